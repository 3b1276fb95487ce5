// What happened last in the pool, as a sentence or two: who got a desktop, who waits, what a reset dropped, what a new version changes.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import { count, plural, size } from '$lib/words/units';
import { nameOf, seatsOf } from './seats';
import { countIn, lettersOn, type Ward } from './ward';
import { people, personText } from './ward-texts';

interface Told {
	readonly ward: Ward;
	readonly events: readonly SimEvent[];
	/** place of the event that is told */
	readonly index: number;
	/** people at work when the scenario began */
	readonly atStart: number;
}
type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

export function newsOf(ward: Ward, events: readonly SimEvent[], atStart: number): string {
	for (let index = events.length - 1; index >= 0; index--) {
		const event = events[index];
		const text = event ? textOf(event, { ward, events, index, atStart }) : '';
		if (text) return text;
	}
	return m.desktops_news_start({ people: people(ward.pool.loggedOn), ready: count(countIn(ward, 'ready')) });
}

/** empty when the event is no news */
function textOf(event: SimEvent, told: Told): string {
	const { ward, events, index } = told;
	switch (event.type) {
		case 'usersArriving':
			return waitingText(ward);
		case 'taskStarted':
			if (event.kind !== 'logIn') return '';
			return [
				thrownBefore(event.at, told),
				m.desktops_news_given({ name: personOn(event.guest, told, index + 1), desk: deskName(event.guest) })
			]
				.join(' ')
				.trim();
		case 'taskEnded':
			if (event.kind !== 'logIn' || event.result !== 'done') return '';
			return waitingText(ward) || m.desktops_news_works({ name: personOn(event.guest, told, index), desk: deskName(event.guest) });
		case 'guestStateChanged':
			return event.guest === ward.pool.broker ? brokerText(event, ward) : '';
		case 'dataWritten':
			if (event.guest === ward.share?.id) return m.desktops_news_saved_share({ share: ward.share.name });
			return m.desktops_news_saved_c({ desk: deskName(event.guest), size: size(event.dataBytes) });
		case 'imageUpdated': {
			const image = ward.images.find(({ guest }) => guest.id === event.image);
			return m.desktops_news_published({ version: count(image?.version ?? 0), now: count(event.now), later: count(event.later) });
		}
		case 'usersLeftPool':
			return event.guests[0] === undefined ? '' : leftText(event.guests[0], told);
		case 'desktopReset':
			return resetText(event, told, events.slice(0, index));
		default:
			return '';
	}
}

function brokerText({ to }: Of<'guestStateChanged'>, { pool }: Ward): string {
	const words = { people: people(pool.loggedOn) };
	if (to === 'running') return m.desktops_news_back();
	return to === 'starting' ? m.desktops_news_booting(words) : m.desktops_news_dead(words);
}

/** of whoever came last and has no desktop; empty when nobody waits */
function waitingText(ward: Ward): string {
	const person = ward.seats.asking.at(-1);
	if (person === undefined) return '';
	const name = nameOf(person);
	const ready = countIn(ward, 'ready');
	if (!ward.brokerServes)
		return m.desktops_news_stuck({ name, ready: count(ready), readyForm: plural(ready), people: people(ward.pool.loggedOn) });
	if (ward.pool.blocked === 'size') return m.desktops_news_full({ name, size: count(ward.pool.size) });
	return m.desktops_news_waits({ name });
}

/** she leaves, and at once her desktop is reset, or destroyed where it is of another version */
function leftText(guest: string, told: Told): string {
	const { events, index } = told;
	const name = personOn(guest, told, index);
	const desk = deskName(guest);
	const then = events
		.slice(index)
		.find(
			(each): each is Of<'desktopReset'> | Of<'guestDeleted'> =>
				(each.type === 'desktopReset' || each.type === 'guestDeleted') && each.guest === guest
		);
	if (!then) return m.desktops_news_left_plain({ name });
	const words = { name, desk, ...droppedBy(then, events.slice(0, index)) };
	return then.type === 'desktopReset' ? m.desktops_news_left(words) : m.desktops_news_left_old(words);
}

/** who was thrown off gets another desktop at the same moment; empty when it was somebody who came */
function thrownBefore(at: number, told: Told): string {
	const before = told.events.slice(0, told.index);
	const place = before.findLastIndex((each) => each.type === 'usersArriving' || each.type === 'desktopReset');
	const event = before[place];
	if (event?.type !== 'desktopReset' || event.at !== at) return '';
	return resetText(event, { ...told, index: place }, before.slice(0, place));
}

/** one that follows a sign-out is told there */
function resetText(event: Of<'desktopReset'>, told: Told, before: readonly SimEvent[]): string {
	const last = before.findLastIndex(
		(each) =>
			(each.type === 'usersLeftPool' && each.guests.includes(event.guest)) ||
			((each.type === 'sessionsLost' || each.type === 'desktopReset') && each.guest === event.guest)
	);
	const cause = before[last]?.type;
	if (cause === 'usersLeftPool') return '';
	const words = { desk: deskName(event.guest), ...droppedBy(event, before) };
	if (cause !== 'sessionsLost') return m.desktops_news_reset(words);
	// she lost her seat when the desktop went off
	const off = before.findLastIndex((each) => each.type === 'guestStateChanged' && each.guest === event.guest);
	return m.desktops_news_thrown({ ...words, name: personOn(event.guest, told, off) });
}

function droppedBy(event: Of<'desktopReset'> | Of<'guestDeleted'>, before: readonly SimEvent[]): { size: string; letters: string } {
	const letters = lettersOn(before).get(event.guest) ?? 0;
	return {
		size: size(event.type === 'desktopReset' ? event.droppedBytes : event.freedBytes),
		letters: letters > 0 ? m.desktops_news_letters({ count: count(letters), countForm: plural(letters) }) : m.desktops_news_no_letters()
	};
}

/** who sat there before the event of this place */
const personOn = (guest: string, { ward, events, atStart }: Told, place: number): string =>
	personText([...seatsOf(ward.pool, events.slice(0, place), atStart).on].find(([id]) => id === guest)?.[1]);

/** ids are made from names, and those of desktops are their names */
const deskName = (guest: string): string => guest.replace(/^vm:/, '');

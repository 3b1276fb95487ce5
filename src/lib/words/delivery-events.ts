// What happens to users, desktops and applications, as sentences.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { DeliveryFact } from '$lib/sim/delivery/event';
import type { SimEvent } from '$lib/sim/event';
import type { GuestId } from '$lib/sim/world';
import { belongsTo } from './belongs';
import type { Names } from './names';
import type { Said } from './said';
import { durationNs } from './time';
import { count, decimal, list, plural, size } from './units';

/** the topic's events: a new one is missed here by the compiler */
export const DELIVERY_EVENTS: Readonly<Record<DeliveryFact['type'], true>> = {
	usersCutOff: true,
	usersServed: true,
	sessionsLost: true,
	usersLoggedOn: true,
	usersLoggedOff: true,
	backlogCleared: true,
	poolCreated: true,
	poolResized: true,
	poolDeleted: true,
	usersArriving: true,
	desktopReset: true,
	usersLeftPool: true,
	imageUpdated: true,
	desktopsShort: true,
	appStarted: true,
	appFetching: true,
	appCached: true,
	appStopped: true,
	endpointCut: true,
	endpointMended: true
};
export const isDeliveryEvent = belongsTo(DELIVERY_EVENTS);

type DeliveryEvent = Extract<SimEvent, { type: DeliveryFact['type'] }>;
type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

export const deliveryEvent = (event: DeliveryEvent, names: Names): Said & { readonly subject: GuestId | null } => ({
	...said(event, names),
	subject: 'guest' in event ? event.guest : null
});

const many = (number: number) => ({ count: count(number), countForm: plural(number) });

function said(event: DeliveryEvent, names: Names): Said {
	switch (event.type) {
		case 'usersCutOff':
			return { tone: 'bad', text: cutOffText(event, names) };
		case 'usersServed':
			return { tone: 'good', text: servedText(event, names) };
		case 'sessionsLost':
			return { tone: 'bad', text: lostText(event, names) };
		case 'usersLoggedOn':
			return { tone: 'good', text: m.delivery_event_loggedOn(loggedWords(event, names)) };
		case 'usersLoggedOff':
			return { tone: 'info', text: m.delivery_event_loggedOff(loggedWords(event, names)) };
		case 'backlogCleared':
			return { tone: 'good', text: m.delivery_event_backlogCleared({ guest: names.name(event.guest), time: durationNs(event.ns) }) };
		case 'poolCreated':
			return { tone: 'good', text: m.delivery_event_poolCreated({ pool: names.name(event.pool), ...many(event.size) }) };
		case 'poolResized': {
			const words = { pool: names.name(event.pool), spare: count(event.spare), ...many(event.size) };
			return { tone: 'info', text: m.delivery_event_poolResized(words) };
		}
		case 'poolDeleted':
			return { tone: 'info', text: m.delivery_event_poolDeleted({ pool: event.name, ...many(event.desktops) }) };
		case 'usersArriving':
			return { tone: 'info', text: arrivingText(event, names) };
		case 'desktopReset':
			return { tone: 'info', text: m.delivery_event_desktopReset({ guest: names.name(event.guest), size: size(event.droppedBytes) }) };
		case 'usersLeftPool':
			return { tone: 'info', text: m.delivery_event_usersLeftPool({ pool: names.name(event.pool), ...many(event.users) }) };
		case 'imageUpdated':
			return { tone: 'info', text: updatedText(event, names) };
		case 'desktopsShort':
			return { tone: 'warn', text: shortText(event, names) };
		case 'appStarted':
			return { tone: 'good', text: startedText(event, names) };
		case 'appFetching':
			return {
				tone: 'info',
				text: m.delivery_event_appFetching({ ...both(event, names), size: size(event.bytes), pcs: count(event.pcs) })
			};
		case 'appCached':
			return { tone: 'good', text: m.delivery_event_appCached(both(event, names)) };
		case 'appStopped':
			if (event.cause === 'licence') return { tone: 'bad', text: m.delivery_event_appUnlicensed(both(event, names)) };
			return { tone: 'info', text: m.delivery_event_appStopped(both(event, names)) };
		case 'endpointCut':
			return { tone: 'bad', text: cutText(event, names) };
		case 'endpointMended':
			return {
				tone: 'good',
				text: m.delivery_event_endpointMended({ endpoint: names.name(event.endpoint), time: durationNs(event.ns) })
			};
		default:
			return assertNever(event);
	}
}

function cutOffText(event: Of<'usersCutOff'>, names: Names): string {
	const words = { guest: names.name(event.guest), host: names.name(event.host), why: event.why, ...many(event.users) };
	if (event.because === event.guest) return m.delivery_event_usersCutOffSelf(words);
	return m.delivery_event_usersCutOff({ ...words, because: names.name(event.because) });
}

function servedText(event: Of<'usersServed'>, names: Names): string {
	const words = { guest: names.name(event.guest), time: durationNs(event.ns), minutes: decimal(event.userMinutes, 1) };
	return m.delivery_event_usersServed({ ...words, ...many(event.users) });
}

const lostText = (event: Of<'sessionsLost'>, names: Names): string =>
	m.delivery_event_sessionsLost({ guest: names.name(event.guest), system: event.oneSystem ? 'one' : 'many', ...many(event.users) });

const loggedWords = (event: Of<'usersLoggedOn' | 'usersLoggedOff'>, names: Names) => ({
	guest: names.name(event.guest),
	all: count(event.loggedOn),
	...many(event.users)
});

function arrivingText(event: Of<'usersArriving'>, names: Names): string {
	const words = { pool: names.name(event.pool), ...many(event.users) };
	return event.ns === 0
		? m.delivery_event_usersArriving(words)
		: m.delivery_event_usersArrivingOver({ ...words, time: durationNs(event.ns) });
}

const updatedText = (event: Of<'imageUpdated'>, names: Names): string =>
	m.delivery_event_imageUpdated({
		pool: names.name(event.pool),
		image: names.name(event.image),
		now: count(event.now),
		later: count(event.later)
	});

const shortText = (event: Of<'desktopsShort'>, names: Names): string =>
	m.delivery_event_desktopsShort({ pool: names.name(event.pool), because: event.because, ...many(event.waiting) });

const startedText = (event: Of<'appStarted'>, names: Names): string =>
	m.delivery_event_appStarted({ ...both(event, names), where: event.runsOn, time: durationNs(event.ns), pcs: count(event.pcs) });

const both = (event: Extract<DeliveryEvent, { application: string }>, names: Names) => ({
	application: names.name(event.application),
	endpoint: names.name(event.endpoint)
});

function cutText(event: Of<'endpointCut'>, names: Names): string {
	const [stopped, goesOn] = [event.stopped.map((id) => names.name(id)), event.goesOn.map((id) => names.name(id))];
	return m.delivery_event_endpointCut({
		endpoint: names.name(event.endpoint),
		stops: stopped.length === 0 ? 'none' : 'some',
		stopped: list(stopped),
		on: goesOn.length === 0 ? 'none' : 'some',
		goesOn: list(goesOn),
		stopsForm: plural(stopped.length),
		onForm: plural(goesOn.length)
	});
}

/** whether the polite status says it: what a command's own words or another event say is left to the log */
export function isDeliveryWorthSaying(event: DeliveryEvent): boolean {
	switch (event.type) {
		case 'desktopReset':
		case 'appFetching':
		case 'sessionsLost':
			return false;
		default:
			return true;
	}
}

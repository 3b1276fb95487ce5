// Words of the pool: its desktops one by one, why a button does nothing, why all this is so, and the whole as text.
import { m } from '$lib/paraglide/messages';
import { count, plural } from '$lib/words/units';
import { nameOf } from './seats';
import { countIn, type Desk, type Ward } from './ward';
import { chosenScreen, portalScreen } from './screen';

export const people = (number: number): string => m.desktops_people_count({ count: count(number), countForm: plural(number) });

export const personText = (person: number | undefined): string => (person === undefined ? m.desktops_somebody() : nameOf(person));

/** of one desktop, for who does not see it */
export function deskText(desk: Desk | null, place: number): string {
	if (!desk) return m.desktops_desk_none({ place: count(place) });
	const words = { desk: desk.guest.name, version: count(desk.version), name: desk.person === null ? '' : nameOf(desk.person) };
	const letters = desk.letters > 0 ? m.desktops_desk_letters({ count: count(desk.letters), countForm: plural(desk.letters) }) : '';
	switch (desk.stage) {
		case 'inUse':
			return m.desktops_desk_inUse(words) + letters;
		case 'signingIn':
			return m.desktops_desk_signingIn(words);
		case 'ready':
			return m.desktops_desk_ready(words);
		case 'starting':
			return m.desktops_desk_starting(words);
		case 'making':
			return m.desktops_desk_making(words);
		case 'off':
			return m.desktops_desk_off(words);
	}
}

/** who and what the buttons for one desktop are about */
export function chosenText({ chosen, place }: Ward): string {
	if (!chosen) return m.desktops_chosen_none({ place: count(place) });
	const desk = chosen.guest.name;
	return chosen.person === null ? m.desktops_chosen_free({ desk }) : m.desktops_chosen({ desk, name: nameOf(chosen.person) });
}

/** why saving and signing out do nothing here; empty when they do */
export function nobodyText({ chosen }: Ward): string {
	if (!chosen) return m.desktops_why_not_made();
	return chosen.stage === 'inUse' ? '' : m.desktops_why_nobody({ desk: chosen.guest.name });
}

export function tallyText(ward: Ward): string {
	const versions = new Map<number, number>();
	for (const desk of ward.desks) if (desk) versions.set(desk.version, (versions.get(desk.version) ?? 0) + 1);
	const starting = countIn(ward, 'starting') + countIn(ward, 'making');
	return [
		m.desktops_tally({
			working: count(ward.pool.loggedOn),
			ready: count(countIn(ward, 'ready')),
			starting: count(starting),
			waiting: count(ward.pool.waiting)
		}),
		...[...versions]
			.sort(([a], [b]) => a - b)
			.map(([version, desks]) => m.desktops_tally_version({ version: count(version), desks: count(desks) }))
	].join(' ');
}

export function wardLines(ward: Ward, news: string): string[] {
	const portal = portalScreen(ward);
	const chosen = chosenScreen(ward);
	return [
		news,
		tallyText(ward),
		ward.brokerServes ? m.desktops_text_broker() : m.desktops_text_broker_dead(),
		m.desktops_text_screen({
			title: portal.title,
			text: [portal.bar, portal.strong, ...portal.lines].filter((line) => line !== '').join(' ')
		}),
		m.desktops_text_screen({
			title: chosen.title,
			text: [chosen.bar, chosen.strong, ...chosen.lines].filter((line) => line !== '').join(' ')
		}),
		...ward.desks.map((desk, nth) => `${deskText(desk, nth + 1)}.`)
	];
}

// What stands on a screen: the portal in a browser, or the picture of a desktop. The box on the desk computes nothing of it.
import { m } from '$lib/paraglide/messages';
import { count, plural } from '$lib/words/units';
import { countIn, type Desk, type Ward } from './ward';
import { nameOf } from './seats';

export interface Screen {
	/** above it */
	readonly title: string;
	readonly shows: 'portal' | 'desktop' | 'nothing';
	/** in the bar: an address, or the desktop's system */
	readonly bar: string;
	readonly strong: string;
	readonly lines: readonly string[];
	/** of a sign-in, 0..1 */
	readonly progress: number | null;
	/** place of the desktop that the picture comes from, 0, 1, …; null: none */
	readonly from: number | null;
	/** somebody waits here, and nothing is on its way */
	readonly stuck: boolean;
}

const isConnected = (desk: Desk): boolean => desk.stage === 'inUse';

/** the screen of the chosen desktop */
export function chosenScreen(ward: Ward): Screen {
	const desk = ward.chosen;
	if (desk && desk.person !== null && isConnected(desk)) return picture(desk, ward);
	const none = { shows: 'nothing', bar: '', progress: null, from: null, stuck: false, title: m.desktops_screen_none() } as const;
	if (!desk) return { ...none, strong: m.desktops_none_title(), lines: [m.desktops_none_gone()] };
	const name = desk.guest.name;
	if (desk.stage === 'signingIn' && desk.person !== null) {
		const person = nameOf(desk.person);
		return {
			...none,
			title: m.desktops_screen({ name: person }),
			strong: m.desktops_signing({ name: person, desk: name }),
			lines: [],
			progress: desk.progress
		};
	}
	const lines = {
		ready: m.desktops_none_ready({ name }),
		starting: m.desktops_none_starting({ name }),
		making: m.desktops_none_making({ name }),
		off: m.desktops_none_off({ name }),
		signingIn: '',
		inUse: ''
	} as const;
	return { ...none, strong: m.desktops_none_title(), lines: [lines[desk.stage]] };
}

/** the screen of whoever came to the portal last, or would come next */
export function portalScreen(ward: Ward): Screen {
	const { seats, pool } = ward;
	const seated = seats.latest === null ? null : (ward.desks.find((desk) => desk?.person === seats.latest) ?? null);
	const waits = seats.latest !== null && seats.asking.includes(seats.latest);
	const person = seats.latest !== null && (seated || waits) ? seats.latest : seats.next;
	const name = nameOf(person);
	const portal = {
		title: m.desktops_screen({ name }),
		shows: 'portal',
		bar: m.desktops_address(),
		progress: null,
		from: null,
		stuck: false
	} as const;
	if (seated && isConnected(seated)) return picture(seated, ward);
	if (seated)
		return {
			...portal,
			strong: m.desktops_portal_given({ desk: seated.guest.name }),
			lines: [m.desktops_portal_signing()],
			progress: seated.progress
		};
	if (!waits) return { ...portal, strong: m.desktops_portal_title(), lines: [m.desktops_portal_item(), m.desktops_portal_idle()] };
	const ready = countIn(ward, 'ready');
	const words = { name, ready: count(ready), readyForm: plural(ready), size: count(pool.size) };
	if (!ward.brokerServes) return { ...portal, stuck: true, strong: m.desktops_portal_dead(), lines: [m.desktops_portal_dead_ready(words)] };
	if (pool.blocked === 'size')
		return { ...portal, stuck: true, strong: m.desktops_portal_full(words), lines: [m.desktops_portal_full_wait()] };
	return { ...portal, strong: m.desktops_portal_wait(), lines: [m.desktops_portal_starting()] };
}

const many = (number: number) => ({ count: count(number), countForm: plural(number) });

function picture(desk: Desk, ward: Ward): Screen {
	return {
		title: m.desktops_screen({ name: nameOf(desk.person ?? 0) }),
		shows: 'desktop',
		bar: m.desktops_system({ os: desk.guest.os, version: count(desk.version) }),
		strong: m.desktops_runs({ desk: desk.guest.name }),
		lines: [
			desk.letters > 0 ? m.desktops_on_c(many(desk.letters)) : m.desktops_on_c_none(),
			ward.letters > 0 ? m.desktops_on_share(many(ward.letters)) : m.desktops_on_share_none()
		],
		progress: null,
		from: desk.place - 1,
		stuck: false
	};
}

// A guest as a tile in a stack: its name or code, its application, and the system with the driver that a request goes through.
import { ROLE_ICONS } from '../marks/roles';
import { m } from '$lib/paraglide/messages';
import type { GuestView } from '$lib/sim/view';
import type { Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { chipAt } from './frame';
import type { ChipMark, TileMark } from './marks';
import { namesFor } from './names';
import type { StackScene } from './scene';

/** what its people use */
export const appWords = (guest: GuestView): string => (guest.role === 'web' ? m.layers_app_web() : m.layers_app_ehr());

export function stateOf(guest: GuestView, { route, fault }: Pick<StackScene, 'route' | 'fault'>): TileMark['state'] {
	if (!route) return 'off';
	if (guest.state === 'running') return fault.kind === 'hung' ? 'cut' : 'runs';
	return guest.state === 'starting' ? 'starting' : guest.state === 'crashed' ? 'crashed' : 'off';
}

/** where a guest's parts stand */
export interface Spot {
	readonly box: Box;
	readonly os: Box;
	/** of the system's name, and of the application's top */
	readonly nameY: number;
	readonly appY: number;
	/** how much room the way of the request needs at the right */
	readonly right: number;
}

export function guestTile(guest: GuestView, scene: StackScene, { box, os, nameY, appY, right }: Spot): TileMark {
	const coded = 10 + 16 + 5 + textWidth(guest.name, 13, 'bold') + 6 > box.width;
	const words = appWords(guest);
	const wide = Math.min(80, box.width - 20 - right);
	const fits = textWidth(words, 12, 'bold') + 18 <= wide;
	return {
		box,
		name: coded ? words : guest.name,
		coded,
		icon: ROLE_ICONS[guest.role],
		handle: true,
		state: stateOf(guest, scene),
		app: fits && !coded ? { box: { x: box.x + 10, y: appY, width: wide, height: 24 }, words } : null,
		os: { box: os, words: systemWords(guest.os, os.width - 16 - right), at: { x: os.x + 8, y: nameY } }
	};
}

/** the name, its first word, or nothing where neither fits */
const systemWords = (os: string, room: number): string => [os, os.split(' ')[0] ?? ''].find((words) => textWidth(words, 12) <= room) ?? '';

/** the driver in the guest that asks */
export function guestChip({ stack, request, route }: StackScene, x: number, right: number, middle = 200): ChipMark {
	const names = namesFor(stack);
	const device = request === 'packet' ? 'packet' : 'write';
	const words = route?.drivers === 'emulated' ? (device === 'packet' ? 'NIC' : 'IDE') : names.front[device];
	return {
		box: chipAt(x, middle, Math.max(textWidth(words, 12, 'bold') + 12, Math.min(76, right - x))),
		words,
		look: route?.drivers === 'emulated' ? 'played' : 'hyper'
	};
}

// Guests that hold no memory hang on hooks: at the end of a shelf where there is room, else on a rail above the bay.
import { m } from '$lib/paraglide/messages';
import type { GuestView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import { roleCode } from '$lib/words/labels';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { MENU } from '../marks/tile';
import type { ParkedMark } from './marks';

export const PARKED_HEIGHT = 28;
const PITCH = 38;
const PAD = 9;
const SPACE = 8;

type Wording = 'full' | 'name' | 'code';

interface Draft {
	readonly guest: GuestView;
	readonly state: ParkedMark['state'];
	readonly label: string;
	readonly word: string;
	readonly width: number;
}

const stateOf = (guest: GuestView): ParkedMark['state'] =>
	guest.state === 'suspended' ? 'suspended' : guest.state === 'crashed' ? 'crashed' : 'off';
const WORDS = { off: m.rack_parked_off, suspended: m.rack_parked_suspended, crashed: m.rack_state_crashed };

function draft(guest: GuestView, wording: Wording): Draft {
	const state = stateOf(guest);
	const label = wording === 'code' ? roleCode(guest.role) : guest.name;
	const word = wording === 'full' ? WORDS[state]() : '';
	const text = textWidth(label, 13, 'bold') + (word === '' ? 0 : 4 + textWidth(word, 12));
	return { guest, state, label, word, width: Math.ceil(2 * PAD + 15 + 6 + text + 10 + 13 + MENU) };
}

function mark(draft: Draft, host: HostId, x: number, y: number): ParkedMark {
	const box: Box = { x: px(x), y: px(y), width: draft.width, height: PARKED_HEIGHT };
	const { guest, state, label, word } = draft;
	const menu = { x: box.x + box.width - MENU - 3, y: box.y + 2, width: MENU, height: MENU };
	return { guest: guest.id, host, name: guest.name, role: guest.role, box, state, word, label, menu };
}

/** In columns at the right end of the free part of a shelf; null where it is too small. */
export function hangInShelf(guests: readonly GuestView[], host: HostId, free: Box): ParkedMark[] | null {
	const rows = Math.max(1, Math.floor((free.height - PARKED_HEIGHT) / PITCH) + 1);
	for (const wording of ['full', 'name'] as const) {
		const drafts = guests.map((guest) => draft(guest, wording));
		const columns = Array.from({ length: Math.ceil(drafts.length / rows) }, (_, column) =>
			drafts.slice(column * rows, (column + 1) * rows)
		);
		const widths = columns.map((column) => Math.max(...column.map(({ width }) => width)));
		const all = widths.reduce((sum, width) => sum + width + SPACE, 0);
		if (all > free.width) continue;
		let x = free.x + free.width - all;
		return columns.flatMap((column, at) => {
			const width = widths[at] ?? 0;
			const left = x;
			x += width + SPACE;
			return column.map((one, row) => mark({ ...one, width }, host, left, free.y + row * PITCH));
		});
	}
	return null;
}

/** In rows as wide as the bay; tells how tall they are in all. */
export function hangOnRail(
	guests: readonly GuestView[],
	host: HostId,
	rail: { readonly x: number; readonly y: number; readonly width: number }
): { marks: ParkedMark[]; height: number } {
	const right = rail.x + rail.width - SPACE;
	let x = rail.x + SPACE;
	let row = 0;
	const marks = guests.map((guest) => {
		const full = draft(guest, 'full');
		const one = full.width <= rail.width - 2 * SPACE ? full : draft(guest, 'code');
		if (x + one.width > right && x > rail.x + SPACE) {
			x = rail.x + SPACE;
			row++;
		}
		const made = mark(one, host, x, rail.y + row * PITCH);
		x += one.width + SPACE;
		return made;
	});
	return { marks, height: guests.length === 0 ? 0 : (row + 1) * PITCH };
}

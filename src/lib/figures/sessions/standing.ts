// Where people stand: above the system that they depend on, with a line down to it. Those who share one stand in a block on one line.
import { px, type Box } from '../marks/box';
import type { PersonMark, StemMark } from './marks';
import { MOST_PEOPLE } from './people';
import { stopped, type Seat } from './seats';

/** px of a person with her name, and of one without */
export const NAMED = { width: 44, height: 38 } as const;
export const NAMELESS = { width: 17, height: 18 } as const;
/** between people and the bay */
export const STEM = 14;
/** least px between two names in one row */
const NAME_PITCH = 40;

/** rows of people with a desktop each: names that are wider than a tile take turns in height */
const turns = (pitch: number): number => Math.max(1, Math.ceil(NAME_PITCH / pitch));

/** rows that people with their names may take, whatever their number: the drawing must not jump */
export const rowsNamed = (width: number, pitch: number): number =>
	Math.max(Math.ceil(MOST_PEOPLE / Math.floor(width / NAMED.width)), turns(pitch));

/** rows of people without names that a tile so wide may need */
export const rowsNameless = (width: number): number => Math.ceil(MOST_PEOPLE / Math.max(1, Math.floor(width / NAMELESS.width)));

interface Standing {
	readonly people: readonly PersonMark[];
	readonly stems: readonly StemMark[];
}

/**
 * People who share one system: a block from its left edge on, one line for all of them.
 *
 * @param room px from the block's left to where the next may begin
 * @param ground y of their feet; @param top y where the line ends
 */
export function block(seats: readonly Seat[], tile: Box, room: number, ground: number, top: number | null): Standing {
	const cell = top === null ? NAMELESS : NAMED;
	const most = Math.max(1, Math.floor(room / cell.width));
	const rows = Math.ceil(seats.length / most);
	const columns = rows === 0 ? 0 : Math.ceil(seats.length / rows);
	const people = seats.map((seat, nth): PersonMark => {
		const row = Math.floor(nth / columns);
		const y = ground - (rows - row) * cell.height;
		return { ...seat, x: px(tile.x + ((nth % columns) + 0.5) * cell.width), y };
	});
	const last = people.slice(-columns);
	const [first, end] = [people[0], people[Math.min(columns, people.length) - 1] ?? last.at(-1)];
	if (top === null || !first || !end) return { people, stems: [] };
	const middle = px(tile.x + tile.width / 2);
	const d = `M${Math.min(first.x, middle)} ${ground + 2}H${Math.max(end.x, middle)}M${middle} ${ground + 2}V${top}`;
	return { people, stems: [{ d, condition: stemOf(seats) }] };
}

/** Each over a tile of her own, with a line of her own. */
export function row(seats: readonly (Seat & { readonly tile: Box })[], pitch: number, ground: number, top: number | null): Standing {
	const rows = top === null ? 1 : turns(pitch);
	const height = top === null ? NAMELESS.height : NAMED.height;
	const people = seats.map(({ tile, ...seat }, nth): PersonMark => {
		const place = rows - 1 - (nth % rows);
		return { ...seat, x: px(tile.x + tile.width / 2), y: ground - (place + 1) * height };
	});
	if (top === null) return { people, stems: [] };
	const stems = people.map(({ x, y, condition }): StemMark => ({
		d: `M${x} ${y + height - 3}V${top}`,
		condition: stemOf([{ condition }])
	}));
	return { people, stems };
}

const stemOf = (seats: readonly Pick<Seat, 'condition'>[]): StemMark['condition'] =>
	seats.every((seat) => stopped(seat)) ? 'cut' : seats.some(({ condition }) => condition === 'slow') ? 'slow' : 'works';

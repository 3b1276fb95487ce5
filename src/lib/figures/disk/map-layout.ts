// The map of a disk as marks: the disk runs down the columns, 2 MiB in each; a square is 64 KiB. To scale, so that a block is a column
// and a grain a square; a write of 4 KiB is a dot, since to scale it would be too flat to be seen.
import type { Content } from '$lib/sim/storage/content';
import { px, type Box } from '../marks/box';
import { SIDE, SQUARE } from './place';
import type { Write } from './written';

const COLUMN = SIDE * SQUARE;
const DOT = 4;
const RING = 9;

export interface MapGrid {
	/** px of the map's side */
	readonly side: number;
	/** px of a square */
	readonly cell: number;
	/** lines between the columns, and between the squares */
	readonly columns: string;
	readonly rows: string;
}

/** @param room px that there is: the map takes whole px a square, 11 at most */
export function gridOf(room: number): MapGrid {
	const cell = Math.max(6, Math.min(11, Math.floor(room / SIDE)));
	const side = cell * SIDE;
	const lines = Array.from({ length: SIDE - 1 }, (_, nth) => (nth + 1) * cell);
	return {
		side,
		cell,
		columns: lines.map((at) => `M${at} 0V${side}`).join(''),
		rows: lines.map((at) => `M0 ${at}H${side}`).join('')
	};
}

/** where a byte of the disk lies */
export const pointOf = (byte: number, { cell }: MapGrid): { readonly x: number; readonly y: number } => ({
	x: px((Math.floor(byte / COLUMN) + 0.5) * cell),
	y: px(((byte % COLUMN) / SQUARE) * cell)
});

/** the square at a point of the map */
export function squareAt(x: number, y: number, { side, cell }: MapGrid): number {
	const on = (at: number) => Math.min(SIDE - 1, Math.max(0, Math.floor(Math.min(side, at) / cell)));
	return on(x) * SIDE + on(y);
}

export const boxOf = (square: number, { cell }: MapGrid): Box => ({
	x: Math.floor(square / SIDE) * cell,
	y: (square % SIDE) * cell,
	width: cell,
	height: cell
});

/** Ranges of whole squares: whole columns as one box, the rest of a column as another. */
export function boxesOf(ranges: Content, grid: MapGrid): Box[] {
	return ranges.flatMap(({ from, to }) => {
		const boxes: Box[] = [];
		for (let at = from; at < to;) {
			const end = Math.min(to, Math.floor(at / COLUMN) * COLUMN + COLUMN);
			const { x, y } = boxOf(at / SQUARE, grid);
			boxes.push({ x, y, width: grid.cell, height: ((end - at) / SQUARE) * grid.cell });
			at = end;
		}
		return boxes;
	});
}

export interface WriteMark extends Write {
	readonly x: number;
	readonly y: number;
	readonly dot: Box;
	readonly ring: number;
	/** where its number stands; null where another one's ring or number is in the way */
	readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' } | null;
}

/** The newest write gets its number first, the others where there is room left. */
export function writeMarks(writes: readonly Write[], grid: MapGrid): WriteMark[] {
	const points = writes.map(({ from, to }) => pointOf((from + to) / 2, grid));
	const taken: Box[] = points.map(({ x, y }) => ({ x: x - RING, y: y - RING, width: 2 * RING, height: 2 * RING }));
	const labels = new Map<number, WriteMark['label']>();
	for (let nth = writes.length - 1; nth >= 0; nth--) {
		const [at, write] = [points[nth], writes[nth]];
		if (!at || !write) continue;
		const wide = String(write.number).length * 8 + 2;
		const sides = [
			{ x: at.x + RING + 3, y: at.y + 4.5, anchor: 'start' as const, left: at.x + RING + 2 },
			{ x: at.x - RING - 3, y: at.y + 4.5, anchor: 'end' as const, left: at.x - RING - 2 - wide }
		];
		for (const { left, ...label } of sides) {
			const box = { x: left, y: at.y - 8, width: wide, height: 16 };
			if (left < 0 || left + wide > grid.side || taken.some((other, place) => place !== nth && overlap(box, other))) continue;
			labels.set(nth, label);
			taken.push(box);
			break;
		}
	}
	return writes.map((write, nth) => {
		const { x, y } = points[nth] ?? { x: 0, y: 0 };
		const dot = { x: px(x - DOT / 2), y: px(y - DOT / 2), width: DOT, height: DOT };
		return { ...write, x, y, dot, ring: RING, label: labels.get(nth) ?? null };
	});
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

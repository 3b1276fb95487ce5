// Measures that all stacks share, so that three drawings side by side stand on one line.
import { px, type Box } from '../marks/box';
import type { Point } from './marks';

export const HEIGHT = 410;
export const METAL_Y = 300;
export const METAL_H = 46;
/** the first guests stand here; their handles reach above */
export const TOP = 16;
export const CELL = 18;
const CELL_PITCH = 22;
/** the least room for a circle with a number, from its middle */
export const ROUND = 11;
export const CHIP_H = 22;

export const cellsOf = (count: number, width: number): Point[] =>
	Array.from({ length: count }, (_, nth) => ({ x: width - 12 - (count - nth) * CELL_PITCH + 4, y: METAL_Y + 14 }));

/** the middle of the cell that is nearest to x: what goes down to a core ends on one */
export const overCell = (cells: readonly Point[], x: number): number =>
	cells.map((cell) => cell.x + CELL / 2).reduce((best, middle) => (Math.abs(middle - x) < Math.abs(best - x) ? middle : best), Infinity);

export const chipAt = (x: number, middle: number, width: number): Box => ({
	x: px(x),
	y: middle - CHIP_H / 2,
	width: px(width),
	height: CHIP_H
});

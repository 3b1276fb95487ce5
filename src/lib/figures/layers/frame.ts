// Measures that all stacks share, so that three drawings side by side stand on one line.
import { px, type Box } from '../marks/box';
import type { Point, Track } from './marks';

export const HEIGHT = 410;
export const METAL_Y = 300;
export const METAL_H = 46;
/** the first guests stand here; their handles reach above */
export const TOP = 16;
export const CELL = 18;
const CELL_PITCH = 22;
const CHIP_H = 22;

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

/** straight down: what a core does needs no driver */
export const coreTrack = (x: number, app: number, system: number, wall: number, owner?: number): Track => [
	{ x, y: app, stop: 'app' },
	{ x, y: system, stop: 'system' },
	{ x, y: wall, stop: 'wall' },
	...(owner === undefined ? [] : [{ x, y: owner, stop: 'owner' as const }]),
	// just above the cell: its level stays visible
	{ x, y: METAL_Y + 3, stop: 'core' }
];

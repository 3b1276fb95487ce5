// How much time and how many bytes the lanes' charts show. All lanes share both scales, so that they can be compared.
import { scaleLinear } from 'd3-scale';
import type { Plan } from './plan';
import type { Run } from './run';

interface Lane {
	readonly plan: Plan;
	readonly run: Run;
}

/** of first rounds: three rounds of a race that nobody wins */
const ROUNDS = 2.8;

/**
 * s from the start to the right end of the axis. It doubles when a move comes to its end: a scale that crept along would hide that time
 * passes evenly. A move that never ends asks for no more room.
 */
export function spanOf(lanes: readonly Lane[]): number {
	const rounds = lanes.some(({ plan }) => plan.diskS > 0) ? 1 : ROUNDS;
	const least = Math.max(1, ...lanes.map(({ plan }) => plan.setupS + plan.diskS + (rounds * plan.ramBytes) / plan.liveBytesPerS));
	const shown = Math.max(0, ...lanes.map(({ run }) => (run.endless ? 0 : run.seconds)));
	let span = scaleLinear().domain([0, least]).nice(6).domain()[1] ?? least;
	while (span < shown) span *= 2;
	return span;
}

/** bytes at the top of the axis: the most that a round or a disk is */
export const topOf = (lanes: readonly Lane[]): number => Math.max(1, ...lanes.flatMap(({ plan }) => [plan.ramBytes, plan.diskBytes]));

// One published figure against ours, by the tolerance that came with it. Pure: no vector and no topic is known here.
import type { Result } from './validation';

/** as vectors write it: one of `exact`, `range`, `rel`, or an absolute `abs`, `abs_s`, `abs_ms`, `abs_pct` */
export type Tolerance = Readonly<Record<string, unknown>>;

export interface Comparison {
	readonly met: boolean;
	/** ours minus published; of a list, the largest; to the nearer end of a range; null when they are no numbers */
	readonly difference: number | null;
}

/** what rounding in a computer may add to a figure that should be exactly as published, as a part of it */
const ROUNDING = 1e-12;

/**
 * @param unit of the figure: `s`, `ms`, `pct` … as at the end of its key; tells what an absolute tolerance in another unit means
 * @returns not met when the two are of different kinds or lengths, or when ours is no number where one was published
 */
export function compare(published: Result, ours: Result, tolerance: Tolerance, unit: string): Comparison {
	if (tolerance.range === true && isRange(published)) return withinRange(published, numbersOf(ours));
	if (Array.isArray(published)) return compareLists(published, ours, tolerance, unit);
	if (typeof published !== 'number' || typeof ours !== 'number') return { met: published === ours, difference: null };
	const difference = ours - published;
	return { met: Math.abs(difference) <= allowed(published, tolerance, unit) + ROUNDING * Math.abs(published), difference };
}

function compareLists(published: readonly Result[], ours: Result, tolerance: Tolerance, unit: string): Comparison {
	if (!Array.isArray(ours)) return { met: false, difference: null };
	const mine: readonly Result[] = ours;
	const pairs = published.map((value, i) => compare(value, mine[i] ?? NaN, tolerance, unit));
	const differences = pairs.flatMap((pair) => (pair.difference === null ? [] : [pair.difference]));
	return {
		met: mine.length === published.length && pairs.every((pair) => pair.met),
		difference: differences.length === 0 ? null : largest(differences)
	};
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most));

function withinRange([low, high]: readonly [number, number], ours: readonly number[]): Comparison {
	if (ours.length === 0) return { met: false, difference: null };
	const outside = ours.map((value) => (value < low ? value - low : value > high ? value - high : value >= low ? 0 : NaN));
	return { met: outside.every((distance) => distance === 0), difference: largest(outside) };
}

const isRange = (value: Result): value is readonly [number, number] =>
	Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');

function numbersOf(value: Result): readonly number[] {
	const list: readonly Result[] = Array.isArray(value) ? value : [value];
	return list.every((each) => typeof each === 'number') ? list : [];
}

/** how far off ours may be, in the figure's unit */
function allowed(published: number, tolerance: Tolerance, unit: string): number {
	const { rel, abs, abs_s: seconds, abs_ms: milliseconds, abs_pct: points } = tolerance;
	const size = Math.abs(published);
	if (typeof rel === 'number') return rel * size;
	if (typeof abs === 'number') return abs;
	if (typeof seconds === 'number') return unit === 'ms' ? seconds * 1_000 : seconds;
	if (typeof milliseconds === 'number') return unit === 's' ? milliseconds / 1_000 : milliseconds;
	// percentage points of a percentage; of another figure, percent of that
	if (typeof points === 'number') return unit === 'pct' ? points : (points / 100) * size;
	return 0;
}

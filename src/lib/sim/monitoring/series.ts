// The past of one counter, in the five resolutions that consoles keep, of bounded size however long it runs.
// A counter holds its value between changes, so averages are exact: areas under a step function, not samples of it.
import { SECOND } from '../units';

/** Lengths of a sample and how many are kept [20 s, 5 min, 30 min, 2 h and 1 day: computertechblog, Broadcom KB 387750]. */
export const RINGS = [
	{ id: 'hour', everyNs: 20 * SECOND, keeps: 180 },
	{ id: 'day', everyNs: 300 * SECOND, keeps: 288 },
	{ id: 'week', everyNs: 1_800 * SECOND, keeps: 336 },
	{ id: 'month', everyNs: 7_200 * SECOND, keeps: 360 },
	{ id: 'year', everyNs: 86_400 * SECOND, keeps: 365 }
] as const;
export type RingId = (typeof RINGS)[number]['id'];

/** Plain JSON; never written to: a change makes a new one that shares what stayed. */
export interface Series {
	/** ns at which it was first seen */
	readonly begun: number;
	/** ns since which it has had its value; all before is in the rings */
	readonly at: number;
	readonly value: number;
	/** in the order of RINGS */
	readonly rings: readonly Ring[];
}

export interface Ring {
	/** closed samples, oldest first; equal ones in a row are one run, so that what rests costs nothing */
	readonly runs: readonly Run[];
	readonly open: Open;
}

/** that many samples in a row with this average and this peak */
type Run = readonly [mean: number, peak: number, times: number];

/** the sample that is still being filled */
interface Open {
	/** ns at which it, or the whole series, began */
	readonly from: number;
	/** value times ns, up to the series' `at` */
	readonly area: number;
	/** lowest and highest value so far; null while no time has passed in it */
	readonly low: number | null;
	readonly peak: number | null;
}

export interface Sample {
	/** ns */
	readonly from: number;
	readonly to: number;
	/** time-weighted */
	readonly mean: number;
	/** the highest value that it had for any time at all */
	readonly peak: number;
}

/** @param at ns at which it is first seen */
export const seriesFrom = (at: number, value: number): Series => ({
	begun: at,
	at,
	value,
	rings: RINGS.map(() => ({ runs: [], open: { from: at, area: 0, low: null, peak: null } }))
});

/** The series with another value from `at` on; itself when the value is the one it has. @param at ns, not before the last change */
export function become(series: Series, at: number, value: number): Series {
	return value === series.value ? series : { begun: series.begun, at, value, rings: ringsAt(series, at) };
}

/** Samples of one ring up to a moment, oldest first; the last one is still open when the moment lies inside it. @param now ns, not before the last change */
export function samplesOf(series: Series, id: RingId, now: number): Sample[] {
	const place = RINGS.findIndex((ring) => ring.id === id);
	const { everyNs } = RINGS[place] ?? RINGS[0];
	const ring = ringsAt(series, now)[place];
	if (!ring) return [];
	const { runs, open } = ring;
	const count = countOf(runs);
	const samples: Sample[] = [];
	// samples end at multiples of their length; only the first of a series may begin later than at one
	let to = open.from - (count - 1) * everyNs;
	for (const [mean, peak, times] of runs)
		for (let i = 0; i < times; i++, to += everyNs) samples.push({ from: Math.max(series.begun, to - everyNs), to, mean, peak });
	if (open.low !== null && open.peak !== null) samples.push({ from: open.from, to: now, mean: meanOf(open, now), peak: open.peak });
	return samples;
}

/** the rings once the series has kept its value until `at` */
const ringsAt = (series: Series, at: number): readonly Ring[] =>
	at <= series.at ? series.rings : series.rings.map((ring, place) => held(ring, RINGS[place] ?? RINGS[0], series, at));

/** a ring after its value was held from `at` to `until` */
function held(ring: Ring, { everyNs, keeps }: (typeof RINGS)[number], { at, value }: Series, until: number): Ring {
	const end = (Math.floor(at / everyNs) + 1) * everyNs;
	if (until < end) return { runs: ring.runs, open: filled(ring.open, until - at, value) };
	const first = filled(ring.open, end - at, value);
	const whole = Math.floor((until - end) / everyNs);
	const from = end + whole * everyNs;
	const runs = pushed(pushed(ring.runs, [meanOf(first, end), first.peak ?? value, 1], keeps), [value, value, whole], keeps);
	return { runs, open: filled({ from, area: 0, low: null, peak: null }, until - from, value) };
}

const filled = ({ from, area, low, peak }: Open, ns: number, value: number): Open =>
	ns === 0
		? { from, area, low, peak }
		: {
				from,
				area: area + value * ns,
				low: low === null ? value : Math.min(low, value),
				peak: peak === null ? value : Math.max(peak, value)
			};

/** without rounding where the value never changed: equal samples stay one run */
const meanOf = ({ from, area, low, peak }: Open, to: number): number => (low !== null && low === peak ? low : area / (to - from));

function pushed(runs: readonly Run[], [mean, peak, times]: Run, keeps: number): readonly Run[] {
	if (times === 0) return runs;
	const last = runs.at(-1);
	const joined = last !== undefined && last[0] === mean && last[1] === peak;
	const all: Run[] = joined ? [...runs.slice(0, -1), [mean, peak, last[2] + times]] : [...runs, [mean, peak, times]];
	return newest(all, keeps);
}

/** what is older than the ring keeps falls off its end */
function newest(runs: readonly Run[], keeps: number): readonly Run[] {
	let over = countOf(runs) - keeps;
	if (over <= 0) return runs;
	const kept: Run[] = [];
	for (const [mean, peak, times] of runs) {
		if (times > over) kept.push([mean, peak, times - Math.max(0, over)]);
		over = Math.max(0, over - times);
	}
	return kept;
}

const countOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run[2], 0);

// A storm: many desktops boot or log in, and share the reads and writes per second of one datastore. Each asks at its own rate at most;
// what one can't use goes to the others. Solved from one arrival or end to the next; nothing is stepped.
import { at } from '../../base/at';
import { Heap } from '../../base/heap';

export interface StormJob {
	/** s */
	readonly at: number;
	/** reads and writes in all */
	readonly ios: number;
	/** per second, when the datastore gives all it asks */
	readonly iops: number;
}

export interface Storm {
	/** s at which each job ended, in the jobs' order; Infinity when it never does */
	readonly ends: readonly number[];
	/** s at which the last one ended */
	readonly seconds: number;
	/** most jobs under way at once */
	readonly most: number;
	/** most reads and writes per second asked for, and granted, at once */
	readonly peakAsked: number;
	readonly peakGranted: number;
}

/** jobs of one rate are always served alike: what one has got since it began, all that run since then have got */
interface Band {
	readonly iops: number;
	/** reads and writes that a job which ran from the beginning would have got */
	attained: number;
	/** by the attained amount at which they end */
	readonly running: Heap;
	count: number;
}

/**
 * @param capacity reads and writes per second left for the storm; 0 or less: nothing ever ends
 * @returns ends by max-min sharing with each job's rate as its cap (equal weights)
 */
export function storm(jobs: readonly StormJob[], capacity: number): Storm {
	const order = [...jobs.keys()].sort((a, b) => at(jobs, a).at - at(jobs, b).at || a - b);
	const bands = [...new Set(jobs.map(({ iops }) => iops))].sort((a, b) => a - b).map((iops) => bandOf(iops));
	const ends = jobs.map(() => Infinity);
	let [now, next, most, peakAsked, peakGranted] = [0, 0, 0, 0, 0];
	for (;;) {
		const rates = share(bands, capacity);
		const running = bands.reduce((sum, band) => sum + band.count, 0);
		most = Math.max(most, running);
		peakAsked = Math.max(
			peakAsked,
			sum(bands, (band) => band.count * band.iops)
		);
		peakGranted = Math.max(
			peakGranted,
			sum(bands, (band, i) => band.count * at(rates, i))
		);
		const arrival = next < order.length ? at(jobs, at(order, next)).at : Infinity;
		const ending = bands.map((band, i) => now + firstEnd(band, at(rates, i)));
		const until = Math.min(arrival, ...ending);
		if (until === Infinity) break;
		bands.forEach((band, i) => (band.attained += at(rates, i) * (until - now)));
		now = until;
		for (const [i, band] of bands.entries()) {
			if (at(ending, i) > until) continue;
			// whoever ends at the same amount ends now; the amount is theirs exactly, whatever rounding says
			band.attained = Math.max(band.attained, band.running.first);
			while (band.count > 0 && band.running.first <= band.attained) {
				ends[band.running.pop() ?? 0] = now;
				band.count--;
			}
		}
		for (; next < order.length && at(jobs, at(order, next)).at <= now; next++) {
			const place = at(order, next);
			const job = at(jobs, place);
			const band = at(
				bands,
				bands.findIndex(({ iops }) => iops === job.iops)
			);
			band.running.push(band.attained + job.ios, place);
			band.count++;
		}
	}
	return { ends, seconds: Math.max(0, ...ends), most, peakAsked, peakGranted };
}

/** s at which each of so many begins, spread evenly from 0: the first at once */
export const evenly = (count: number, perSecond: number): number[] => Array.from({ length: count }, (_, i) => i / perSecond);

/** s that n equal jobs take which begin together: each at its own rate, or all at the datastore's */
export const burstSeconds = (n: number, ios: number, iops: number, capacity: number): number => Math.max(ios / iops, (n * ios) / capacity);

/** rate of one job in each band: the level that uses the capacity up, or its own rate */
function share(bands: readonly Band[], capacity: number): number[] {
	let left = Math.max(0, capacity);
	let open = sum(bands, (band) => band.count);
	// bands are in order of their rate: those below the level are satisfied first
	return bands.map((band) => {
		if (band.count === 0) return 0;
		const rate = Math.min(band.iops, left / open);
		left -= rate * band.count;
		open -= band.count;
		return rate;
	});
}

/** s until the first of the band's jobs ends; Infinity when none does */
function firstEnd(band: Band, rate: number): number {
	const left = band.running.first - band.attained;
	return left <= 0 ? 0 : rate > 0 ? left / rate : Infinity;
}

const bandOf = (iops: number): Band => ({ iops, attained: 0, running: new Heap(), count: 0 });

const sum = (bands: readonly Band[], of: (band: Band, i: number) => number): number => bands.reduce((all, band, i) => all + of(band, i), 0);

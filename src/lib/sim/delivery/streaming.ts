// Applications that reach the PC: streamed packages, which start when a part has come, and whole files. What a network cut stops, and when
// a cached package refuses to start.
import { at } from '../../base/at';
import { maxMinFair } from '../network/fairness';
import { GiB, SECOND } from '../units';

/** part of a package that must have come before it starts for the first time [A: 0.3] */
export const FEATURE_BLOCK = 0.3;

/** ns that a cached package runs without its server before its licence ends [A: 30 days] */
export const LICENCE_NS = 30 * 86_400 * SECOND;

/** memory that a hidden machine on the PC takes from it [A: 1 GiB] */
export const HIDDEN_VM_BYTES = GiB;

/**
 * s from the click until it runs: latency + φ·Z/B
 * @param bytes Z, the whole package
 * @param bytesPerS B; 0: it waits, so Infinity
 */
export const firstLaunchS = (bytes: number, bytesPerS: number, latencyS = 0, part = FEATURE_BLOCK): number =>
	part * bytes === 0 ? latencyS : bytesPerS > 0 ? latencyS + (part * bytes) / bytesPerS : Infinity;

/** s from the click until all of it lies on the PC, and it runs without the server: latency + Z/B */
export const cachedS = (bytes: number, bytesPerS: number, latencyS = 0): number => firstLaunchS(bytes, bytesPerS, latencyS, 1);

export interface Fetch {
	/** s at which it begins */
	readonly at: number;
	readonly bytes: number;
	/** that it crosses, each once */
	readonly links: readonly string[];
}

/**
 * When files sent at the same time have arrived, sharing links by max-min: publishing one package to many PCs.
 * @param capacity of each link, bytes/s
 * @returns s at which each is complete, in their order; Infinity over a link that carries nothing
 */
export function fetchEnds(fetches: readonly Fetch[], capacity: ReadonlyMap<string, number>): number[] {
	const ends = fetches.map(({ at: begin, bytes }) => (bytes > 0 ? Infinity : begin));
	const left = fetches.map(({ bytes }) => bytes);
	for (let now = 0; ;) {
		const open = fetches.flatMap((fetch, i) => (at(ends, i) === Infinity && fetch.at <= now ? [i] : []));
		const rates = maxMinFair(
			capacity,
			open.map((i) => ({ links: at(fetches, i).links }))
		);
		const begins = fetches.flatMap((fetch, i) => (at(ends, i) === Infinity && fetch.at > now ? [fetch.at] : []));
		const dues = open.map((i, k) => now + at(left, i) / at(rates, k));
		const until = Math.min(...begins, ...dues);
		if (until === Infinity) return ends;
		open.forEach((i, k) => {
			left[i] = at(left, i) - at(rates, k) * (until - now);
			if (at(dues, k) <= until) ends[i] = until;
		});
		now = until;
	}
}

/** ns at which a cached package stops starting, counted from the last moment that its server was reached */
export const licenceEnds = (lastContact: number, licenceNs = LICENCE_NS): number => lastContact + licenceNs;

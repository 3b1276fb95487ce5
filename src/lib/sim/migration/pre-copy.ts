// A whole pre-copy migration at constant bandwidth, as a recurrence: round after round until the policy stops. Lessons, tests and the
// table of published results use it; the migration that runs among others in the world must agree with it.
import type { StopPolicyName } from '../world';
import { afterPeriod, canRise, heldBack, UNTHROTTLED } from './auto-converge';
import { rewritten, WORKING_SET_FRACTION, type Dirtying } from './dirtying';
import { firstCap, isBounded, nextCap, shouldStop } from './policy';
import { sensible } from './sensible';

export interface PreCopy {
	/** memory to send: all of the guest's, or only what it has used */
	readonly ramBytes: number;
	/** bandwidth that it is given all the time; 0: it stands still */
	readonly bytesPerS: number;
	/** memory that the guest rewrites per second */
	readonly dirtyBytesPerS: number;
	/** the most that it rewrites over and over; 0.9 of the memory unless said */
	readonly workingSetBytes?: number;
	readonly policy?: StopPolicyName;
	/** s that the last copy may take, for the policies that stop by it (30 ms and 300 ms unless said) */
	readonly lastCopyS?: number;
	readonly dirtying?: Dirtying;
	/** s before the first round */
	readonly setupS?: number;
	/** s from the last byte until the guest runs */
	readonly resumeS?: number;
	/** bytes per second that the sending machine manages at most, in the last copy too */
	readonly senderBytesPerS?: number | null;
	readonly autoConverge?: boolean;
}

export interface LiveRound {
	readonly sentBytes: number;
	readonly seconds: number;
	/** rewritten meanwhile: what the next round, or the last copy, sends */
	readonly dirtiedBytes: number;
	/** by how much the guest was held back in it */
	readonly throttlePercent: number;
}

export type PreCopyResult =
	| {
			readonly outcome: 'done';
			readonly rounds: readonly LiveRound[];
			readonly lastCopyBytes: number;
			readonly downtimeS: number;
			readonly totalS: number;
			/** by all live rounds and the last copy */
			readonly sentBytes: number;
	  }
	/** every further round would leave as much as this one: there is no total time */
	| { readonly outcome: 'notConverging'; readonly rounds: readonly LiveRound[]; readonly leftBytes: number }
	/** no bandwidth: it waits, and has not failed */
	| { readonly outcome: 'stalled' };

/** more rounds than anyone waits for: each takes longer than an uncapped policy's threshold, so these are more than half an hour [A] */
const ENDLESS = 100_000;

/**
 * Pre-copy in rounds [Clark et al., NSDI 2005]: V_1 = V, t_i = V_i/B, V_(i+1) = D(t_i); downtime = V_(n+1)/B + resume.
 * @throws RangeError for a number that is none or negative
 */
export function preCopy(input: PreCopy): PreCopyResult {
	const { ramBytes, dirtyBytesPerS, policy = 'fixed-threshold', dirtying = 'linear', setupS = 0, resumeS = 0 } = sensible(input);
	const link = Math.min(input.bytesPerS, input.senderBytesPerS ?? Infinity);
	const workingSet = Math.min(input.workingSetBytes ?? WORKING_SET_FRACTION * ramBytes, ramBytes);
	const rounds: LiveRound[] = [];
	if (ramBytes === 0) return done(rounds, 0, link, setupS, resumeS);
	if (link === 0) return { outcome: 'stalled' };
	let cap = firstCap(policy);
	let throttle = UNTHROTTLED;
	let total = 0;
	let still = 0;
	for (let sent = ramBytes; rounds.length < ENDLESS;) {
		const bytesPerS = Math.min(link, cap ?? Infinity);
		const seconds = sent / bytesPerS;
		const left = rewritten(dirtying, heldBack(dirtyBytesPerS, throttle.percent), workingSet, seconds);
		const sentBeforeBytes = rounds.at(-1)?.sentBytes ?? null;
		rounds.push({ sentBytes: sent, seconds, dirtiedBytes: left, throttlePercent: throttle.percent });
		total += sent;
		const round = rounds.length;
		const end = {
			round,
			sentBytes: sent,
			sentBeforeBytes,
			totalBytes: total,
			ramBytes,
			remainingBytes: left,
			bytesPerS,
			capBytesPerS: cap
		};
		if (shouldStop(policy, end, input.lastCopyS)) return done(rounds, left, link, setupS, resumeS);
		still = Math.abs(left - sent) < 1 ? still + 1 : 0;
		const mayRise = input.autoConverge === true && canRise(throttle, left, sent);
		if (still >= 2 && !isBounded(policy) && !mayRise) break;
		if (input.autoConverge) throttle = afterPeriod(throttle, left, sent);
		cap = nextCap(policy, cap, left / seconds);
		sent = left;
	}
	return { outcome: 'notConverging', rounds, leftBytes: rounds.at(-1)?.dirtiedBytes ?? 0 };
}

function done(rounds: LiveRound[], lastCopyBytes: number, bytesPerS: number, setupS: number, resumeS: number): PreCopyResult {
	const downtimeS = (lastCopyBytes > 0 ? lastCopyBytes / bytesPerS : 0) + resumeS;
	return {
		outcome: 'done',
		rounds,
		lastCopyBytes,
		downtimeS,
		totalS: setupS + rounds.reduce((sum, { seconds }) => sum + seconds, 0) + downtimeS,
		sentBytes: rounds.reduce((sum, { sentBytes }) => sum + sentBytes, 0) + lastCopyBytes
	};
}

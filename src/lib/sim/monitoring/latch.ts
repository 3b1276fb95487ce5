// One threshold watched over time: above it long enough raises, at or under another, lower one clears. So a value that trembles
// about the threshold raises once and not again and again.

export interface Threshold {
	/** a value above it counts */
	readonly above: number;
	/** a raised one clears at this or below; at most `above` */
	readonly clear: number;
}

export interface Latch {
	/** ns since which the value has been above without a break; null while it is not. Stays while raised. */
	readonly aboveSince: number | null;
	/** ns at which that had lasted long enough */
	readonly raisedAt: number | null;
}

export const QUIET: Latch = { aboveSince: null, raisedAt: null };

/** A latch at `at`, its value unchanged until then: it may have been raised on the way, at its exact moment. */
export function latchAt(latch: Latch, lastsNs: number, at: number): Latch {
	if (latch.raisedAt !== null || latch.aboveSince === null) return latch;
	const due = latch.aboveSince + lastsNs;
	return due <= at ? { aboveSince: latch.aboveSince, raisedAt: due } : latch;
}

/** A latch as brought up to `at` by latchAt, once it has this value from `at` on. The same value again changes nothing. */
export function latchBecomes(latch: Latch, threshold: Threshold, at: number, value: number): Latch {
	if (latch.raisedAt !== null) return value > threshold.clear ? latch : QUIET;
	if (value <= threshold.above) return QUIET;
	return latch.aboveSince === null ? { aboveSince: at, raisedAt: null } : latch;
}

/** The latch of something that ages: what matters is since when it is there, and a later beginning starts anew. */
export function latchAges(latch: Latch, since: number | null): Latch {
	if (since === null) return QUIET;
	return since === latch.aboveSince ? latch : { aboveSince: since, raisedAt: null };
}

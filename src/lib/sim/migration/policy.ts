// When pre-copy stops copying live and freezes the guest for the rest: pluggable, named as in the sources.
import type { Policy } from '../world';

export interface RoundEnd {
	/** live rounds done, this one included */
	readonly round: number;
	/** to be sent next: what the guest rewrote meanwhile */
	readonly remainingBytes: number;
	readonly bytesPerS: number;
}

type StopPolicy = (end: RoundEnd) => boolean;

/** s of downtime that the last copy may take [SimGrid 3.32, VmLiveMigration.cpp] */
const THRESHOLD_S = 0.03;

const POLICIES: Record<Policy['migration']['stop'], StopPolicy> = {
	'fixed-threshold': ({ remainingBytes, bytesPerS }) => remainingBytes <= bytesPerS * THRESHOLD_S
};

export const shouldStop = (name: Policy['migration']['stop'], end: RoundEnd): boolean => POLICIES[name](end);

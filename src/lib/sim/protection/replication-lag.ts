// How far a replica lags behind its original: every interval, what changed meanwhile is sent; the replica is as old as the start of the
// last complete cycle. Times are integer ns, sizes bytes, rates bytes per second.
import { SECOND } from '../units';
import { copyNs } from './recovery';

export interface Replicating {
	/** ns between two starts, as asked for */
	readonly intervalNs: number;
	/** what the link and the datastores carry */
	readonly bytesPerS: number;
	/** what the guest changes */
	readonly changedBytesPerS: number;
	/** more than this never differs: what the guest's disks hold */
	readonly contentBytes: number;
}

export interface Lag {
	/** that each cycle sends */
	readonly bytes: number;
	/** ns that sending them takes */
	readonly sendNs: number;
	/** ns between two starts: the interval, or longer when sending takes longer */
	readonly periodNs: number;
	/** ns: the age of the replica just before the next cycle is complete, at its worst */
	readonly worstNs: number;
	/** false: a cycle takes longer than the interval */
	readonly keepsUp: boolean;
}

/**
 * The steady state of asynchronous replication. With period p and sending time c, a cycle that starts at 0 is complete at c and shows the
 * moment 0; the next is complete at p + c: so the replica is at worst p + c old [closed form; changes taken as distinct bytes, A].
 * @returns Infinity for times that never end (no bandwidth, with something to send)
 */
export function replicationLag({ intervalNs, bytesPerS, changedBytesPerS, contentBytes }: Replicating): Lag {
	const inInterval = Math.min(Math.round((changedBytesPerS * intervalNs) / SECOND), contentBytes);
	// what can't be sent within the interval piles up, until all of the content differs
	const keepsUp = copyNs(inInterval, bytesPerS) <= intervalNs;
	const bytes = keepsUp ? inInterval : contentBytes;
	const sendNs = copyNs(bytes, bytesPerS);
	const periodNs = Math.max(intervalNs, sendNs);
	return { bytes, sendNs, periodNs, worstNs: periodNs + sendNs, keepsUp };
}

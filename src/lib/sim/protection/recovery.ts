// Recovery arithmetic on plain numbers: which moment comes back (recovery point), how long that takes (recovery time), and how many
// bytes a copy needs. Times are integer ns, sizes bytes, rates bytes per second.
import { SECOND } from '../units';

export interface Copy {
	/** ns of the moment whose content it holds: when copying began, not when it ended */
	readonly takenAt: number;
	/** ns at which it was complete; null while it is still being copied */
	readonly finishedAt: number | null;
}

/**
 * The moment that can be brought back: the newest content of which a complete copy exists. A copy under way is none yet: if it breaks off,
 * the one before counts [definition: recovery point].
 * @returns ns; null when there is no complete copy. Never later than `now`.
 */
export function recoveryPoint(copies: readonly Copy[], now: number): number | null {
	let point: number | null = null;
	for (const { takenAt, finishedAt } of copies)
		if (finishedAt !== null && finishedAt <= now && takenAt <= now && (point === null || takenAt > point)) point = takenAt;
	return point;
}

/**
 * Bytes that a backup copies: everything written when it is the first, and what changed since the last complete one after that.
 * More than all there is never changes.
 */
export const backupBytes = (usedBytes: number, changedBytes: number | null): number =>
	changedBytes === null ? usedBytes : Math.min(changedBytes, usedBytes);

/**
 * Bytes of an increment into which the one before it was merged, when that is thrown away: at most both together, and never more than
 * the whole content [A: nothing was changed in both; really less].
 */
export const mergedBytes = (older: number, newer: number, contentBytes: number): number => Math.min(older + newer, contentBytes);

/** ns that a copy of so many bytes takes; Infinity without bandwidth */
export function copyNs(bytes: number, bytesPerS: number): number {
	if (bytes <= 0) return 0;
	return bytesPerS > 0 ? Math.ceil((bytes / bytesPerS) * SECOND) : Infinity;
}

/** ns from the decision to restore until the guest serves again: copying the content back, then booting */
export const recoveryTimeNs = (bytes: number, bytesPerS: number, bootNs: number): number => copyNs(bytes, bytesPerS) + bootNs;

/** where something lies; a site is a building or campus that can be lost at once */
export interface Place {
	readonly datastore: string;
	readonly site: string;
}

export interface Cover {
	/** the copy outlives the loss of any datastore that the original lies on */
	readonly datastore: boolean;
	/** the copy outlives the loss of any site that the original lies at */
	readonly site: boolean;
}

/** What a copy is good for: one beside its original is no protection against losing both. */
export function coverOf(copy: Place, originals: readonly Place[]): Cover {
	return {
		datastore: originals.every(({ datastore }) => datastore !== copy.datastore),
		site: originals.every(({ site }) => site !== copy.site)
	};
}

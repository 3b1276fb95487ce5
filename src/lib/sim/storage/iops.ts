// Reads and writes per second of a datastore, shared among those who ask.
import type { Changes, Draft } from '../draft';

export function settleIops(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

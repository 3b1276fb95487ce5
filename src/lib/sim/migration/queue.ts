// Migrations that wait for their turn.
import type { Changes, Draft } from '../draft';

export function settleQueue(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

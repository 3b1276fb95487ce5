// Who is served and who is cut off, and what that costs in user-minutes.
import type { Changes, Draft } from '../draft';

export function settleService(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

// What desktop pools do about a change: keep spare desktops, hand ready ones to waiting users.
import type { Changes, Draft } from '../draft';

export function settlePools(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

// What clusters do about a change: notice losses, start waiting guests, evacuate hosts, plan the next balancing.
import type { Changes, Draft } from '../draft';

export function settleClusters(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

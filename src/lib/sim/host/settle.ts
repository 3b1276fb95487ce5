// What a host does about its memory when those who hold it change.
import type { Changes, Draft } from '../draft';
import type { Host } from '../world';

export function settleMemory(_draft: Draft, _changes: Changes): void {
	// nothing yet
}

/** The balloons under way have reached their targets. */
export function memoryDue(draft: Draft, host: Host): void {
	draft.setHost(host.id, { memoryDueAt: null });
}

// Disks that move to another datastore.
import type { Draft } from '../draft';
import type { Task } from '../task';
import type { Guest } from '../world';

export function endStorageMove(draft: Draft, guest: Guest, _task: Extract<Task, { kind: 'moveStorage' }>): void {
	draft.endTask(guest, 'done');
}

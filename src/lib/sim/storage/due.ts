// What happens when a task with a guest's disks has come to its end.
import type { Draft } from '../draft';
import type { Task } from '../task';
import type { Guest } from '../world';

export function endStorageTask(
	draft: Draft,
	guest: Guest,
	_task: Extract<Task, { kind: 'snapshot' | 'consolidate' | 'convertDisk' }>
): void {
	draft.endTask(guest, 'done');
}

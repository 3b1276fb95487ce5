// What happens when a task with a guest's disks has come to its end.
import type { Draft } from '../draft';
import type { Task } from '../task';
import type { Guest } from '../world';
import { endConversion } from './convert-disk';
import { endConsolidation } from './delete-snapshot';

export function endStorageTask(
	draft: Draft,
	guest: Guest,
	task: Extract<Task, { kind: 'snapshot' | 'consolidate' | 'convertDisk' }>
): void {
	switch (task.kind) {
		case 'snapshot':
			return draft.endTask(guest, 'done');
		case 'consolidate':
			return endConsolidation(draft, guest);
		case 'convertDisk':
			return endConversion(draft, guest, task);
	}
}

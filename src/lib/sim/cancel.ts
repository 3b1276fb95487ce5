// Calling off a task that can be called off: a migration that waits or still copies, a copy of files, a clone.
import { refuse } from './check';
import { abortClone } from './guest/make';
import { abortMigration } from './migration/abort';
import { abortStorageMove } from './migration/disks';
import type { Operation } from './operation';
import type { Migration, Task } from './task';
import type { Guest, TaskId, World } from './world';
import { busyGuests } from './whereabouts';

export const cancelTask: Operation<'cancelTask'> = {
	checks(world, command) {
		return [refuse('task', cancellable(world, command.task) !== undefined, { task: command.task })];
	},
	apply(draft, command) {
		const guest = cancellable(draft, command.task);
		if (guest?.task?.kind === 'clone') abortClone(draft, guest, 'cancelled');
		if (guest?.task?.kind === 'convertDisk' || guest?.task?.kind === 'backup') draft.endTask(guest, 'cancelled');
		if (guest?.task?.kind === 'migrate') abortMigration(draft, guest, guest.task, 'cancelled');
		if (guest?.task?.kind === 'moveStorage') abortStorageMove(draft, guest, guest.task, 'cancelled');
	}
};

const FILES: readonly Task['kind'][] = ['clone', 'convertDisk', 'moveStorage', 'backup'];
// once the guest is frozen for the last copy there is no way back that would be quicker, and once it runs at its target there is none
const PHASES: readonly Migration['phase'][] = ['queued', 'setup', 'disks', 'precopy'];

function cancellable(world: World, id: TaskId): Guest | undefined {
	return busyGuests(world).find(
		({ task }) => task?.id === id && (FILES.includes(task.kind) || (task.kind === 'migrate' && PHASES.includes(task.phase)))
	);
}

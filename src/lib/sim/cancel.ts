// Calling off a task that can be called off: a live migration that still copies, a clone.
import { refuse } from './check';
import { abortClone } from './guest/make';
import { abortMigration } from './migration/migrate';
import type { Operation } from './operation';
import type { Guest, TaskId, World } from './world';

export const cancelTask: Operation<'cancelTask'> = {
	checks(world, command) {
		return [refuse('task', cancellable(world, command.task) !== undefined, { task: command.task })];
	},
	apply(draft, command) {
		const guest = cancellable(draft, command.task);
		if (guest?.task?.kind === 'clone') abortClone(draft, guest, 'cancelled');
		if (guest?.task?.kind === 'migrate') abortMigration(draft, guest, guest.task, 'cancelled');
	}
};

// once the guest is frozen for the last copy there is no way back that would be quicker
function cancellable(world: World, id: TaskId): Guest | undefined {
	return world.guests.find(
		({ task }) =>
			task?.id === id && (task.kind === 'clone' || (task.kind === 'migrate' && (task.phase === 'setup' || task.phase === 'precopy')))
	);
}

// Names of tasks, and those that ended, newest first.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { TaskView } from '$lib/sim/view';
import type { GuestId, TaskId } from '$lib/sim/world';

type Ended = Extract<SimEvent, { type: 'taskEnded' }>;
export type TaskKind = TaskView['kind'] | 'job';

export interface EndedTask {
	readonly id: TaskId;
	readonly kind: TaskKind;
	readonly guest: GuestId;
	readonly result: Ended['result'];
	/** s */
	readonly at: number;
}

/** The latest `most` tasks that ended, newest first. */
export function endedTasks(events: readonly SimEvent[], most: number): EndedTask[] {
	const ended: EndedTask[] = [];
	for (let i = events.length - 1; i >= 0 && ended.length < most; i -= 1) {
		const event = events[i];
		if (event?.type === 'taskEnded')
			ended.push({ id: event.task, kind: event.kind, guest: event.guest, result: event.result, at: event.at / 1e9 });
	}
	return ended;
}

const NAMES: Readonly<Record<TaskKind, (inputs: { name: string }) => string>> = {
	boot: m.lab_task_boot,
	shutDown: m.lab_task_shutDown,
	suspend: m.lab_task_suspend,
	restore: m.lab_task_restore,
	clone: m.lab_task_clone,
	migrate: m.lab_task_migrate,
	bootHost: m.lab_task_bootHost,
	logIn: m.lab_task_logIn,
	customize: m.lab_task_customize,
	snapshot: m.lab_task_snapshot,
	consolidate: m.lab_task_consolidate,
	convertDisk: m.lab_task_convertDisk,
	moveStorage: m.lab_task_moveStorage,
	backup: m.lab_task_backup,
	recover: m.lab_task_recover,
	job: m.lab_task_job
};

/** "Move ehr-app-01" */
export const taskName = (kind: TaskKind, name: string): string => NAMES[kind]({ name });

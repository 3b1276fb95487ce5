// Letting time pass: every completion in order. The cost follows the changes, not the time.
import { assertNever } from '../base/never';
import { dueOf } from './anchor';
import { Draft, nextDueOf } from './draft';
import type { SimEvent } from './event';
import { endPowerTask } from './guest/power';
import { endJobs } from './guest/work';
import { endHostBoot } from './host/power';
import { endMigrationPhase } from './migration/migrate';
import type { Guest, World } from './world';

/**
 * @param until ns; a moment that has passed already changes nothing
 * @returns the world at `until` and everything that happened on the way. One call over a span equals many over its parts.
 */
export function advance(world: World, until: number): { world: World; events: readonly SimEvent[] } {
	if (!(until > world.now) && nextDue(world) > world.now) return { world, events: [] };
	const draft = new Draft(world);
	draft.openQueue();
	for (let due = draft.next(until); due; due = draft.next(until)) {
		if ('host' in due) endHostBoot(draft, due.host);
		else endWhatIsDue(draft, due.guest);
		draft.settle();
	}
	draft.now = Math.max(world.now, until);
	return { world: draft.close(), events: draft.events };
}

/** ns of the next thing that happens by itself; Infinity when nothing is under way */
export function nextDue(world: World): number {
	let due = Infinity;
	for (const guest of world.guests) if (guest.task !== null || guest.jobs.length > 0) due = Math.min(due, nextDueOf(guest));
	for (const host of world.hosts) if (host.bootedAt !== null) due = Math.min(due, host.bootedAt);
	return due;
}

function endWhatIsDue(draft: Draft, guest: Guest): void {
	const { task } = guest;
	if (task === null || dueOf(task.progress) > draft.now) return endJobs(draft, guest);
	switch (task.kind) {
		case 'boot':
		case 'shutDown':
		case 'suspend':
		case 'restore':
			return endPowerTask(draft, guest, task);
		case 'migrate':
			return endMigrationPhase(draft, guest);
		case 'clone':
			draft.setGuest(guest.id, { task: null });
			return draft.emit({
				type: 'taskEnded',
				task: task.id,
				kind: 'clone',
				guest: guest.id,
				result: 'done',
				ns: draft.now - task.startedAt
			});
		default:
			return assertNever(task);
	}
}

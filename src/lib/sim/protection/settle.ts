// What follows for copies when something else changes: one that broke off is worth nothing, and without its original none goes on.
import type { Changes, Draft } from '../draft';
import { findBackup, findGuest } from '../look';
import { emptyBytes } from '../storage/writing';
import type { Task } from '../task';
import type { GuestId } from '../world';
import { lostStoreOf } from './reading';

export function settleProtection(draft: Draft, changes: Changes): void {
	for (const [id, before] of changes.guests) {
		const task = before?.task;
		if (task?.kind !== 'backup' && task?.kind !== 'recover') continue;
		if (findGuest(draft, id)?.task?.id === task.id) continue;
		if (task.kind === 'backup') dropUnfinished(draft, id, task);
		else emptyUnfinished(draft, id, task);
	}
	for (const { id, guest: guestId, copying } of [...draft.replications]) {
		if (copying === null || !(changes.guests.has(guestId) || changes.things.size > 0)) continue;
		const guest = findGuest(draft, guestId);
		if (!guest || lostStoreOf(draft, guest)) draft.set('replications', id, { copying: null, dueAt: null });
	}
}

/** a task that was called off or broke off: one that was done has left a complete backup */
function dropUnfinished(draft: Draft, guest: GuestId, task: Extract<Task, { kind: 'backup' }>): void {
	const backup = findBackup(draft, task.backup);
	if (backup && backup.finishedAt !== null) return;
	draft.remove('backups', task.backup);
	draft.emit({ type: 'backupFailed', guest, datastore: task.to });
}

/** half a restored disk is none */
function emptyUnfinished(draft: Draft, id: GuestId, task: Extract<Task, { kind: 'recover' }>): void {
	const guest = findGuest(draft, id);
	const ended = draft.events.findLast((event) => event.type === 'taskEnded' && event.task === task.id);
	if (!guest || ended?.type !== 'taskEnded' || ended.result === 'done') return;
	const disks = guest.disks.map((disk) => ({ ...disk, extents: [], usedBytes: emptyBytes(disk, disk.thin ? 'thin' : 'thick') }));
	draft.setGuest(id, { disks });
	draft.emit({ type: 'restoreFailed', guest: id, backup: task.backup });
}

// What migrations do when something changes: what is rewritten goes on at another rate, a link fails or comes back, a target datastore
// runs full, a waiting migration gets its turn.
import type { Changes, Draft } from '../draft';
import { findDatastore, findGuest, findHost } from '../look';
import { carriesMigration } from '../network/flows';
import { freeBytes } from '../storage/space';
import { busyGuests } from '../whereabouts';
import type { Guest, HostId } from '../world';
import { abortMigration } from './abort';
import { abortStorageMove } from './disks';
import { copiesFilesTo } from './files';
import { sendsMemory } from './phase';
import { stoodStill } from './phases';
import { beginWaiting } from './queue';
import { goOnRewriting } from './rounds';
import { takesPart } from './slots';

export function settleMigrations(draft: Draft, changes: Changes): void {
	let freed = false;
	for (const [id, before] of changes.guests) {
		const guest = findGuest(draft, id);
		if (before !== null && takesPart(before) && !(guest && takesPart(guest))) freed = true;
		if (!guest?.task) continue;
		if (before !== null) goOnRewriting(draft, before, guest);
		if (before === null || before.disks !== guest.disks) giveUpWithoutRoom(draft, draft.guest(id));
		watchLink(draft, draft.guest(id));
	}
	for (const [id, before] of changes.things) {
		const host = findHost(draft, id as HostId);
		if (!host || !before || !('linkUp' in before)) continue;
		if (before.linkUp === host.linkUp && before.nicBytesPerS === host.nicBytesPerS) continue;
		for (const guest of busyGuests(draft)) {
			const task = takesPart(guest);
			if (task && (task.from === host.id || task.to === host.id)) watchLink(draft, guest);
		}
	}
	if (freed) beginWaiting(draft);
}

/** Says when a migration's link carries nothing, and when it does again. A guest that still fetches its memory stands still meanwhile. */
function watchLink(draft: Draft, guest: Guest): void {
	const task = takesPart(guest);
	if (!task || !sendsMemory(task)) return;
	const { id, from, to, phase, stalledAt } = task;
	const carries = carriesMigration(draft.host(from), draft.host(to));
	if (carries === (stalledAt === null)) return;
	const paused = phase === 'pull';
	if (!carries) {
		draft.setGuest(guest.id, { task: { ...task, stalledAt: draft.now, stoppedAt: paused ? draft.now : task.stoppedAt } });
		draft.emit({ type: 'migrationStalled', task: id, guest: guest.id, from, to, paused });
		return;
	}
	const runs = paused ? { stoppedAt: null, downtimeNs: stoodStill(draft, task) } : {};
	draft.setGuest(guest.id, { task: { ...task, stalledAt: null, ...runs } });
	draft.emit({ type: 'migrationResumed', task: id, guest: guest.id, from, to, ns: draft.now - (stalledAt ?? draft.now) });
}

/** what the guest wrote meanwhile has to fit on the target, too */
function giveUpWithoutRoom(draft: Draft, guest: Guest): void {
	const to = copiesFilesTo(guest);
	const store = to === null ? undefined : findDatastore(draft, to);
	if (!store || freeBytes(draft, store) >= 0) return;
	if (guest.task?.kind === 'moveStorage') abortStorageMove(draft, guest, guest.task, 'noSpace');
	if (guest.task?.kind === 'migrate') abortMigration(draft, guest, guest.task, 'noSpace');
}

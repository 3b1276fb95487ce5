// Taking a backup: everything the first time, then what has changed since the last one on that datastore. What it holds is the moment at
// which copying began.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { Draft } from '../draft';
import { notBusy, roomOn, stateCheck } from '../guest/checks';
import { storesOf } from '../storage/chain';
import { findBackup, findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import { bytesOf } from '../storage/content';
import type { Task } from '../task';
import type { BackupId, DatastoreId, Guest, World } from '../world';
import type { Backup } from './backup';
import { differenceOf } from './changed';
import { disksThere, keptApart, readable, storeThere } from './checks';
import { chainOf, coverOn, lastOf } from './copies';
import { flatDisks } from './reading';
import { backupBytes, mergedBytes } from './recovery';

export const backupGuest: Operation<'backupGuest'> = {
	checks(world, { guest: id, to }) {
		const guest = findGuest(world, id);
		const store = findDatastore(world, to);
		if (!guest || !store) return [refuse('exists', false, { what: guest ? to : id })];
		return [
			refuse('exists', true, { what: guest.name }),
			...canBackUp(world, guest),
			storeThere(store),
			roomOn(world, to, bytesToCopy(world, guest, to)),
			warn('crashConsistent', consistencyOf(guest) === 'application', { guest: guest.name }),
			keptApart(world, guest, store),
			readable(world, guest)
		];
	},
	apply(draft, { guest, to }) {
		beginBackup(draft, draft.guest(guest), to);
	}
};

/** its disks can be read, and nothing else is under way */
export const canBackUp = (world: World, guest: Guest): Check[] => [
	stateCheck(guest, 'backupGuest', ['off', 'running', 'paused', 'suspended'].includes(guest.state)),
	notBusy(guest),
	...disksThere(world, guest)
];

export function beginBackup(draft: Draft, guest: Guest, to: DatastoreId): void {
	const id: BackupId = `backup:${draft.nextSerial()}`;
	const totalBytes = bytesToCopy(draft, guest, to);
	draft.add('backups', {
		id,
		guest: guest.id,
		name: guest.name,
		takenAt: draft.now,
		finishedAt: null,
		datastore: to,
		kind: lastOf(draft, guest.id, to) ? 'incremental' : 'full',
		bytes: totalBytes,
		consistent: consistencyOf(guest),
		content: contentOf(draft, guest)
	});
	const progress = amount(draft.now, totalBytes);
	draft.startTask(guest.id, { id: draft.nextTask(), kind: 'backup', backup: id, to, startedAt: draft.now, totalBytes, progress });
}

export function endBackup(draft: Draft, guest: Guest, task: Extract<Task, { kind: 'backup' }>): void {
	const backup = findBackup(draft, task.backup);
	const store = findDatastore(draft, task.to);
	draft.endTask(guest, 'done');
	if (!backup || !store) return;
	draft.set('backups', backup.id, { finishedAt: draft.now });
	draft.emit({
		type: 'backupFinished',
		guest: guest.id,
		backup: backup.id,
		kind: backup.kind,
		datastore: store.id,
		bytes: task.totalBytes,
		ns: draft.now - task.startedAt,
		consistent: backup.consistent,
		cover: coverOn(draft, store, storesOf(draft, guest))
	});
	const plan = draft.backupPlans.find((each) => each.guest === guest.id && each.datastore === store.id);
	if (plan) for (const old of chainOf(draft, guest.id, store.id).slice(0, -plan.keep)) throwAway(draft, old);
}

/** Removes a backup. The next one takes over what it needs of it, so that no other backup is lost. @returns bytes freed */
export function throwAway(draft: Draft, backup: Backup): number {
	const next = chainOf(draft, backup.guest, backup.datastore).find((each) => each.takenAt > backup.takenAt && each.kind === 'incremental');
	let grown = 0;
	if (next) {
		const content = next.content.disks.reduce((sum, disk) => sum + bytesOf(disk.extents), 0);
		const bytes = Math.max(next.bytes, mergedBytes(backup.bytes, next.bytes, content));
		grown = bytes - next.bytes;
		draft.set('backups', next.id, { kind: backup.kind, bytes });
	}
	draft.remove('backups', backup.id);
	return backup.bytes - grown;
}

/** what a copy taken now holds */
export const contentOf = (world: World, guest: Guest): Backup['content'] => {
	const { role, os, vcpus, memoryBytes, reservedBytes, weight, capPercent, tools, network, identity, load, needs, users } = guest;
	return {
		disks: flatDisks(world, guest),
		hardware: { role, os, vcpus, memoryBytes, reservedBytes, weight, capPercent, tools, network, identity, load, needs, users }
	};
};

/** with tools the guest's programs are asked to write what they hold in memory; off, they have done so */
export const consistencyOf = (guest: Guest): Backup['consistent'] =>
	guest.state === 'off' || (guest.state === 'running' && guest.tools && !guest.toolsHung) ? 'application' : 'crash';

function bytesToCopy(world: World, guest: Guest, to: DatastoreId): number {
	const content = flatDisks(world, guest).map((disk) => disk.extents);
	const used = content.reduce((sum, extents) => sum + bytesOf(extents), 0);
	const last = lastOf(world, guest.id, to);
	if (!last) return backupBytes(used, null);
	const before = last.content.disks.map((disk) => disk.extents);
	// everyday work is taken to have gone on since the last backup when the guest runs now [A]
	const worked = guest.state === 'running' ? world.now - last.takenAt : 0;
	return backupBytes(used, differenceOf(before, content, guest.load, worked));
}

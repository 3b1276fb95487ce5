// Deleting a snapshot keeps the present: its files are merged with what lies on them. Where several branches lie on them, they stay,
// without a name, until one is left.
import { amount } from '../anchor';
import { refuse, type Check } from '../check';
import type { Draft } from '../draft';
import { hostIsOn, notBusy, roomOn } from '../guest/checks';
import { virtualOnly } from '../guest/physical';
import { disksThere } from '../protection/checks';
import { findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import type { DatastoreId, Guest, World } from '../world';
import { depthOf } from './chain';
import { findSnapshot, inState, noClones } from './checks';
import { consolidate } from './consolidate';
import type { Snapshot, TemporaryFile } from './disk';
import { allBytes, freeBytes } from './space';

export const deleteSnapshot: Operation<'deleteSnapshot'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		const snapshot = guest && findSnapshot(guest, command.snapshot);
		if (!guest || !snapshot) return [refuse('exists', false, { what: guest ? command.snapshot : command.guest })];
		return [
			refuse('exists', true, { what: snapshot.name }),
			...virtualOnly(world, guest, 'deleteSnapshot'),
			...disksThere(world, guest),
			inState(guest, 'deleteSnapshot', ['off', 'running', 'paused', 'noSpace', 'suspended']),
			notBusy(guest),
			hostIsOn(world, guest),
			noClones(world, guest, snapshot.id),
			...room(world, deletedIn(guest, snapshot))
		];
	},

	apply(draft, command) {
		const before = draft.guest(command.guest);
		const snapshot = findSnapshot(before, command.snapshot);
		if (!snapshot) return;
		const guest = draft.setGuest(before.id, { snapshots: deletedIn(before, snapshot).snapshots });
		const plan = consolidate(draft, guest);
		draft.emit({
			type: 'snapshotDeleted',
			guest: guest.id,
			snapshot: snapshot.id,
			name: snapshot.name,
			mergedBytes: plan.movedBytes,
			kept: plan.guest.snapshots.some(({ id }) => id === snapshot.id)
		});
		if (plan.movedBytes === 0) {
			if (plan.guest !== guest) takeOver(draft, guest, plan.guest);
			return;
		}
		draft.startTask(guest.id, {
			id: draft.nextTask(),
			kind: 'consolidate',
			startedAt: draft.now,
			snapshot: snapshot.id,
			totalBytes: plan.movedBytes,
			temporary: plan.temporary,
			progress: amount(draft.now, plan.movedBytes)
		});
	}
};

/** The merge under way has come to its end: what was written meanwhile is merged with it. */
export function endConsolidation(draft: Draft, guest: Guest): void {
	const plan = consolidate(draft, { ...guest, task: null });
	const fits = roomFor(draft, { ...guest, task: null }, plan.temporary);
	draft.endTask(guest, fits ? 'done' : 'failed');
	if (fits) takeOver(draft, guest, plan.guest);
}

function takeOver(draft: Draft, before: Guest, { disks, snapshots, currentSnapshot }: Guest): void {
	const after = draft.setGuest(before.id, { disks, snapshots, currentSnapshot });
	const freedBytes = allBytes({ ...before, task: null }) - allBytes({ ...after, task: null });
	draft.emit({ type: 'snapshotsMerged', guest: after.id, freedBytes, depth: depthOf(draft, after) });
}

const deletedIn = (guest: Guest, snapshot: Snapshot): Guest => ({
	...guest,
	snapshots: guest.snapshots.map((each) => (each === snapshot ? { ...each, deleted: true, memoryBytes: 0, cpuSeen: null } : each))
});

/** merging needs room before it gives any back: the lower file grows while the upper one is still there */
function room(world: World, guest: Guest): Check[] {
	return sums(consolidate(world, guest).temporary).map(([id, bytes]) => roomOn({ ...world, guests: withGuest(world, guest) }, id, bytes));
}

function roomFor(world: World, guest: Guest, temporary: readonly TemporaryFile[]): boolean {
	const after = { ...world, guests: withGuest(world, guest) };
	return sums(temporary).every(([id, bytes]) => {
		const store = findDatastore(world, id);
		return store !== undefined && bytes <= freeBytes(after, store);
	});
}

const withGuest = (world: World, guest: Guest): Guest[] => world.guests.map((each) => (each.id === guest.id ? guest : each));

/** room needed by datastore */
function sums(temporary: readonly TemporaryFile[]): [DatastoreId, number][] {
	const all = new Map<DatastoreId, number>();
	for (const { datastore, bytes } of temporary) all.set(datastore, (all.get(datastore) ?? 0) + bytes);
	return [...all];
}

// Taking a snapshot: the files that the guest writes are frozen, and it goes on in new, empty ones on top. Its memory may be saved too.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { Draft } from '../draft';
import { hostIsOn, notBusy, roomOn } from '../guest/checks';
import { virtualOnly } from '../guest/physical';
import { disksThere } from '../protection/checks';
import { findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import type { DatastoreId, Guest, World } from '../world';
import { depthOf, onTop } from './chain';
import { ageCheck, chainChecks, growthCheck, inState, snapshotName } from './checks';
import type { Snapshot } from './disk';
import { freeBytes } from './space';
import { emptyBytes } from './writing';

export const takeSnapshot: Operation<'takeSnapshot'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		if (!guest.disks[0]) return [refuse('exists', false, { what: `${guest.name}: disk` })];
		const memory = command.memory === true;
		return [
			refuse('exists', true, { what: guest.name }),
			...virtualOnly(world, guest, 'takeSnapshot'),
			...disksThere(world, guest),
			inState(guest, 'takeSnapshot', memory ? ['running', 'paused'] : ['off', 'running', 'paused']),
			notBusy(guest),
			hostIsOn(world, guest),
			snapshotName(guest, command.name),
			...chainChecks(world, guest),
			...room(world, guest, memory),
			...ageCheck(world, guest),
			...(memory ? [] : [warn('quiesced', consistency(guest, false) === 'file-system', { guest: guest.name })])
		];
	},

	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const memory = command.memory === true;
		const snapshot: Snapshot = {
			id: `snapshot:${draft.nextSerial()}`,
			name: command.name,
			parent: guest.currentSnapshot,
			takenAt: draft.now,
			memoryBytes: memory ? guest.memoryBytes : 0,
			consistent: consistency(guest, memory),
			deleted: false,
			layers: guest.disks.map(({ datastore, usedBytes, extents }) => ({ datastore, usedBytes, extents })),
			hardware: { vcpus: guest.vcpus, memoryBytes: guest.memoryBytes },
			cpuSeen: memory ? guest.cpuSeen : null
		};
		const after = draft.setGuest(guest.id, {
			snapshots: [...guest.snapshots, snapshot],
			currentSnapshot: snapshot.id,
			disks: guest.disks.map((disk) => onTop(disk, emptyBytes(disk, 'delta')))
		});
		const { id, name, memoryBytes, consistent } = snapshot;
		draft.emit({
			type: 'snapshotTaken',
			guest: guest.id,
			snapshot: id,
			name,
			memoryBytes,
			consistent,
			depth: depthOf(draft, after)
		});
		if (memoryBytes === 0) return;
		const progress = amount(draft.now, memoryBytes);
		draft.startTask(guest.id, {
			id: draft.nextTask(),
			kind: 'snapshot',
			startedAt: draft.now,
			snapshot: id,
			totalBytes: memoryBytes,
			progress
		});
	}
};

/** The guest stopped before its memory was written: the snapshot of the disks stays. */
export function loseMemory(draft: Draft, guest: Guest): void {
	const { task } = guest;
	if (task?.kind !== 'snapshot') return;
	const snapshots = guest.snapshots.map((each) => (each.id === task.snapshot ? { ...each, memoryBytes: 0, cpuSeen: null } : each));
	const name = snapshots.find((each) => each.id === task.snapshot)?.name ?? '';
	draft.setGuest(guest.id, { snapshots });
	draft.emit({ type: 'snapshotMemoryLost', guest: guest.id, snapshot: task.snapshot, name });
}

/**
 * How the disks alone are: through the guest tools the file system is brought to rest first; without them, or beside saved memory,
 * they are as if power had been cut. A guest that is off has nothing half written.
 */
function consistency(guest: Guest, memory: boolean): Snapshot['consistent'] {
	if (guest.state === 'off') return 'file-system';
	return !memory && guest.state === 'running' && guest.tools && !guest.toolsHung ? 'file-system' : 'crash';
}

/** for the new files, which are small, and for the memory, which is not */
function room(world: World, guest: Guest, memory: boolean): Check[] {
	const need = new Map<DatastoreId, number>();
	const add = (id: DatastoreId, bytes: number) => need.set(id, (need.get(id) ?? 0) + bytes);
	for (const disk of guest.disks) add(disk.datastore, emptyBytes(disk, 'delta'));
	const home = guest.disks[0] && findDatastore(world, guest.disks[0].datastore);
	if (memory && home) add(home.id, guest.memoryBytes);
	const checks = [...need].map(([id, bytes]) => roomOn(world, id, bytes));
	return home ? [...checks, growthCheck(guest, freeBytes(world, home) - (memory ? guest.memoryBytes : 0))] : checks;
}

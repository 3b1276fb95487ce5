// Checks that several operations on disks share.
import { refuse, warn, type Check } from '../check';
import type { CommandType } from '../command';
import { stateCheck } from '../guest/checks';
import { LIMITS } from '../guest/limits';
import { GiB, SECOND } from '../units';
import type { Guest, GuestState, SnapshotId, World } from '../world';
import { depthOf, linkedTo, LONGEST_CHAIN } from './chain';
import { expectedGrains } from './content';
import type { Snapshot } from './disk';
import { fullFileBytes, grainBytesOf } from './file-size';
import { emptyBytes } from './writing';

/** snapshots in a chain beyond which reading gets slow [VMware advises 2 to 3; uncertain] */
export const ADVISED_CHAIN = 3;

/** how long a snapshot should be kept at most [72 h: Toronto VSS, quoting VMware] */
export const ADVISED_NS = 72 * 3_600 * SECOND;

export const inState = (guest: Guest, operation: CommandType, states: readonly GuestState[]): Check =>
	stateCheck(
		guest,
		operation,
		states.includes(guest.state),
		states.length === 1 && states[0] === 'off' && guest.state !== 'off' ? [{ type: 'powerOff', guest: guest.id }] : []
	);

/** nobody else's disks lie on its files */
export function noClones(world: World, guest: Guest, snapshot?: SnapshotId): Check {
	const clones = linkedTo(world, guest.id, snapshot).map((clone) => clone.name);
	return refuse('linkedClones', clones.length === 0, { guest: guest.name, clones: clones.join(', '), count: clones.length });
}

/** its disks are whole files: no snapshots on them, and no other guest's files under them */
export function noChain(guest: Guest): Check {
	const { snapshots } = guest;
	const linked = guest.disks.some((disk) => disk.parent !== null);
	const last = snapshots.at(-1);
	return refuse(
		'wholeDisks',
		snapshots.length === 0 && !linked,
		{ guest: guest.name, count: snapshots.length },
		last && !linked ? [{ type: 'deleteSnapshot', guest: guest.id, snapshot: last.id }] : []
	);
}

export const noTemplate = (guest: Guest): Check =>
	refuse('template', !guest.template, { guest: guest.name }, [{ type: 'convertToGuest', guest: guest.id }]);

/** the chain may grow by one; a long one is slow */
export function chainChecks(world: World, guest: Guest): Check[] {
	// one file more than snapshots: the one being written
	const snapshots = depthOf(world, guest) - 1;
	const numbers = { guest: guest.name, snapshots: snapshots + 1 };
	return [
		refuse('chainLimit', snapshots < LONGEST_CHAIN, { ...numbers, limit: LONGEST_CHAIN }),
		warn('chainLong', snapshots < ADVISED_CHAIN, { ...numbers, advised: ADVISED_CHAIN })
	];
}

/** the oldest snapshot is older than snapshots should get */
export function ageCheck(world: World, guest: Guest): Check[] {
	const oldest = guest.snapshots.find((snapshot) => !snapshot.deleted);
	if (!oldest) return [];
	const hours = (world.now - oldest.takenAt) / SECOND / 3_600;
	return [
		warn('snapshotOld', world.now - oldest.takenAt <= ADVISED_NS, { guest: guest.name, snapshot: oldest.name, hours, advisedHours: 72 }, [
			{ type: 'deleteSnapshot', guest: guest.id, snapshot: oldest.id }
		])
	];
}

/**
 * Bytes that a new file on top of a guest's first disk is expected to take after some time, when its writes fall on random places
 * [A], each within a grain; at most the whole disk.
 */
export function expectedDelta(guest: Guest, ns: number): number {
	const disk = guest.disks[0];
	if (!disk) return 0;
	const grains = Math.ceil(disk.sizeBytes / grainBytesOf(disk.format));
	const writes = Math.round((guest.load.iops * guest.load.writeFraction * ns) / SECOND);
	const full = fullFileBytes(disk, 'delta');
	const empty = emptyBytes(disk, 'delta');
	return grains === 0 ? empty : Math.round(empty + ((full - empty) * expectedGrains(grains, writes)) / grains);
}

/** what the file on top is expected to take once the snapshot is as old as it should get at most */
export function growthCheck(guest: Guest, freeBytes: number): Check {
	const bytes = expectedDelta(guest, ADVISED_NS);
	return warn('snapshotGrowth', bytes <= freeBytes, {
		guest: guest.name,
		needGiB: bytes / GiB,
		freeGiB: freeBytes / GiB,
		hours: 72
	});
}

/** by its id, or by its name; a deleted one only by its id */
export function findSnapshot(guest: Guest, key: string): Snapshot | undefined {
	return (
		guest.snapshots.find((snapshot) => snapshot.id === key) ??
		guest.snapshots.find((snapshot) => snapshot.name === key && !snapshot.deleted)
	);
}

export function snapshotName(guest: Guest, name: string): Check {
	const taken = guest.snapshots.some((snapshot) => snapshot.name === name && !snapshot.deleted);
	const problem = name === '' ? 'empty' : !LIMITS.name.test(name) ? 'form' : taken ? 'taken' : 'none';
	return refuse('snapshotName', problem === 'none', { name, problem });
}

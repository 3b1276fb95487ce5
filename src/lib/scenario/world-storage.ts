// What a checkpoint must say of disks, so that no rule meets a chain that goes nowhere or in a circle.
import { LONGEST_CHAIN } from '$lib/sim/storage/chain';
import type { Disk, Extent } from '$lib/sim/storage/disk';
import type { Guest, SnapshotId, World } from '$lib/sim/world';

/** why a guest's disks can't be as they are told; null when they can */
export function diskFault(world: World, guest: Guest): string | null {
	const { id, disks, snapshots, currentSnapshot, task } = guest;
	const ids = new Set<SnapshotId>(snapshots.map((snapshot) => snapshot.id));
	if (ids.size !== snapshots.length) return `${id} has two snapshots with one id`;
	if (currentSnapshot !== null && !ids.has(currentSnapshot)) return `${id} lies on ${currentSnapshot}, which is not there`;
	for (const { id: snapshot, parent, layers, takenAt } of snapshots) {
		if (takenAt > world.now) return `${snapshot} of ${id} was taken in the future`;
		if (parent !== null && !ids.has(parent)) return `${snapshot} of ${id} lies on ${parent}, which is not there`;
		if (layers.length !== disks.length) return `${snapshot} of ${id} has not as many files as the guest has disks`;
		const bad = layers.findIndex(({ extents }, place) => !isContent(extents, disks[place]));
		if (bad >= 0) return `what ${snapshot} of ${id} holds of disk ${bad} does not fit it`;
		if (layers.some(({ datastore }) => !Object.hasOwn(world.places, datastore)))
			return `${snapshot} of ${id} is on a datastore that is not there`;
	}
	if (disks.some((disk) => !isContent(disk.extents, disk))) return `what is written in a disk of ${id} does not fit it`;
	if (!ends(world, guest)) return `the files of ${id} lie on each other in a circle, or on nothing`;
	if ((task?.kind === 'snapshot' || task?.kind === 'consolidate') && !ids.has(task.snapshot))
		return `${id} works at a snapshot that is not there`;
	if (task?.kind === 'convertDisk' && !disks[task.disk]) return `${id} converts a disk that it does not have`;
	return null;
}

/** sorted, disjoint, inside the disk */
export function isContent(extents: readonly Extent[], disk: Disk | undefined): boolean {
	if (!disk) return false;
	return extents.every(({ from, to }, i) => from < to && from >= (extents[i - 1]?.to ?? 0) && to <= disk.sizeBytes);
}

/** going down from each file one comes to a first one */
function ends(world: World, guest: Guest): boolean {
	const owners = new Map(world.guests.map((each) => [each.id, each]));
	return (
		guest.snapshots.every(({ id }) => reachesFirst(owners, guest, id, 0)) &&
		guest.disks.every((_, place) => reachesFirst(owners, guest, guest.currentSnapshot, place))
	);
}

function reachesFirst(owners: ReadonlyMap<Guest['id'], Guest>, guest: Guest, from: SnapshotId | null, place: number): boolean {
	let owner: Guest | undefined = guest;
	let next = from;
	for (let step = 0; step <= 2 * LONGEST_CHAIN; step++) {
		if (next !== null) {
			const snapshot = owner.snapshots.find((each) => each.id === next);
			if (!snapshot) return false;
			next = snapshot.parent;
			continue;
		}
		const parent: Disk['parent'] = owner.disks[place]?.parent ?? null;
		if (parent === null) return true;
		owner = owners.get(parent.guest);
		if (!owner) return false;
		next = parent.snapshot;
	}
	return false;
}

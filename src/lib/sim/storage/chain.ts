// Chains of files: what lies under the file that a guest writes into, in its own snapshots and, for a linked clone, in those of the
// guest that it was cloned from.
import { findGuest } from '../look';
import type { DatastoreId, Guest, SnapshotId, World } from '../world';
import { flatten, type Content } from './content';
import type { Disk, Layer, Snapshot } from './disk';
import type { FileKind } from './file-size';

/** files in one chain at most, beside the one being written [VMware: 32 snapshots in a chain; uncertain] */
export const LONGEST_CHAIN = 32;

export const snapshotOf = (guest: Guest, id: SnapshotId | null): Snapshot | undefined =>
	id === null ? undefined : guest.snapshots.find((snapshot) => snapshot.id === id);

/** the file being written lies on another one */
export const isDelta = (guest: Guest, disk: Disk): boolean => guest.currentSnapshot !== null || disk.parent !== null;

/** of the file being written */
export const kindOf = (guest: Guest, disk: Disk): FileKind => (isDelta(guest, disk) ? 'delta' : firstKind(disk));

/** of the file that a snapshot froze */
export const frozenKind = (snapshot: Snapshot, disk: Disk): FileKind =>
	snapshot.parent !== null || disk.parent !== null ? 'delta' : firstKind(disk);

const firstKind = (disk: Disk): FileKind => (disk.thin ? 'thin' : 'thick');

/** A file of a chain, with whose it is. */
export interface ChainFile extends Layer {
	readonly guest: Guest['id'];
	readonly snapshot: SnapshotId;
}

/**
 * The frozen files of one disk at a snapshot, the first file first; those of other guests included.
 * @param place of the disk among the guest's
 */
export function filesAt(world: World, guest: Guest, place: number, at: SnapshotId | null): ChainFile[] {
	const files: ChainFile[] = [];
	let owner: Guest | undefined = guest;
	let next: SnapshotId | null = at;
	// a chain that a forged world made endless ends here
	while (owner && files.length <= 2 * LONGEST_CHAIN) {
		const snapshot: Snapshot | undefined = snapshotOf(owner, next);
		const layer = snapshot?.layers[place];
		if (snapshot && layer) {
			files.push({ ...layer, guest: owner.id, snapshot: snapshot.id });
			next = snapshot.parent;
			continue;
		}
		const parent: Disk['parent'] = owner.disks[place]?.parent ?? null;
		if (parent === null) break;
		owner = findGuest(world, parent.guest);
		next = parent.snapshot;
	}
	return files.reverse();
}

/** what is read of a disk at a snapshot, or of the present (`at` left out) */
export function readAt(world: World, guest: Guest, place: number, at?: SnapshotId): Content {
	const files = filesAt(world, guest, place, at ?? guest.currentSnapshot).map((file) => file.extents);
	const disk = guest.disks[place];
	return flatten(at === undefined && disk ? [...files, disk.extents] : files);
}

/** files that a read looks through at most, the one being written included; 1 without snapshots */
export function depthOf(world: World, guest: Guest): number {
	return guest.disks.reduce((most, _, place) => Math.max(most, filesAt(world, guest, place, guest.currentSnapshot).length + 1), 1);
}

/** every datastore that the guest reads or writes, each once: a host must see them all */
export function storesOf(world: World, guest: Guest): DatastoreId[] {
	const stores = new Set<DatastoreId>();
	guest.disks.forEach((disk, place) => {
		stores.add(disk.datastore);
		if (isDelta(guest, disk)) for (const file of filesAt(world, guest, place, guest.currentSnapshot)) stores.add(file.datastore);
	});
	return [...stores];
}

/** linked clones of a guest; of one of its snapshots only, when it is named */
export const linkedTo = (world: Pick<World, 'guests'>, id: Guest['id'], snapshot?: SnapshotId): Guest[] =>
	world.guests.filter((guest) =>
		guest.disks.some(({ parent }) => parent?.guest === id && (snapshot === undefined || parent.snapshot === snapshot))
	);

/** the disk with a new, empty file on top of what it has now */
export const onTop = (disk: Disk, usedBytes: number): Disk => ({ ...disk, usedBytes, extents: [] });

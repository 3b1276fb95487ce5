// What a guest reads from its disks, through all the files below, and whether it can.
import { findDatastore } from '../look';
import { readAt, storesOf } from '../storage/chain';
import type { Content } from '../storage/content';
import type { Disk } from '../storage/disk';
import { fileBytes } from '../storage/file-size';
import type { Datastore, Guest, World } from '../world';

/** what the guest reads from each of its disks */
export const contentsOf = (world: World, guest: Guest): Content[] => guest.disks.map((_, place) => readAt(world, guest, place));

/** the disks as one file each, with everything that the guest reads: what a backup or a replica holds */
export const flatDisks = (world: World, guest: Guest): Disk[] =>
	guest.disks.map((disk, place) => {
		const extents = readAt(world, guest, place);
		return { ...disk, usedBytes: fileBytes(disk, disk.thin ? 'thin' : 'thick', extents), extents, parent: null };
	});

/** a datastore that is gone and on which the guest's disks, or files below them, lay; null when all can be read */
export function lostStoreOf(world: World, guest: Guest): Datastore | null {
	if (!world.datastores.some(({ lost }) => lost)) return null;
	for (const id of storesOf(world, guest)) {
		const store = findDatastore(world, id);
		if (store?.lost) return store;
	}
	return null;
}

// Space of a datastore: disks by what their files take, suspend files, and what is promised to a clone under way.
import type { Datastore, DatastoreId, World } from '../world';
import type { Disk } from './disk';

/** bytes taken on a datastore by disks and suspend files */
export function usedBytes(world: Pick<World, 'guests'>, store: DatastoreId): number {
	let used = 0;
	for (const guest of world.guests) {
		for (const disk of guest.disks) if (disk.datastore === store) used += disk.usedBytes;
		if (guest.suspendBytes > 0 && guest.disks[0]?.datastore === store) used += guest.suspendBytes;
	}
	return used;
}

export const freeBytes = (world: Pick<World, 'guests'>, store: Datastore): number => store.sizeBytes - usedBytes(world, store.id);

/** the same disk as a new file, thick or thin as it was */
export const copyOf = (disk: Disk, datastore: DatastoreId): Disk => ({ ...disk, datastore });

export const totalUsed = (disks: readonly Disk[]): number => disks.reduce((sum, disk) => sum + disk.usedBytes, 0);

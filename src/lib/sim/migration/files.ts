// The files of a guest that move to another datastore: all of them go, disks with their snapshots, and what it has in memory files.
import type { Disk } from '../storage/disk';
import type { DatastoreId, Guest } from '../world';

type Files = Pick<Guest, 'disks' | 'snapshots' | 'suspendBytes'>;

/** where the guest's files are being copied to; null: they stay where they are */
export function copiesFilesTo({ task }: Pick<Guest, 'task'>): DatastoreId | null {
	if (task?.kind === 'moveStorage') return task.to;
	return task?.kind === 'migrate' && task.phase !== 'queued' ? task.datastore : null;
}

/** bytes of its files that do not lie on the datastore yet */
export function bytesElsewhere(guest: Files, datastore: DatastoreId): number {
	let bytes = 0;
	for (const disk of guest.disks) if (disk.datastore !== datastore) bytes += disk.usedBytes;
	for (const { layers } of guest.snapshots) for (const layer of layers) if (layer.datastore !== datastore) bytes += layer.usedBytes;
	const home = guest.disks[0]?.datastore;
	if (home !== undefined && home !== datastore)
		bytes += guest.suspendBytes + guest.snapshots.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
	return bytes;
}

/** the datastores that its files lie on */
export const storesOf = (guest: Pick<Guest, 'disks' | 'snapshots'>): DatastoreId[] => [
	...new Set([...guest.disks, ...guest.snapshots.flatMap(({ layers }) => layers)].map(({ datastore }) => datastore))
];

/** the same files on the datastore */
export const onDatastore = (guest: Pick<Guest, 'disks' | 'snapshots'>, datastore: DatastoreId): Pick<Guest, 'disks' | 'snapshots'> => ({
	disks: guest.disks.map((disk): Disk => ({ ...disk, datastore })),
	snapshots: guest.snapshots.map((snapshot) => ({ ...snapshot, layers: snapshot.layers.map((layer) => ({ ...layer, datastore })) }))
});

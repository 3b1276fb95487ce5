// Space of a datastore: every file on it, each counted once. Disks count by what their files take, snapshots by their frozen files and
// memory, tasks by what they need until they end.
import { replicaBytes } from '../protection/backup';
import { bytesElsewhere, copiesFilesTo } from '../migration/files';
import type { Datastore, DatastoreId, Guest, World } from '../world';
import type { Disk, StoredFile } from './disk';

export interface FileOnStore {
	readonly datastore: DatastoreId;
	/** whose it is; null: nobody's */
	readonly guest: Guest['id'] | null;
	/** `memory` of a suspended guest or of a snapshot; `temporary` until a task ends; `leftOver`: a disk that no guest has */
	readonly kind: 'disk' | 'snapshot' | 'memory' | 'temporary' | 'backup' | 'replica' | 'leftOver' | Exclude<StoredFile['kind'], 'disk'>;
	/** of a file that is nobody's */
	readonly name: string | null;
	readonly bytes: number;
}

/** every file of a guest, those of no size left out */
export function filesOf(guest: Guest): FileOnStore[] {
	const files: FileOnStore[] = [];
	const add = (datastore: DatastoreId | undefined, kind: FileOnStore['kind'], bytes: number) => {
		if (datastore !== undefined && bytes > 0) files.push({ datastore, guest: guest.id, kind, name: null, bytes });
	};
	const home = guest.disks[0]?.datastore;
	for (const disk of guest.disks) add(disk.datastore, 'disk', disk.usedBytes);
	for (const snapshot of guest.snapshots) {
		for (const layer of snapshot.layers) add(layer.datastore, 'snapshot', layer.usedBytes);
		add(home, 'memory', snapshot.memoryBytes);
	}
	add(home, 'memory', guest.suspendBytes);
	for (const { datastore, bytes } of temporaryOf(guest)) add(datastore, 'temporary', bytes);
	return files;
}

function temporaryOf(guest: Guest): readonly { readonly datastore: DatastoreId; readonly bytes: number }[] {
	const { task } = guest;
	if (task?.kind === 'consolidate' || task?.kind === 'convertDisk') return task.temporary;
	const datastore = copiesFilesTo(guest);
	return datastore === null ? [] : [{ datastore, bytes: bytesElsewhere(guest, datastore) }];
}

/** the files that belong to no guest: backups, replicas, and what a datastore holds for nobody */
export function otherFiles(world: Pick<World, 'datastores' | 'backups' | 'replications'>): FileOnStore[] {
	return [
		...world.datastores.flatMap((store) =>
			store.files.map(({ name, bytes, kind }) => ({
				datastore: store.id,
				guest: null,
				kind: kind === 'disk' ? ('leftOver' as const) : kind,
				name,
				bytes
			}))
		),
		...world.backups.map(({ datastore, name, bytes }) => ({ datastore, guest: null, kind: 'backup' as const, name, bytes })),
		...world.replications.map((replication) => ({
			datastore: replication.datastore,
			guest: null,
			kind: 'replica' as const,
			name: replication.guest,
			bytes: replicaBytes(replication)
		}))
	];
}

type Stores = Pick<World, 'guests' | 'datastores' | 'backups' | 'replications'>;

/** bytes taken on a datastore by all files */
export function usedBytes(world: Stores, id: DatastoreId): number {
	let used = 0;
	for (const guest of world.guests) used += usedBy(guest, id);
	for (const file of otherFiles(world)) if (file.datastore === id) used += file.bytes;
	return used;
}

/** bytes that a guest's files take on a datastore: as `filesOf` says, without making a list of them */
function usedBy(guest: Guest, id: DatastoreId): number {
	let used = 0;
	for (const disk of guest.disks) if (disk.datastore === id) used += disk.usedBytes;
	const atHome = guest.disks[0]?.datastore === id;
	if (atHome) used += guest.suspendBytes;
	for (const { memoryBytes, layers } of guest.snapshots) {
		if (atHome) used += memoryBytes;
		for (const layer of layers) if (layer.datastore === id) used += layer.usedBytes;
	}
	if (guest.task !== null) for (const { datastore, bytes } of temporaryOf(guest)) if (datastore === id) used += bytes;
	return used;
}

export const freeBytes = (world: Stores, store: Datastore): number => store.sizeBytes - usedBytes(world, store.id);

/** the same disk as a new file, thick or thin as it was */
export const copyOf = (disk: Disk, datastore: DatastoreId): Disk => ({ ...disk, datastore });

export const totalUsed = (disks: readonly Disk[]): number => disks.reduce((sum, disk) => sum + disk.usedBytes, 0);

/** all that a guest's files take, on all datastores */
export const allBytes = (guest: Guest): number => filesOf(guest).reduce((sum, { bytes }) => sum + bytes, 0);

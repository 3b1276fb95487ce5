// Which backups belong together, and what a copy on a datastore outlives.
import { findDatastore } from '../look';
import { bytesOf } from '../storage/content';
import type { Disk } from '../storage/disk';
import type { Datastore, DatastoreId, GuestId, World } from '../world';
import type { Backup } from './backup';
import { coverOf, type Cover } from './recovery';

export const writtenBytes = (disks: readonly Disk[]): number => disks.reduce((sum, disk) => sum + bytesOf(disk.extents), 0);

/** the backups of a guest on a datastore, oldest first */
export const chainOf = (world: Pick<World, 'backups'>, guest: GuestId, store: DatastoreId): Backup[] =>
	world.backups.filter((backup) => backup.guest === guest && backup.datastore === store).sort((a, b) => a.takenAt - b.takenAt);

export const lastOf = (world: Pick<World, 'backups'>, guest: GuestId, store: DatastoreId): Backup | undefined =>
	chainOf(world, guest, store)
		.filter((backup) => backup.finishedAt !== null)
		.at(-1);

const siteOf = (world: World, store: DatastoreId): string => findDatastore(world, store)?.site ?? '';

/** what a copy on that datastore outlives */
export const coverOn = (world: World, store: Datastore, originals: readonly DatastoreId[]): Cover =>
	coverOf(
		{ datastore: store.id, site: store.site },
		originals.map((id) => ({ datastore: id, site: siteOf(world, id) }))
	);

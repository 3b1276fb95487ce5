// Which copy a command means: by its id, or by the guest that it was taken of.
import { findBackup, findBackupPlan, findReplication } from '../look';
import type { BackupId, BackupPlanId, GuestId, ReplicationId, World } from '../world';
import type { Backup, BackupPlan, Replication } from './backup';
import { isDamaged } from './damage';

const isGuest = (id: string): id is GuestId => id.startsWith('vm:');

/** of a guest: the newest that is complete and can be read, or else the newest that is complete */
export function backupMeant(world: World, id: BackupId | GuestId): Backup | undefined {
	if (!isGuest(id)) return findBackup(world, id);
	return newestReadable(world, id) ?? newestFirst(world, id)[0];
}

/** the newest complete backup of a guest that is not encrypted */
export const newestReadable = (world: World, id: GuestId): Backup | undefined =>
	newestFirst(world, id).find((backup) => !backup.content.disks.some(({ extents }) => isDamaged(extents)));

const newestFirst = (world: World, id: GuestId): Backup[] =>
	world.backups.filter((backup) => backup.guest === id && backup.finishedAt !== null).sort((a, b) => b.takenAt - a.takenAt);

export function replicationMeant(world: World, id: ReplicationId | GuestId): Replication | undefined {
	return isGuest(id) ? world.replications.find(({ guest }) => guest === id) : findReplication(world, id);
}

/** of a guest: all of its plans */
export function plansMeant(world: World, id: BackupPlanId | GuestId): BackupPlan[] {
	if (isGuest(id)) return world.backupPlans.filter(({ guest }) => guest === id);
	const found = findBackupPlan(world, id);
	return found ? [found] : [];
}

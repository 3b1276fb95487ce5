// Copies that outlive what they were taken of: backups, and replicas at a second site.
import type { Disk } from '../storage/disk';
import type { Anchor, BackupId, BackupPlanId, DatastoreId, Guest, GuestId, HostId, ReplicationId } from '../world';

export interface Backup {
	readonly id: BackupId;
	/** of whom: the guest may be gone by now */
	readonly guest: GuestId;
	readonly name: string;
	/** ns: the moment to which restoring it returns */
	readonly takenAt: number;
	/** ns at which it was complete; null while it is being copied */
	readonly finishedAt: number | null;
	readonly datastore: DatastoreId;
	readonly kind: 'full' | 'incremental';
	/** that its file takes */
	readonly bytes: number;
	readonly consistent: 'application' | 'crash';
	/** what restoring gives: the disks as they read at `takenAt`, without chains */
	readonly content: { readonly disks: readonly Disk[]; readonly hardware: BackedUpHardware };
}

export type BackedUpHardware = Pick<
	Guest,
	| 'role'
	| 'os'
	| 'vcpus'
	| 'memoryBytes'
	| 'reservedBytes'
	| 'weight'
	| 'capPercent'
	| 'tools'
	| 'network'
	| 'identity'
	| 'load'
	| 'needs'
	| 'users'
>;

/** the copy that is complete, or the one under way when that is larger: blocks are written over in place [A] */
export function replicaBytes({ content, copying }: Replication): number {
	const bytes = (disks: readonly Disk[]) => disks.reduce((sum, { usedBytes }) => sum + usedBytes, 0);
	return Math.max(bytes(content?.disks ?? []), bytes(copying?.content.disks ?? []));
}

/** Backups of one guest to one datastore, again and again. */
export interface BackupPlan {
	readonly id: BackupPlanId;
	readonly guest: GuestId;
	readonly datastore: DatastoreId;
	readonly everyNs: number;
	/** the newest so many stay */
	readonly keep: number;
	/** ns */
	readonly dueAt: number;
}

export interface Replication {
	readonly id: ReplicationId;
	readonly guest: GuestId;
	readonly host: HostId;
	readonly datastore: DatastoreId;
	readonly everyNs: number;
	/** ns of the state that the second site holds; null before the first copy is complete */
	readonly recoveryPoint: number | null;
	readonly content: Backup['content'] | null;
	/** the copy under way: bytes left, and the moment that it will hold */
	readonly copying: {
		readonly takenAt: number;
		/** that it sends in all */
		readonly bytes: number;
		readonly progress: Anchor;
		readonly content: Backup['content'];
	} | null;
	/** ns at which the next copy starts or the one under way ends; null when neither will */
	readonly dueAt: number | null;
}

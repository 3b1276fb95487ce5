// Anything under way with a guest is a task on that guest, with its own rate, beside its life cycle: a guest that migrates is `running`.
import type { DiskFormat } from './storage/disk';
import type { Anchor, BackupId, DatastoreId, GuestId, HostId, SnapshotId, TaskId } from './world';

interface Common {
	readonly id: TaskId;
	/** ns */
	readonly startedAt: number;
	/** of the present phase: ns left of a wait, bytes left of a copy */
	readonly progress: Anchor;
}

export type Task =
	/** waits; a boot and a log-in pass more slowly while their datastore is short of IOPS */
	| (Common & { readonly kind: 'boot' | 'shutDown'; readonly totalNs: number })
	| (Common & { readonly kind: 'logIn' | 'customize'; readonly totalNs: number })
	| (Common & { readonly kind: 'suspend' | 'restore'; readonly totalBytes: number })
	| (Common & { readonly kind: 'clone'; readonly source: GuestId; readonly totalBytes: number })
	/** writes the memory of a snapshot */
	| (Common & { readonly kind: 'snapshot'; readonly snapshot: SnapshotId; readonly totalBytes: number })
	/** merges a deleted snapshot's files */
	| (Common & { readonly kind: 'consolidate'; readonly snapshot: SnapshotId; readonly totalBytes: number })
	| (Common & {
			readonly kind: 'convertDisk';
			readonly disk: number;
			readonly format: DiskFormat;
			readonly thin: boolean;
			readonly totalBytes: number;
	  })
	| (Common & { readonly kind: 'moveStorage'; readonly to: DatastoreId; readonly totalBytes: number })
	| (Common & { readonly kind: 'backup'; readonly to: DatastoreId; readonly totalBytes: number })
	/** reads a backup back into this guest's disks */
	| (Common & { readonly kind: 'recover'; readonly backup: BackupId; readonly from: DatastoreId; readonly totalBytes: number })
	| (Common & Migration);

export interface Migration {
	readonly kind: 'migrate';
	readonly from: HostId;
	readonly to: HostId;
	readonly method: 'pre-copy' | 'post-copy';
	/** where its disks go too; null: they stay */
	readonly datastore: DatastoreId | null;
	/** `queued` waits for its turn, `disks` copies them first, `pull`: it runs at its target and fetches what is missing (post-copy) */
	readonly phase: 'queued' | 'setup' | 'disks' | 'precopy' | 'stopAndCopy' | 'switchOver' | 'pull';
	/** number of the live round under way, from 1; 0 during set-up */
	readonly round: number;
	/** bytes that the phase under way sends; 0 when it only waits */
	readonly phaseBytes: number;
	/** ns at which the phase began */
	readonly phaseAt: number;
	/** finished rounds, live ones first, the stop-and-copy last */
	readonly rounds: readonly Round[];
	/** ns at which the guest stopped to be copied; null while it runs */
	readonly stoppedAt: number | null;
	/** ns that it stood still in all, known once it runs again */
	readonly downtimeNs: number | null;
	/** two live rounds at the same speed left the same amount: it will never end by itself */
	readonly notConverging: boolean;
	/** bytes per second that the policy sends at most now; null: as much as it is given */
	readonly capBytesPerS: number | null;
	/** auto-converge: percent by which the guest is slowed down, and high periods in a row */
	readonly throttlePercent: number;
	readonly highPeriods: number;
}

export interface Round {
	readonly sentBytes: number;
	readonly ns: number;
	/** rewritten meanwhile: what the next round must send */
	readonly dirtiedBytes: number;
	/** how many rounds in a row were exactly like this */
	readonly times: number;
}

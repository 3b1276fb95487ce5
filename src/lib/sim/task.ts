// Anything under way with a guest is a task on that guest, with its own rate, beside its life cycle: a guest that migrates is `running`.
import type { DiskFormat, TemporaryFile } from './storage/disk';
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
	| (Common & { readonly kind: 'logIn'; readonly totalNs: number })
	/** gives the guest a name, machine id and address of its own */
	| (Common & { readonly kind: 'customize'; readonly hostname: string; readonly totalNs: number })
	| (Common & { readonly kind: 'suspend' | 'restore'; readonly totalBytes: number })
	| (Common & { readonly kind: 'clone'; readonly source: GuestId; readonly totalBytes: number })
	/** writes the memory of a snapshot */
	| (Common & { readonly kind: 'snapshot'; readonly snapshot: SnapshotId; readonly totalBytes: number })
	/** merges a deleted snapshot's files */
	| (Common & {
			readonly kind: 'consolidate';
			readonly snapshot: SnapshotId;
			readonly totalBytes: number;
			readonly temporary: readonly TemporaryFile[];
	  })
	| (Common & {
			readonly kind: 'convertDisk';
			readonly disk: number;
			readonly format: DiskFormat;
			readonly thin: boolean;
			readonly totalBytes: number;
			readonly temporary: readonly TemporaryFile[];
	  })
	| (Common & { readonly kind: 'moveStorage'; readonly to: DatastoreId; readonly totalBytes: number })
	| (Common & { readonly kind: 'backup'; readonly backup: BackupId; readonly to: DatastoreId; readonly totalBytes: number })
	/** reads a backup back into this guest's disks */
	| (Common & { readonly kind: 'recover'; readonly backup: BackupId; readonly from: DatastoreId; readonly totalBytes: number })
	| (Common & Migration);

export interface Migration {
	readonly kind: 'migrate';
	readonly from: HostId;
	readonly to: HostId;
	readonly method: 'pre-copy' | 'post-copy';
	/** false: it was off, and only its disks take time */
	readonly live: boolean;
	/** where its disks go too; null: they stay */
	readonly datastore: DatastoreId | null;
	/** `queued` waits for its turn, `disks` copies them first, `pull`: it runs at its target and fetches what is missing (post-copy) */
	readonly phase: 'queued' | 'setup' | 'disks' | 'precopy' | 'stopAndCopy' | 'switchOver' | 'pull';
	/** number of the live round under way, from 1; 0 during set-up */
	readonly round: number;
	/** memory that the first round sends */
	readonly ramBytes: number;
	/** bytes that the phase under way sends; 0 when it only waits */
	readonly phaseBytes: number;
	/** ns at which the phase began */
	readonly phaseAt: number;
	/** rewritten since the live round began, up to `at`: from there on at today's rate */
	readonly rewritten: { readonly at: number; readonly bytes: number };
	/**
	 * Bytes per second of a migration that will never end by itself: each round is like the last, to the byte, so none is reckoned
	 * one by one until something changes. Null: rounds are reckoned.
	 */
	readonly steadyBytesPerS: number | null;
	/** ns since which its link has carried nothing; null while it carries */
	readonly stalledAt: number | null;
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
	/** auto-converge: percent by which the guest is slowed down, and high periods since it last rose */
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

// Facts of this topic.
import type { DatastoreId, GuestId, GuestState, SnapshotId } from '../world';
import type { DiskFormat, Snapshot } from './disk';

export type StorageFact =
	| {
			readonly type: 'snapshotTaken';
			readonly guest: GuestId;
			readonly snapshot: SnapshotId;
			readonly name: string;
			/** of its memory file; 0 without */
			readonly memoryBytes: number;
			readonly consistent: Snapshot['consistent'];
			/** files that a read looks through from now on */
			readonly depth: number;
	  }
	| {
			readonly type: 'snapshotReverted';
			readonly guest: GuestId;
			readonly snapshot: SnapshotId;
			readonly name: string;
			/** written since the snapshot, now gone */
			readonly discardedBytes: number;
			readonly to: GuestState;
	  }
	/** the present is kept; its files are merged, now or once nobody else needs them */
	| {
			readonly type: 'snapshotDeleted';
			readonly guest: GuestId;
			readonly snapshot: SnapshotId;
			readonly name: string;
			readonly mergedBytes: number;
			/** several branches lie on its files: they stay until one is left */
			readonly kept: boolean;
	  }
	| { readonly type: 'snapshotsMerged'; readonly guest: GuestId; readonly freedBytes: number; readonly depth: number }
	/** memory could not be written to its end: the snapshot holds the disks only */
	| { readonly type: 'snapshotMemoryLost'; readonly guest: GuestId; readonly snapshot: SnapshotId; readonly name: string }
	| { readonly type: 'templateMade'; readonly guest: GuestId }
	| { readonly type: 'templateUnmade'; readonly guest: GuestId }
	| {
			readonly type: 'diskConverted';
			readonly guest: GuestId;
			readonly disk: number;
			readonly format: DiskFormat;
			readonly thin: boolean;
			readonly fromBytes: number;
			readonly toBytes: number;
			/** what the guest sees, before and after: a VHD counts whole cylinders */
			readonly sizeBefore: number;
			readonly sizeAfter: number;
	  }
	| FilesFact<'filesKept'>
	| FilesFact<'fileDeleted'>
	| FilesFact<'datastoreFilled'>;

/** of files that belong to no guest */
interface FilesFact<Type extends string> {
	readonly type: Type;
	readonly datastore: DatastoreId;
	readonly files: readonly string[];
	readonly bytes: number;
}

// Virtual disks: chains of files. The guest writes into the last one; a snapshot freezes it and puts a new, empty one on top.
import type { DatastoreId, GuestId, Host, SnapshotId } from '../world';

export const DISK_FORMATS = ['vmdk', 'vhd'] as const;
export type DiskFormat = (typeof DISK_FORMATS)[number];

export interface Disk {
	readonly datastore: DatastoreId;
	/** what the guest sees */
	readonly sizeBytes: number;
	/** what the file being written takes: all of it when thick */
	readonly usedBytes: number;
	readonly thin: boolean;
	readonly format: DiskFormat;
	/** what has been written into the file, sorted and disjoint */
	readonly extents: readonly Extent[];
	/** the snapshot of another guest on which this guest's first files lie (linked clone); null: they hold everything themselves */
	readonly parent: { readonly guest: GuestId; readonly snapshot: SnapshotId } | null;
}

/** bytes `from` (included) to `to` (excluded) of the disk, as the guest counts, written by the write `mark` */
export interface Extent {
	readonly from: number;
	readonly to: number;
	readonly mark: number;
}

/** A moment of a guest's disks, and of its memory when that was saved too. */
export interface Snapshot {
	readonly id: SnapshotId;
	readonly name: string;
	/** the one below it; null: taken of the first files */
	readonly parent: SnapshotId | null;
	/** ns */
	readonly takenAt: number;
	/** file of the guest's memory; 0 without */
	readonly memoryBytes: number;
	readonly consistent: 'file-system' | 'crash';
	/** deleted by its owner: its files are still part of a chain until they have been merged */
	readonly deleted: boolean;
	/** the files that it froze, one for each disk */
	readonly layers: readonly Layer[];
	/** hardware to which reverting returns */
	readonly hardware: { readonly vcpus: number; readonly memoryBytes: number };
	/** the CPU that its memory knows; null without memory */
	readonly cpuSeen: Host['cpu'] | null;
}

export interface Layer {
	readonly datastore: DatastoreId;
	readonly usedBytes: number;
	readonly extents: readonly Extent[];
}

/** Room that a task needs until it ends. */
export interface TemporaryFile {
	readonly datastore: DatastoreId;
	readonly bytes: number;
}

/** A file on a datastore that belongs to no guest. */
export interface StoredFile {
	readonly name: string;
	readonly bytes: number;
	readonly kind: 'disk' | 'image' | 'other';
}

/** the extents of a file of which so many bytes are taken and nothing more is known */
export const asFilled = (bytes: number): Extent[] => (bytes > 0 ? [{ from: 0, to: bytes, mark: 0 }] : []);

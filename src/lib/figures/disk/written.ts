// What the guest wrote, from the ranges that its disk holds: its writes in order, which of them it has deleted since, and what the two
// files have to keep for them.
import { bytesOf, grainsOf, inGrains, without, type Content } from '$lib/sim/storage/content';
import type { DiskFormat } from '$lib/sim/storage/disk';
import { fileBytes, grainBytesOf, type FileKind } from '$lib/sim/storage/file-size';
import { DISK_BYTES, KiB } from './estate';
import { SQUARE } from './place';

/** Where in a square the guest's own list of files lies, of which deleting is a write [A]: no write of the learner goes there. */
const LIST = { from: 48 * KiB, bytes: 512 } as const;

export interface Write {
	readonly from: number;
	readonly to: number;
	/** 1 for the first one that is still there */
	readonly number: number;
	/** the guest's list of files says that this place is free; the file does not know */
	readonly deleted: boolean;
	/** the last one */
	readonly newest: boolean;
}

export interface Written {
	readonly writes: readonly Write[];
	/** bytes of the disk that hold data, the list of files included */
	readonly bytes: number;
	/** the guest has deleted what it wrote so far */
	readonly deleted: boolean;
	/** the place of the list, once it was written */
	readonly list: number | null;
}

const isList = ({ from }: { readonly from: number }): boolean => from % SQUARE === LIST.from;

export function writtenIn(content: Content): Written {
	const lists = content.filter(isList);
	const deletedAt = Math.max(0, ...lists.map(({ mark }) => mark));
	const data = content.filter((extent) => !isList(extent)).toSorted((a, b) => a.mark - b.mark);
	const newest = data.at(-1)?.mark;
	return {
		writes: data.map(({ from, to, mark }, nth) => ({ from, to, number: nth + 1, deleted: mark < deletedAt, newest: mark === newest })),
		bytes: bytesOf(content),
		deleted: deletedAt > 0 && data.every(({ mark }) => mark < deletedAt),
		list: lists.at(-1)?.from ?? null
	};
}

/** The write by which the guest deletes its files: into its list of files, in a square that the file has already. Null: nothing is there. */
export function deletion(content: Content): { readonly from: number; readonly bytes: number } | null {
	const first = content[0];
	return first ? { from: Math.floor(first.from / SQUARE) * SQUARE + LIST.from, bytes: LIST.bytes } : null;
}

/** What a file keeps. */
export interface Kept {
	readonly format: DiskFormat;
	readonly kind: FileKind;
	readonly fileBytes: number;
	/** pieces: blocks of a VHD, grains of a VMDK */
	readonly pieces: number;
	/** the places of the disk that it keeps, in whole pieces */
	readonly ranges: Content;
}

/** @param bytes of the file as the model says; left out: reckoned by the same rule */
export function keptIn(format: DiskFormat, kind: FileKind, content: Content, bytes?: number): Kept {
	const piece = grainBytesOf(format);
	const thick = kind === 'thick';
	return {
		format,
		kind,
		fileBytes: bytes ?? fileBytes({ format, sizeBytes: DISK_BYTES }, kind, content),
		pieces: thick ? DISK_BYTES / piece : grainsOf(content, piece),
		ranges: thick ? [{ from: 0, to: DISK_BYTES, mark: 0 }] : inGrains(content, piece)
	};
}

/** what the other holds and this one does not: a write that was undone in one of the two guests only */
export const lacking = (content: Content, other: Content): Content => without(other, content);

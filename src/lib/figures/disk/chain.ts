// A guest's chain of files, from the picture: its own, and for a linked clone those of the guest that it lies on. And what a read of one
// square finds in it: it looks into the newest file first, and falls through where a file holds nothing.
import type { Extent } from '$lib/sim/storage/disk';
import type { DiskView, GuestView, WorldView } from '$lib/sim/view';
import type { GuestId, SnapshotId } from '$lib/sim/world';
import { KiB } from './estate';

/** Sixteen neighboring squares in the middle of the disk: in the estate the first eight were written long ago, the others never. */
export const WINDOW = { from: 31.5 * 2 ** 20, square: 64 * KiB, squares: 16 } as const;

export interface ChainFile {
	readonly id: string;
	readonly owner: GuestId;
	/** the snapshot that froze it; null: the guest writes into it */
	readonly frozenBy: { readonly id: SnapshotId; readonly name: string; readonly deleted: boolean } | null;
	/** the file that it lies on, by its id; null for a first file */
	readonly below: string | null;
	readonly fileBytes: number;
	readonly extents: readonly Extent[];
	/** the present is read through it; otherwise it belongs to another branch */
	readonly onWay: boolean;
}

/** All files of a guest's first disk, the newest first; the present leads, branches that nobody reads now among the rest by age. */
export function filesOf(view: WorldView, guest: GuestView): ChainFile[] {
	const disk = guest.disks[0];
	if (!disk) return [];
	const below = (snapshot: SnapshotId | null) => (snapshot === null ? topOf(disk) : snapshot);
	const way = new Set<string>();
	for (let at: SnapshotId | null = guest.currentSnapshot; at !== null && !way.has(at);) {
		way.add(at);
		at = guest.snapshots.find(({ id }) => id === at)?.parent ?? null;
	}
	const present: ChainFile = {
		id: guest.id,
		owner: guest.id,
		frozenBy: null,
		below: below(guest.currentSnapshot),
		fileBytes: disk.fileBytes,
		extents: disk.extents,
		onWay: true
	};
	const frozen = guest.snapshots.map(({ id, name, deleted, parent, layers }): ChainFile => ({
		id,
		owner: guest.id,
		frozenBy: { id, name, deleted },
		below: below(parent),
		fileBytes: layers[0]?.usedBytes ?? 0,
		extents: layers[0]?.extents ?? [],
		onWay: way.has(id)
	}));
	return [present, ...frozen.toReversed(), ...parentFiles(view, disk)];
}

const topOf = ({ parent }: DiskView): string | null => parent?.snapshot ?? null;

function parentFiles(view: WorldView, { parent }: DiskView): ChainFile[] {
	const source = parent && view.guests[parent.guest];
	if (!parent || !source) return [];
	const files = filesOf(view, source);
	const needed: ChainFile[] = [];
	for (let at: string | null = parent.snapshot; at !== null;) {
		const file = files.find(({ id }) => id === at);
		if (!file) break;
		needed.push({ ...file, onWay: true });
		at = file.below;
	}
	return needed;
}

export const byteOf = (square: number): number => WINDOW.from + square * WINDOW.square;

/** the write that a file holds at a square; null: nothing */
export function markAt(extents: readonly Extent[], square: number): number | null {
	const byte = byteOf(square);
	return extents.find(({ from, to }) => from <= byte && byte < to)?.mark ?? null;
}

export interface Read {
	/** files looked into, the newest first */
	readonly looked: readonly ChainFile[];
	/** the one that answers: the last of them; null: none holds it, so the guest reads zeros */
	readonly found: ChainFile | null;
	/** the write whose data it is; null: never written */
	readonly mark: number | null;
}

export function readOf(files: readonly ChainFile[], square: number): Read {
	const looked: ChainFile[] = [];
	for (const file of files) {
		if (!file.onWay) continue;
		looked.push(file);
		const mark = markAt(file.extents, square);
		if (mark !== null) return { looked, found: file, mark };
	}
	return { looked, found: null, mark: null };
}

export const squareOf = (at: string | undefined, usual: number): number => {
	const square = at === undefined ? usual : Math.round(Number(at)) - 1;
	return square >= 0 && square < WINDOW.squares ? square : usual;
};

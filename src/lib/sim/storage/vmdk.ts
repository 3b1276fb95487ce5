// VMDK files of the kind monolithicSparse: a header, a descriptor, two copies of the grain directory and its tables, then the grains of
// 64 KiB that have been written. ESX's own deltas use other grains (512 bytes, later 4 KiB: uncertain); these are Workstation's.
// Source: VMware, Virtual Disk Format 5.0; layout as QEMU 7.2 (block/vmdk.c) writes it.
import type { Content } from './content';
import { SECTOR } from './geometry';

export const VMDK = {
	grainSectors: 128,
	grainBytes: 65_536,
	/** entries of a grain table, 4 bytes each */
	entriesPerTable: 512,
	/** sectors of a grain table */
	tableSectors: 4,
	/** where the first copy of the grain directory begins: behind the header (1 sector) and the descriptor (20) */
	firstDirectorySector: 21
} as const;

export interface VmdkLayout {
	readonly capacitySectors: number;
	readonly grainTables: number;
	/** of the redundant directory, which comes first */
	readonly firstDirectorySector: number;
	readonly directorySector: number;
	/** sectors before the first grain */
	readonly overheadSectors: number;
}

/** Where things lie in the file. @param virtualBytes ≥ 0, rounded up to whole sectors */
export function vmdkLayout(virtualBytes: number): VmdkLayout {
	const { grainSectors, entriesPerTable, tableSectors, firstDirectorySector } = VMDK;
	const capacitySectors = Math.ceil(virtualBytes / SECTOR);
	const grainTables = Math.ceil(Math.ceil(capacitySectors / grainSectors) / entriesPerTable);
	const directorySectors = Math.ceil((grainTables * 4) / SECTOR);
	const copy = directorySectors + grainTables * tableSectors;
	const directorySector = firstDirectorySector + copy;
	const overheadSectors = Math.ceil((directorySector + copy) / grainSectors) * grainSectors;
	return { capacitySectors, grainTables, firstDirectorySector, directorySector, overheadSectors };
}

/**
 * Bytes of a sparse VMDK's file, a base disk or a delta.
 * @param grains written ones: see `grainsOf`
 */
export const sparseVmdkBytes = (virtualBytes: number, grains: number): number =>
	vmdkLayout(virtualBytes).overheadSectors * SECTOR + grains * VMDK.grainBytes;

/** bytes of a flat (thick) VMDK: the disk itself. Its descriptor is a text file beside it, of less than a kilobyte, not counted. */
export const flatVmdkBytes = (virtualBytes: number): number => Math.ceil(virtualBytes / SECTOR) * SECTOR;

/**
 * The content ID in a disk's description: another number after every change of what is in it. A child keeps the one that its parent had
 * when the child was made; where the two differ, the child's data belongs to a disk that is no more, and it is not opened.
 * @returns 8 hexadecimal digits [A: a hash; real software takes a new number when a disk is first written after opening]
 * Source: VMware, Virtual Disk Format 5.0, "CID" and "parentCID".
 */
export function contentId(content: Content): string {
	let hash = 0x811c9dc5;
	for (const { from, to, mark } of content)
		for (const number of [from, to, mark])
			for (const part of [number % 2 ** 16, Math.floor(number / 2 ** 16)]) hash = Math.imul(hash ^ part, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

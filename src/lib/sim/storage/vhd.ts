// VHD files as they really are: a footer of 512 bytes at the end; a dynamic one begins with a copy of it, a header of 1,024 bytes and
// the block allocation table (BAT), and grows by whole blocks of 2 MiB, each behind a bitmap of its sectors.
// Source: Microsoft, VHD Image Format Specification (2006); sizes as QEMU 7.2 (block/vpc.c) writes them.
import { GiB, MiB } from '../units';
import { MOST_CHS, roomyGeometry, SECTOR, sectorsOf, type Chs } from './geometry';

export const VHD = {
	footerBytes: 512,
	headerBytes: 1_024,
	/** where the table begins: behind the footer's copy and the header */
	batOffset: 1_536,
	blockBytes: 2 * MiB,
	/** the bitmap before each block: a bit a sector, in whole sectors */
	bitmapBytes: 512,
	/** the largest disk */
	mostBytes: 2_040 * GiB
} as const;

export interface VhdDisk {
	/** what the guest sees */
	readonly virtualBytes: number;
	/** what the footer says; the most that it can say when the size is forced or beyond it */
	readonly chs: Chs;
	/** who the footer says made it: QEMU tells by it whether size or geometry counts */
	readonly creatorApp: 'qemu' | 'qem2';
}

/** the disk can be a VHD: at most 2,040 GiB. @param virtualBytes ≥ 0 */
export const fitsVhd = (virtualBytes: number): boolean => virtualBytes <= VHD.mostBytes;

/**
 * The disk that one gets for a size asked for: rounded up to whole cylinders, or exactly (to the sector) when the size is forced.
 * @param bytes ≥ 0; `fitsVhd` says whether it is allowed
 * Source: QEMU 7.2, block/vpc.c (option force_size); checked against qemu-img 7.2.22.
 */
export function vhdDisk(bytes: number, { forceSize }: { readonly forceSize: boolean }): VhdDisk {
	const sectors = Math.ceil(bytes / SECTOR);
	const creatorApp = forceSize ? 'qem2' : 'qemu';
	const chs = forceSize ? MOST_CHS : roomyGeometry(sectors);
	const exact = sectorsOf(chs) === sectorsOf(MOST_CHS);
	return { virtualBytes: (exact ? sectors : sectorsOf(chs)) * SECTOR, chs, creatorApp };
}

/** entries of a dynamic or differencing disk's table: one a block */
export const batEntries = (virtualBytes: number): number => Math.ceil(virtualBytes / VHD.blockBytes);

/** bytes of the table, in whole sectors */
export const batBytes = (virtualBytes: number): number => Math.ceil((batEntries(virtualBytes) * 4) / SECTOR) * SECTOR;

/** bytes of a fixed VHD's file: the disk and the footer behind it. Its data offset says "none": all ones. */
export const fixedVhdBytes = (virtualBytes: number): number => virtualBytes + VHD.footerBytes;
export const FIXED_DATA_OFFSET = 'ffffffffffffffff';

/** how often the footer stands in a file: what grows also keeps a copy where it does not move */
export const FOOTER_COPIES = { fixed: 1, dynamic: 2, differencing: 2 } as const;

/**
 * Bytes of a dynamic VHD's file.
 * @param virtualBytes what the guest sees, after any rounding
 * @param blocks written ones: see `grainsOf`
 */
export const dynamicVhdBytes = (virtualBytes: number, blocks: number): number =>
	VHD.batOffset + batBytes(virtualBytes) + blocks * (VHD.bitmapBytes + VHD.blockBytes) + VHD.footerBytes;

/**
 * Bytes of a differencing VHD's file: a dynamic one that also says where its parent is, once relative and once absolute, a sector each
 * [A: names that fit a sector; Microsoft's tools write these two locators]. A block holds what was written since; its bitmap says
 * sector by sector whether child or parent has the data.
 */
export const differencingVhdBytes = (virtualBytes: number, blocks: number): number => dynamicVhdBytes(virtualBytes, blocks) + 2 * SECTOR;

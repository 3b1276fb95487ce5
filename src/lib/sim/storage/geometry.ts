// Cylinders, heads and sectors: the geometry that a VHD's footer tells old guests. It counts whole cylinders, so it rounds the size.

export const SECTOR = 512;

export type Chs = readonly [cylinders: number, heads: number, sectorsPerTrack: number];

/** the most that the footer's fields can say; about 127 GiB. Larger disks carry it and are as large as the footer's size says */
export const MOST_CHS: Chs = [65_535, 16, 255];

export const sectorsOf = ([cylinders, heads, sectorsPerTrack]: Chs): number => cylinders * heads * sectorsPerTrack;

/**
 * The geometry of so many sectors, rounded down to whole cylinders.
 * @param sectors of 512 bytes, a whole number ≥ 0
 * Source: Microsoft, Virtual Hard Disk Image Format Specification (2006), appendix "CHS Calculation".
 */
export function specGeometry(sectors: number): Chs {
	const counted = Math.min(sectors, sectorsOf(MOST_CHS));
	if (counted >= 65_535 * 16 * 63) return tracks(counted, 16, 255);
	const heads = Math.max(4, Math.ceil(Math.floor(counted / 17) / 1_024));
	if (heads <= 16 && fits(counted, heads, 17)) return tracks(counted, heads, 17);
	return tracks(counted, 16, fits(counted, 16, 31) ? 31 : 63);
}

const tracks = (sectors: number, heads: number, perTrack: number): Chs => [
	Math.floor(Math.floor(sectors / perTrack) / heads),
	heads,
	perTrack
];

/** fewer than 1,024 cylinders, which is what an old BIOS can address */
const fits = (sectors: number, heads: number, perTrack: number): boolean => Math.floor(sectors / perTrack) < heads * 1_024;

/**
 * The smallest geometry of the specification's algorithm that holds all of so many sectors: nothing is cut off when a disk is converted.
 * @param sectors of 512 bytes, a whole number ≥ 0
 * Source: QEMU 7.2, block/vpc.c, calculate_rounded_image_size.
 */
export function roomyGeometry(sectors: number): Chs {
	const wanted = Math.min(sectors, sectorsOf(MOST_CHS));
	let chs: Chs = [0, 0, 0];
	// a step adds a cylinder after at most 16 × 255 sectors
	for (let more = 0; sectorsOf(chs) < wanted; more++) chs = specGeometry(wanted + more);
	return chs;
}

// What a disk's file is made of, from its first byte to its last: tables, the pieces of data that have been written, a VHD's footer.
import { grainsOf, type Content } from './content';
import type { Disk } from './disk';
import type { FileKind } from './file-size';
import { SECTOR } from './geometry';
import { batBytes, batEntries, VHD } from './vhd';
import { VMDK, vmdkLayout } from './vmdk';

export interface FilePart {
	readonly what:
		/** the disk itself, byte for byte */
		| 'disk'
		| 'footerCopy'
		| 'header'
		| 'blockTable'
		| 'parentNames'
		/** blocks of 2 MiB, each behind the bitmap of its sectors */
		| 'blocks'
		| 'footer'
		| 'description'
		| 'spareDirectory'
		| 'directory'
		| 'padding'
		| 'grains';
	/** byte of the file at which it begins */
	readonly at: number;
	readonly bytes: number;
	/** entries of a table, or pieces of data; 1 for what is one thing */
	readonly count: number;
}

/**
 * The parts of a file in order; together they are as long as `fileBytes` says. Pieces of data lie there in the order in which they were
 * first written, as one part.
 */
export function fileParts({ format, sizeBytes }: Pick<Disk, 'format' | 'sizeBytes'>, kind: FileKind, content: Content): FilePart[] {
	const parts = format === 'vhd' ? vhdParts(sizeBytes, kind, content) : vmdkParts(sizeBytes, kind, content);
	let at = 0;
	return parts.map(([what, bytes, count = 1]) => {
		const part = { what, at, bytes, count };
		at += bytes;
		return part;
	});
}

type Part = readonly [what: FilePart['what'], bytes: number, count?: number];

function vhdParts(sizeBytes: number, kind: FileKind, content: Content): Part[] {
	const footer: Part = ['footer', VHD.footerBytes];
	if (kind === 'thick') return [['disk', sizeBytes], footer];
	const blocks = grainsOf(content, VHD.blockBytes);
	return [
		['footerCopy', VHD.footerBytes],
		['header', VHD.headerBytes],
		['blockTable', batBytes(sizeBytes), batEntries(sizeBytes)],
		...(kind === 'delta' ? ([['parentNames', 2 * SECTOR, 2]] as const) : []),
		['blocks', blocks * (VHD.bitmapBytes + VHD.blockBytes), blocks],
		footer
	];
}

function vmdkParts(sizeBytes: number, kind: FileKind, content: Content): Part[] {
	if (kind === 'thick') return [['disk', Math.ceil(sizeBytes / SECTOR) * SECTOR]];
	const { grainTables, firstDirectorySector, directorySector, overheadSectors } = vmdkLayout(sizeBytes);
	const copySectors = directorySector - firstDirectorySector;
	const grains = grainsOf(content, VMDK.grainBytes);
	return [
		['description', firstDirectorySector * SECTOR],
		['spareDirectory', copySectors * SECTOR, grainTables],
		['directory', copySectors * SECTOR, grainTables],
		['padding', (overheadSectors - directorySector - copySectors) * SECTOR],
		['grains', grains * VMDK.grainBytes, grains]
	];
}

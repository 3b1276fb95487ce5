// How large a disk's file is: by its format, by what is written into it, and by its place in the chain. The first file of a chain is
// thin or thick as the disk says; what lies on a snapshot is a delta, which always begins empty and grows.
import { grainsOf, type Content } from './content';
import type { Disk, DiskFormat } from './disk';
import { differencingVhdBytes, dynamicVhdBytes, fixedVhdBytes, VHD } from './vhd';
import { flatVmdkBytes, sparseVmdkBytes, VMDK } from './vmdk';

export type FileKind = 'thick' | 'thin' | 'delta';

/** bytes of data that a file takes or leaves together: a VMDK's grain of 64 KiB, a VHD's block of 2 MiB */
export const grainBytesOf = (format: DiskFormat): number => (format === 'vhd' ? VHD.blockBytes : VMDK.grainBytes);

/** bytes by which a file grows for each of them */
export const growthPerGrain = (format: DiskFormat): number => (format === 'vhd' ? VHD.blockBytes + VHD.bitmapBytes : VMDK.grainBytes);

/** Bytes of the file of a disk into which `content` has been written. */
export function fileBytes({ format, sizeBytes }: Pick<Disk, 'format' | 'sizeBytes'>, kind: FileKind, content: Content): number {
	if (kind === 'thick') return format === 'vhd' ? fixedVhdBytes(sizeBytes) : flatVmdkBytes(sizeBytes);
	const grains = grainsOf(content, grainBytesOf(format));
	if (format === 'vmdk') return sparseVmdkBytes(sizeBytes, grains);
	return kind === 'delta' ? differencingVhdBytes(sizeBytes, grains) : dynamicVhdBytes(sizeBytes, grains);
}

/** Bytes by which the file grows when what has been written into it becomes `after`; none for a thick one. */
export function growth(format: DiskFormat, kind: FileKind, before: Content, after: Content): number {
	if (kind === 'thick') return 0;
	const grain = grainBytesOf(format);
	return (grainsOf(after, grain) - grainsOf(before, grain)) * growthPerGrain(format);
}

/** the most that the file can take: everything written */
export const fullFileBytes = (disk: Pick<Disk, 'format' | 'sizeBytes'>, kind: FileKind): number =>
	fileBytes(disk, kind, [{ from: 0, to: disk.sizeBytes, mark: 0 }]);

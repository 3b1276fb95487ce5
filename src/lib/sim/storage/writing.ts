// Where a guest's write goes, and how much of it finds room. Pure: the draft is changed by `write-data.ts`.
import { inGrains, without, write, type Content } from './content';
import type { Disk, Extent } from './disk';
import { fileBytes, grainBytesOf, growth, growthPerGrain, type FileKind } from './file-size';

type Range = Pick<Extent, 'from' | 'to'>;

/**
 * The ranges of a write, in order: from `at` on up to the end of the disk, or where nothing is written yet, as a file system places
 * new files; once there is no such place, over what is there, from the beginning.
 * @param read what the guest sees
 */
export function rangesOf(read: Content, sizeBytes: number, bytes: number, at: number | null): Range[] {
	if (at !== null) return at < sizeBytes ? [{ from: at, to: Math.min(sizeBytes, at + bytes) }] : [];
	const ranges: Range[] = [];
	let left = Math.min(bytes, sizeBytes);
	for (const gap of without([{ from: 0, to: sizeBytes, mark: 0 }], read)) {
		if (left === 0) break;
		const to = Math.min(gap.to, gap.from + left);
		ranges.push({ from: gap.from, to });
		left -= to - gap.from;
	}
	return left > 0 ? [...ranges, { from: 0, to: left }] : ranges;
}

export interface Written {
	/** the disk afterwards */
	readonly disk: Disk;
	/** bytes of data that found room */
	readonly bytes: number;
	/** bytes by which the file grew */
	readonly grew: number;
	/** bytes by which it would still have to grow */
	readonly missing: number;
	/** byte at which a write that was told where to go has to go on; null when it was not, or all is written */
	readonly at: number | null;
}

/** Writes as much as fits into so many free bytes. @param mark of the data: new to the chain */
export function writeInto(
	disk: Disk,
	kind: FileKind,
	ranges: readonly Range[],
	mark: number,
	free: number,
	at: number | null = null
): Written {
	const { format } = disk;
	const all = ranges.reduce<Content>((content, range) => write(content, { ...range, mark }), disk.extents);
	const wanted = growth(format, kind, disk.extents, all);
	const fit =
		wanted <= free ? ranges : upTo(ranges, disk.extents, grainBytesOf(format), Math.floor(Math.max(0, free) / growthPerGrain(format)));
	const extents = fit === ranges ? all : fit.reduce<Content>((content, range) => write(content, { ...range, mark }), disk.extents);
	const grew = growth(format, kind, disk.extents, extents);
	const bytes = fit.reduce((sum, { from, to }) => sum + to - from, 0);
	const goesOn = at !== null && grew < wanted ? (fit.at(-1)?.to ?? at) : null;
	return { disk: { ...disk, extents, usedBytes: disk.usedBytes + grew }, bytes, grew, missing: wanted - grew, at: goesOn };
}

/** the part of some ranges, from their beginning, that takes at most so many new grains */
function upTo(ranges: readonly Range[], content: Content, grain: number, most: number): Range[] {
	const fit: Range[] = [];
	let taken = content;
	let left = most;
	for (const { from, to } of ranges) {
		const whole = { from: Math.floor(from / grain) * grain, to: Math.ceil(to / grain) * grain, mark: 0 };
		for (const hole of without([whole], inGrains(taken, grain))) {
			const grains = (hole.to - hole.from) / grain;
			if (grains <= left) {
				left -= grains;
				continue;
			}
			const end = Math.min(to, hole.from + left * grain);
			return end > from ? [...fit, { from, to: end }] : fit;
		}
		fit.push({ from, to });
		taken = write(taken, whole);
	}
	return fit;
}

/** a mark that no data of the chain has */
export const nextMark = (read: Content, file: Content): number =>
	1 + [...read, ...file].reduce((most, { mark }) => Math.max(most, mark), 0);

/** an empty file for the disk */
export const emptyBytes = (disk: Pick<Disk, 'format' | 'sizeBytes'>, kind: FileKind): number => fileBytes(disk, kind, []);

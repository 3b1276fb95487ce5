import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MiB } from '../units';
import { DISK_FORMATS } from './disk';
import { fileParts } from './file-parts';
import { fileBytes } from './file-size';

const KiB = 1_024;
const disk = (format: 'vhd' | 'vmdk') => ({ format, sizeBytes: 64 * MiB });
const wrote = (...at: number[]) => at.map((from, i) => ({ from, to: from + 4 * KiB, mark: i + 1 }));
const told = (parts: ReturnType<typeof fileParts>) => parts.map(({ what, at, bytes, count }) => [what, at, bytes, count]);

describe('a disk of 64 MiB', () => {
	// the specification: footer 512, header 1,024, a table of 32 entries of 4 bytes in a sector, blocks of 2 MiB behind 512 bytes
	test('in a dynamic VHD with three blocks', () => {
		expect(told(fileParts(disk('vhd'), 'thin', wrote(0, 20 * MiB, 20 * MiB + 64 * KiB, 63 * MiB)))).toEqual([
			['footerCopy', 0, 512, 1],
			['header', 512, 1_024, 1],
			['blockTable', 1_536, 512, 32],
			['blocks', 2_048, 3 * 2_097_664, 3],
			['footer', 6_295_040, 512, 1]
		]);
	});

	// a header and a description of 21 sectors; a directory sector and two tables of 4 sectors, twice; up to the edge of a grain
	test('in a sparse VMDK with three grains', () => {
		expect(told(fileParts(disk('vmdk'), 'thin', wrote(0, 20 * MiB - 2 * KiB)))).toEqual([
			['description', 0, 10_752, 1],
			['spareDirectory', 10_752, 4_608, 2],
			['directory', 15_360, 4_608, 2],
			['padding', 19_968, 45_568, 1],
			['grains', 65_536, 196_608, 3]
		]);
	});

	test('as a thick one is the disk, behind which a VHD has its footer', () => {
		expect(told(fileParts(disk('vhd'), 'thick', []))).toEqual([
			['disk', 0, 67_108_864, 1],
			['footer', 67_108_864, 512, 1]
		]);
		expect(told(fileParts(disk('vmdk'), 'thick', []))).toEqual([['disk', 0, 67_108_864, 1]]);
	});
});

test('the parts of any file follow each other and make up its size', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...DISK_FORMATS),
			fc.constantFrom('thick', 'thin', 'delta'),
			fc.integer({ min: 1, max: 5_000 }),
			fc.array(fc.nat(5_000), { maxLength: 8 }),
			(format, kind, sizeMiB, places) => {
				const sizeBytes = sizeMiB * MiB;
				const content = [...new Set(places)]
					.sort((a, b) => a - b)
					.map((place) => ({ from: place * MiB, to: (place + 1) * MiB, mark: 1 }))
					.filter(({ to }) => to <= sizeBytes);
				const parts = fileParts({ format, sizeBytes }, kind, content);
				for (const [nth, { at, bytes }] of parts.entries()) expect(at + bytes).toBe(parts[nth + 1]?.at ?? at + bytes);
				expect(parts[0]?.at).toBe(0);
				expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(fileBytes({ format, sizeBytes }, kind, content));
			}
		),
		{ numRuns: 500, seed: 20_260_601 }
	);
});

import { describe, expect, test } from 'vitest';
import { GiB, MiB } from '../units';
import { grainsOf } from './content';
import { roomyGeometry, specGeometry } from './geometry';
import { batEntries, differencingVhdBytes, dynamicVhdBytes, fitsVhd, fixedVhdBytes, VHD, vhdDisk } from './vhd';

describe('a VHD as qemu-img 7.2.22 makes it', () => {
	// asked for, rounded up to whole cylinders: what the guest sees, cylinders, heads, sectors, bytes of the empty dynamic file
	test.each([
		[0, 0, 0, 0, 0, 2_048],
		[1, 34_816, 1, 4, 17, 2_560],
		[34_816, 34_816, 1, 4, 17, 2_560],
		[35_000, 69_632, 2, 4, 17, 2_560],
		[10 * MiB, 10_514_432, 302, 4, 17, 2_560],
		[100 * MiB, 104_865_792, 1_004, 12, 17, 2_560],
		[500 * MiB, 524_353_536, 1_016, 16, 63, 3_072],
		[504 * MiB, 528_482_304, 1_024, 16, 63, 3_072],
		[4 * GiB, 4_295_467_008, 8_323, 16, 63, 10_752],
		[32 * GiB, 34_361_303_040, 16_449, 16, 255, 68_096],
		[127 * GiB, 136_365_219_840, 65_279, 16, 255, 262_656],
		[128 * GiB, 137_438_953_472, 65_535, 16, 255, 264_192],
		[2_040 * GiB, 2_190_433_320_960, 65_535, 16, 255, 4_179_968]
	])('%i bytes are rounded to %i', (bytes, virtualBytes, cylinders, heads, perTrack, fileBytes) => {
		const disk = vhdDisk(bytes, { forceSize: false });
		expect(disk).toEqual({ virtualBytes, chs: [cylinders, heads, perTrack], creatorApp: 'qemu' });
		expect(dynamicVhdBytes(disk.virtualBytes, 0)).toBe(fileBytes);
	});

	test('a forced size is kept, to the sector', () => {
		expect(vhdDisk(1_000, { forceSize: true })).toEqual({ virtualBytes: 1_024, chs: [65_535, 16, 255], creatorApp: 'qem2' });
		expect(vhdDisk(500 * MiB, { forceSize: true }).virtualBytes).toBe(500 * MiB);
	});

	test('grows by a whole block and its bitmap for the first byte in it', () => {
		const size = (...writes: [number, number][]) =>
			dynamicVhdBytes(
				64 * MiB,
				grainsOf(
					writes.map(([from, bytes]) => ({ from, to: from + bytes, mark: 1 })),
					VHD.blockBytes
				)
			);
		expect(size()).toBe(2_560);
		expect(size([0, 512])).toBe(2_560 + 2_097_664);
		// across the edge of two blocks: 2,097,100 is 52 bytes before it
		expect(size([0, 512], [2_097_100, 512])).toBe(4_197_888);
		expect(size([0, 512], [2_097_100, 512], [20 * MiB, 65_536])).toBe(6_295_552);
	});
});

test('one full block more than the whole disk never fits: an entry for each block begun', () => {
	expect([0, 1, 2 * MiB, 2 * MiB + 1].map(batEntries)).toEqual([0, 1, 1, 2]);
});

test('a differencing VHD carries two sectors that say where its parent is', () => {
	expect(differencingVhdBytes(64 * MiB, 1) - dynamicVhdBytes(64 * MiB, 1)).toBe(1_024);
});

test('a fixed VHD is the disk and its footer', () => {
	expect(fixedVhdBytes(64 * MiB)).toBe(67_109_376);
});

test('the largest VHD is 2,040 GiB', () => {
	expect([2_040 * GiB, 2_040 * GiB + 512, NaN].map(fitsVhd)).toEqual([true, false, false]);
});

describe('geometry', () => {
	test('rounds down by the specification and up for a conversion', () => {
		expect(specGeometry(131_072)).toEqual([963, 8, 17]);
		expect(roomyGeometry(131_072)).toEqual([964, 8, 17]);
	});
	// the edges of the specification's steps: 16 heads of 17 sectors, of 31, of 63, of 255, and the end of all
	test.each([
		[16 * 1_024 * 17 - 1, [1_023, 16, 17]],
		[16 * 1_024 * 17, [561, 16, 31]],
		[16 * 1_024 * 31 - 1, [1_023, 16, 31]],
		[16 * 1_024 * 31, [503, 16, 63]],
		[65_535 * 16 * 63 - 1, [65_534, 16, 63]],
		[65_535 * 16 * 63, [16_191, 16, 255]],
		[65_535 * 16 * 255, [65_535, 16, 255]],
		[2 ** 32, [65_535, 16, 255]]
	])('%i sectors', (sectors, chs) => {
		expect(specGeometry(sectors)).toEqual(chs);
	});
});

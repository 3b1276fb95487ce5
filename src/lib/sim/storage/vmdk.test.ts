import { expect, test } from 'vitest';
import { GiB, MiB } from '../units';
import { grainsOf } from './content';
import type { Extent } from './disk';
import { contentId, flatVmdkBytes, sparseVmdkBytes, VMDK, vmdkLayout } from './vmdk';

// as made by qemu-img 7.2.22
test.each([
	[0, 65_536],
	[1_000, 65_536],
	[33 * MiB, 65_536],
	[GiB, 196_608],
	[5 * GiB, 720_896],
	[100 * GiB, 13_172_736],
	[2_048 * GiB, 269_025_280]
])('an empty sparse VMDK of %i bytes takes %i', (virtualBytes, fileBytes) => {
	expect(sparseVmdkBytes(virtualBytes, 0)).toBe(fileBytes);
});

// as written by qemu-io 7.2.22 into a VMDK of 64 MiB
test('each grain touched is written whole, and a write over an edge touches two', () => {
	const writes: Extent[] = [];
	const sizeAfter = (from: number, bytes: number) => {
		writes.push({ from, to: from + bytes, mark: 1 });
		return sparseVmdkBytes(64 * MiB, grainsOf(writes, VMDK.grainBytes));
	};
	expect(sizeAfter(0, 512)).toBe(131_072);
	expect(sizeAfter(65_000, 1_024)).toBe(196_608);
	expect(sizeAfter(1_000_000, 4_096)).toBe(262_144);
	expect(sizeAfter(66_900_480, 512)).toBe(327_680);
});

test('the last grain of an odd disk is written whole, too', () => {
	expect(sparseVmdkBytes(100_000, grainsOf([{ from: 99_328, to: 99_840, mark: 1 }], VMDK.grainBytes))).toBe(131_072);
});

test('the second directory begins behind the first and its tables', () => {
	// 100 GiB: 3,200 tables of 4 sectors; a directory of 3,200 × 4 bytes takes 25 sectors
	expect(vmdkLayout(100 * GiB).directorySector).toBe(21 + 25 + 3_200 * 4);
});

test('a flat VMDK is the disk itself', () => {
	expect(flatVmdkBytes(5 * GiB)).toBe(5_368_709_120);
});

test('a content ID stays while nothing is written, and is another one after any write', () => {
	const base: Extent[] = [{ from: 0, to: 32 * MiB, mark: 0 }];
	const ids = [
		base,
		[...base, { from: 40 * MiB, to: 40 * MiB + 512, mark: 1 }],
		[...base, { from: 40 * MiB, to: 40 * MiB + 512, mark: 2 }],
		[{ from: 0, to: 32 * MiB + 1, mark: 0 }]
	].map(contentId);
	expect(contentId([{ from: 0, to: 32 * MiB, mark: 0 }])).toBe(ids[0]);
	expect(new Set(ids).size).toBe(4);
	for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
});

import { describe, expect, test } from 'vitest';
import { SECOND } from '../units';
import { changedBytes, churnBytes, differenceOf } from './changed';

const extent = (from: number, to: number, mark = 0) => ({ from, to, mark });

describe('what changed between two moments of a disk', () => {
	test.each([
		['nothing', [extent(0, 100)], [extent(0, 100)], 0],
		['all of a first write', [], [extent(0, 100)], 100],
		['what was added behind', [extent(0, 100)], [extent(0, 160)], 60],
		['what was overwritten', [extent(0, 100)], [extent(0, 20), extent(20, 50, 7), extent(50, 100)], 30],
		['all of it, encrypted', [extent(0, 100), extent(200, 300)], [extent(0, 100, 9), extent(200, 300, 9)], 200],
		['what reaches over several ranges', [extent(0, 10), extent(20, 30), extent(40, 50)], [extent(5, 45)], 40 - 20],
		['what one old range shares with several new ones', [extent(0, 100)], [extent(10, 20), extent(30, 40, 5), extent(90, 120)], 30],
		['nothing when it only shrank', [extent(0, 100)], [], 0]
	])('is %s', (_, before, after, bytes) => {
		expect(changedBytes(before, after)).toBe(bytes);
	});
});

describe('everyday work', () => {
	const load = { iops: 40, writeFraction: 0.5 };
	test('changes one block with one write', () => {
		expect(churnBytes({ iops: 1, writeFraction: 1 }, 1e12, SECOND)).toBe(65_536);
	});
	test('changes a tenth of the content at most, however long', () => {
		const content = 65_536 * 1000;
		expect(churnBytes(load, content, 1e9 * SECOND)).toBeCloseTo(content / 10, -1);
	});
	test('changes nothing while nothing is written', () => {
		expect(churnBytes({ iops: 40, writeFraction: 0 }, 1e12, 3_600 * SECOND)).toBe(0);
		expect(churnBytes(load, 0, 3_600 * SECOND)).toBe(0);
	});
	test('adds to what is known, up to all that there is', () => {
		const before = [[extent(0, 65_536 * 100)]];
		const after = [[extent(0, 65_536 * 110)]];
		const idle = { iops: 0, writeFraction: 0.5 };
		expect(differenceOf(before, after, idle, SECOND)).toBe(65_536 * 10);
		expect(differenceOf([], after, load, 1e9 * SECOND)).toBe(65_536 * 110);
	});
});

import { describe, expect, test } from 'vitest';
import { compare } from './compare';

const met = (...args: Parameters<typeof compare>) => compare(...args).met;

describe('a published figure is met', () => {
	test('by seconds within abs_s, whichever of s and ms the figure is in', () => {
		expect(met(11.37664, 11.37674, { abs_s: 0.0001 }, 's')).toBe(true);
		expect(met(11.37664, 11.37684, { abs_s: 0.0001 }, 's')).toBe(false);
		expect(met(210, 210.9, { abs_ms: 1 }, 'ms')).toBe(true);
		expect(met(0.21, 0.2109, { abs_ms: 1 }, 's')).toBe(true);
		expect(met(0.21, 0.212, { abs_ms: 1 }, 's')).toBe(false);
		expect(met(210, 210.9, { abs_s: 0.001 }, 'ms')).toBe(true);
	});

	test('by a part of itself within rel', () => {
		expect(met(265.454, 265.7, { rel: 0.001 }, 's')).toBe(true);
		expect(met(265.454, 265.8, { rel: 0.001 }, 's')).toBe(false);
	});

	test('by percentage points within abs_pct; a figure that is no percentage by that percent of it', () => {
		expect(met([32.9, 7.2], [32.861, 7.238], { abs_pct: 0.1 }, 'pct')).toBe(true);
		expect(met([32.9, 7.2], [32.861, 7.338], { abs_pct: 0.1 }, 'pct')).toBe(false);
		expect(met(1000, 1000.9, { abs_pct: 0.1 }, 'MB')).toBe(true);
		expect(met(1000, 1001.1, { abs_pct: 0.1 }, 'MB')).toBe(false);
	});

	test('exactly, words and numbers, with no more than a computer rounds', () => {
		expect(met(67_109_376, 67_109_376, { exact: true }, 'bytes')).toBe(true);
		expect(met(67_109_376, 67_109_377, { exact: true }, 'bytes')).toBe(false);
		expect(met(0.3, 0.1 + 0.2, { exact: true }, '')).toBe(true);
		expect(met('qem2', 'qem2', { exact: true }, '')).toBe(true);
		expect(met([true, false], [true, true], { exact: true }, '')).toBe(false);
	});

	test('by a figure, or a list of them, inside a published range', () => {
		expect(compare([140, 150], 144, { range: true }, '')).toEqual({ met: true, difference: 0 });
		expect(compare([140, 150], [140, 150], { range: true }, '')).toEqual({ met: true, difference: 0 });
		expect(compare([140, 150], [144, 155], { range: true }, '')).toEqual({ met: false, difference: 5 });
		expect(compare([140, 150], 137, { range: true }, '')).toEqual({ met: false, difference: -3 });
		expect(met(0.998, 0.998, { range: true }, '')).toBe(true);
	});
});

describe('it is not met', () => {
	test('by what is no number, or a list of another length', () => {
		expect(met(1, NaN, { rel: 0.5 }, '')).toBe(false);
		expect(met(1, '1', { exact: true }, '')).toBe(false);
		expect(met([1, 2], [1], { exact: true }, '')).toBe(false);
		expect(met([1, 2], [1, 2, 3], { exact: true }, '')).toBe(false);
		expect(met([7, 8], NaN, { range: true }, '')).toBe(false);
		expect(met([7, 8], [], { range: true }, '')).toBe(false);
	});
});

test('the difference is ours minus published, of a list the largest', () => {
	expect(compare(10, 8, { rel: 1 }, '').difference).toBe(-2);
	expect(compare([10, 10], [11, 7], { rel: 1 }, '').difference).toBe(-3);
	expect(compare('a', 'b', { exact: true }, '').difference).toBeNull();
});

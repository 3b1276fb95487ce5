import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, expectedGrains, flatten, grainsOf, inGrains, merge, write, type Content } from './content';
import type { Extent } from './disk';

const x = (from: number, to: number, mark: number): Extent => ({ from, to, mark });

describe('a layer', () => {
	test('takes a write between what is there', () => {
		expect(write([x(0, 10, 1), x(20, 30, 1)], x(12, 15, 2))).toEqual([x(0, 10, 1), x(12, 15, 2), x(20, 30, 1)]);
	});
	test('is split by a write in its middle', () => {
		expect(write([x(0, 30, 1)], x(10, 20, 2))).toEqual([x(0, 10, 1), x(10, 20, 2), x(20, 30, 1)]);
	});
	test('loses what is overwritten', () => {
		expect(write([x(0, 10, 1), x(15, 20, 2), x(25, 30, 3)], x(5, 28, 4))).toEqual([x(0, 5, 1), x(5, 28, 4), x(28, 30, 3)]);
	});
	test('joins neighbours that hold the same', () => {
		expect(write([x(0, 10, 1), x(20, 30, 1)], x(10, 20, 1))).toEqual([x(0, 30, 1)]);
	});
	test('ignores a write of nothing', () => {
		expect(write([x(0, 10, 1)], x(5, 5, 2))).toEqual([x(0, 10, 1)]);
	});
});

describe('layers', () => {
	test('the child hides its parent', () => {
		expect(merge([x(0, 10, 1), x(20, 30, 1)], [x(5, 25, 2)])).toEqual([x(0, 5, 1), x(5, 25, 2), x(25, 30, 1)]);
	});
	test('where the child holds nothing the parent shows', () => {
		expect(flatten([[x(0, 10, 1)], [], [x(2, 3, 3)]])).toEqual([x(0, 2, 1), x(2, 3, 3), x(3, 10, 1)]);
	});
});

// the same by brute force: an array of bytes
const SIZE = 64;
const anyExtent = fc.record({ from: fc.nat(SIZE), bytes: fc.nat(20), mark: fc.integer({ min: 1, max: 4 }) });
const anyWrites = fc.array(
	anyExtent.map(({ from, bytes, mark }) => x(from, Math.min(SIZE, from + bytes), mark)),
	{ maxLength: 12 }
);
const bytesAfter = (writes: readonly Extent[]) => {
	const bytes = new Array<number>(SIZE).fill(0);
	for (const { from, to, mark } of writes) bytes.fill(mark, from, to);
	return bytes;
};
const contentAfter = (writes: readonly Extent[]) => writes.reduce<Content>(write, []);
const RUNS = { numRuns: 1_000, seed: 20_261_122 };

describe('whatever is written', () => {
	test('a layer holds what an array of bytes would', () => {
		fc.assert(
			fc.property(anyWrites, (writes) => {
				const content = contentAfter(writes);
				expect(bytesAfter(content)).toEqual(bytesAfter(writes));
				expect(bytesOf(content)).toBe(bytesAfter(writes).filter((mark) => mark > 0).length);
				content.forEach(({ from, to, mark }, i) => {
					const next = content[i + 1];
					expect(to).toBeGreaterThan(from);
					// sorted, disjoint, and nothing that could be one range is two
					if (next) expect(next.from > to || (next.from === to && next.mark !== mark)).toBe(true);
				});
			}),
			RUNS
		);
	});

	test('merging layers leaves what writing all in order would', () => {
		fc.assert(
			fc.property(anyWrites, anyWrites, anyWrites, (first, second, third) => {
				const merged = flatten([first, second, third].map(contentAfter));
				expect(merged).toEqual(contentAfter([...first, ...second, ...third]));
			}),
			RUNS
		);
	});

	test('grains are counted once each', () => {
		fc.assert(
			fc.property(anyWrites, fc.integer({ min: 1, max: 9 }), (writes, grain) => {
				const touched = new Set(
					writes.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => Math.floor((from + i) / grain)))
				);
				expect(grainsOf(contentAfter(writes), grain)).toBe(touched.size);
				const held = inGrains(contentAfter(writes), grain);
				expect(bytesOf(held)).toBe(touched.size * grain);
				for (const each of touched) expect(held.some(({ from, to }) => from <= each * grain && (each + 1) * grain <= to)).toBe(true);
			}),
			RUNS
		);
	});
});

describe('the expected number of distinct grains', () => {
	test.each([
		[1, 1, 1],
		[1, 9, 1],
		[2, 1, 1],
		[2, 2, 1.5],
		[2, 3, 1.75],
		[10, 2, 1.9],
		[10, 3, 2.71],
		[0, 5, 0],
		[5, 0, 0]
	])('of %i grains, %i writes touch %f', (grains, writes, touched) => {
		expect(expectedGrains(grains, writes)).toBeCloseTo(touched, 12);
	});

	test('is what multiplying out says, up to a large disk', () => {
		for (const [grains, writes] of [
			[16_384, 5_000],
			[1_638_400, 100_000]
		] as const) {
			let missed = 1;
			for (let i = 0; i < writes; i++) missed *= 1 - 1 / grains;
			expect(expectedGrains(grains, writes) / (grains * (1 - missed))).toBeCloseTo(1, 9);
		}
	});

	test('a write more touches a grain with the chance that it is untouched', () => {
		// E(k+1) = E(k) + 1 - E(k)/N
		const before = expectedGrains(1_000, 777);
		expect(expectedGrains(1_000, 778)).toBeCloseTo(before + 1 - before / 1_000, 9);
	});
});

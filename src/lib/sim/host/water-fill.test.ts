import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waterFill } from './water-fill';

test.each<[string, number, number[], number[], number[] | null, number[]]>([
	['equal weights, equal wishes', 100, [1, 1], [100, 100], null, [50, 50]],
	['weights 1 to 2', 90, [1, 2], [100, 100], null, [30, 60]],
	['what one leaves goes to the others by weight', 100, [1, 1, 2], [10, 100, 100], null, [10, 30, 60]],
	['enough for all', 100, [1, 9], [20, 30], null, [20, 30]],
	['nobody', 100, [], [], null, []],
	['nothing to share', 0, [1, 1], [10, 10], null, [0, 0]],
	['a promise below the share changes nothing: two who want the whole core get half each', 100, [1, 1], [100, 100], [30, 0], [50, 50]],
	['a promise of just the share changes nothing', 100, [1, 1], [100, 100], [50, 0], [50, 50]],
	['a promise above the share is kept', 100, [1, 1], [100, 100], [70, 0], [70, 30]],
	['a promise beyond what is wanted counts as far as it is wanted', 100, [1, 1], [20, 100], [70, 0], [20, 80]],
	['what a promise takes may push another below its own', 100, [1, 1, 1], [100, 100, 100], [60, 25, 0], [60, 25, 15]],
	['a limit may leave enough that a promise needs nothing', 100, [1, 1, 1], [10, 100, 100], [0, 40, 0], [10, 45, 45]],
	['limits and promises at once', 120, [1, 1, 1, 1], [5, 100, 100, 100], [0, 70, 0, 0], [5, 70, 22.5, 22.5]],
	['more promised than there is: the same part of each', 100, [1, 9], [100, 100], [50, 150], [100 / 3, 200 / 3]]
])('%s', (_, total, weights, limits, floors, grants) => {
	const got = waterFill(total, weights, limits, floors);
	expect(got).toHaveLength(grants.length);
	got.forEach((grant, i) => expect(grant).toBeCloseTo(grants[i] ?? NaN, 9));
});

const anyClaims = fc.array(
	fc.record({
		weight: fc.integer({ min: 1, max: 1_000 }),
		limit: fc.integer({ min: 0, max: 500 }),
		floor: fc.integer({ min: 0, max: 200 })
	}),
	{ maxLength: 14 }
);
const asArrays = (claims: readonly { weight: number; limit: number; floor: number }[]) => ({
	weights: claims.map(({ weight }) => weight),
	limits: claims.map(({ limit }) => limit),
	floors: claims.map(({ limit, floor }) => Math.min(limit, floor))
});
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

test('nothing that anyone wants is wasted, nobody gets more than he can use, promises are kept where they fit', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 2_000 }), anyClaims, (total, claims) => {
			const { weights, limits, floors } = asArrays(claims);
			const grants = waterFill(total, weights, limits, floors);
			expect(sum(grants)).toBeCloseTo(Math.min(total, sum(limits)), 6);
			const fits = sum(floors) <= total;
			grants.forEach((grant, i) => {
				expect(grant).toBeLessThanOrEqual((limits[i] ?? 0) + 1e-9);
				if (fits) expect(grant).toBeGreaterThanOrEqual((floors[i] ?? 0) - 1e-9);
			});
		}),
		{ numRuns: 500, seed: 4 }
	);
});

test('it is the one level that clamps every share, found otherwise by halving', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 2_000 }), anyClaims, (total, claims) => {
			const { weights, limits, floors } = asArrays(claims);
			fc.pre(sum(floors) < total && sum(limits) > total);
			const at = (level: number) => claims.map((claim, i) => Math.min(claim.limit, Math.max(floors[i] ?? 0, level * claim.weight)));
			let [low, high] = [0, 2_000];
			for (let i = 0; i < 200; i++) {
				const middle = (low + high) / 2;
				if (sum(at(middle)) < total) low = middle;
				else high = middle;
			}
			const exact = at(high);
			waterFill(total, weights, limits, floors).forEach((grant, i) => expect(grant).toBeCloseTo(exact[i] ?? NaN, 6));
		}),
		{ numRuns: 500, seed: 5 }
	);
});

test('it fills the array that it is given', () => {
	const grants = [9, 9, 9, 9];
	expect(waterFill(10, [1, 1], [8, 8], null, grants)).toBe(grants);
	expect(grants).toEqual([5, 5]);
});

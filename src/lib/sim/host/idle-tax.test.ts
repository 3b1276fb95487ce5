import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { idlePageCost, memoryTargets, sharesPerPage, type MemoryClaim } from './idle-tax';

const source = (id: string) => open.vectors.find((vector) => vector.id === id)?.source ?? '';

test(`mem.idletax.k: ${source('mem.idletax.k')}`, () => {
	expect([0, 0.5, 0.75].map(idlePageCost)).toEqual([1, 2, 4]);
});

test(`mem.idletax.rho: ${source('mem.idletax.rho')}`, () => {
	expect(sharesPerPage(1_000, 1_000, 0.25, 0.75)).toBeCloseTo(0.307692, 6);
});

const claim = (bytes: number, change: Partial<MemoryClaim> = {}): MemoryClaim => ({ shares: 1, active: 1, minBytes: 0, bytes, ...change });

describe('targets', () => {
	test('where all fits, everybody keeps all', () => {
		expect(memoryTargets(100, [claim(60), claim(40)])).toEqual([60, 40]);
	});

	test('equal shares, equally busy: equal parts', () => {
		expect(memoryTargets(100, [claim(100), claim(100)])).toEqual([50, 50]);
	});

	test('of two alike, the idle one keeps a quarter as much as the busy one: K = 4', () => {
		expect(memoryTargets(100, [claim(100, { active: 1 }), claim(100, { active: 0 })])).toEqual([80, 20]);
	});

	test('without the tax idleness costs nothing', () => {
		expect(memoryTargets(100, [claim(100), claim(100, { active: 0 })], 0)).toEqual([50, 50]);
	});

	test('shares of 1 to 3 keep 1 to 3', () => {
		expect(memoryTargets(100, [claim(100), claim(100, { shares: 3 })])).toEqual([25, 75]);
	});

	test('a minimum is kept, the others give more', () => {
		expect(memoryTargets(100, [claim(100, { active: 0, minBytes: 60 }), claim(100)])).toEqual([60, 40]);
	});

	test('when minimums take all, nothing more can be taken', () => {
		expect(memoryTargets(100, [claim(100, { minBytes: 80 }), claim(90, { minBytes: 50 })])).toEqual([80, 50]);
	});
});

// The definition: while too much is held, take one page from the guest with the lowest rho that is above its minimum.
function pageByPage(available: number, claims: readonly MemoryClaim[], tax: number): number[] {
	const pages = claims.map(({ bytes }) => bytes);
	let held = pages.reduce((a, b) => a + b, 0);
	while (held > available) {
		let [poorest, least] = [-1, Infinity];
		claims.forEach(({ shares, active, minBytes }, i) => {
			const has = pages[i] ?? 0;
			if (has <= minBytes || has === 0) return;
			const rho = sharesPerPage(shares, has, active, tax);
			if (rho < least) [poorest, least] = [i, rho];
		});
		if (poorest < 0) break;
		pages[poorest] = (pages[poorest] ?? 0) - 1;
		held--;
	}
	return pages;
}

test('targets are where taking page by page from the lowest rho ends', () => {
	const any = fc.record({
		shares: fc.integer({ min: 1, max: 8 }),
		active: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
		minBytes: fc.integer({ min: 0, max: 200 }),
		bytes: fc.integer({ min: 200, max: 3_000 })
	});
	const tax = fc.constantFrom(0, 0.5, 0.75);
	fc.assert(
		fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), fc.integer({ min: 10, max: 9_000 }), tax, (claims, available, rate) => {
			const exact = memoryTargets(available, claims, rate);
			const taken = pageByPage(available, claims, rate);
			// a page is the grain: whoever is poorest changes with every page, so each may be off by one or two
			exact.forEach((bytes, i) => expect(Math.abs(bytes - (taken[i] ?? NaN))).toBeLessThanOrEqual(2));
		}),
		{ numRuns: 200, seed: 7 }
	);
});

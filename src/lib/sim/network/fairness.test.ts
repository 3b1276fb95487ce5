import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxMinFair } from './fairness';

const links = (capacity: Record<string, number>) => new Map(Object.entries(capacity));

test.each([
	['one flow takes the narrowest of its links', { a: 10, b: 4 }, [['a', 'b']], [4]],
	['two on one link share it', { a: 10 }, [['a'], ['a']], [5, 5]],
	['what a flow can not use elsewhere is left to the others', { a: 10, b: 2 }, [['a', 'b'], ['a']], [2, 8]],
	// Bertsekas & Gallager, Data Networks, 2nd ed., figure 6.15: capacities 1, and one of 2 at the end
	['the textbook example', { l1: 1, l2: 1, l3: 2 }, [['l1', 'l2'], ['l2'], ['l2', 'l3'], ['l3']], [1 / 3, 1 / 3, 1 / 3, 5 / 3]],
	['a dead link carries nothing', { a: 0, b: 5 }, [['a', 'b'], ['b']], [0, 5]],
	['an unknown link carries nothing', {}, [['x']], [0]],
	['no links, no rate', {}, [[]], [0]]
])('%s', (_, capacity, flows, rates) => {
	const got = maxMinFair(
		links(capacity),
		flows.map((each) => ({ links: each }))
	);
	expect(got).toEqual(rates.map((rate) => expect.closeTo(rate, 12) as number));
});

test('no link is overfull, and every flow has a full link on which nobody gets more: that is max-min', () => {
	const names = ['a', 'b', 'c', 'd'];
	const capacity = fc.tuple(...names.map((name) => fc.integer({ min: 1, max: 100 }).map((size) => [name, size] as const)));
	const flow = fc.subarray(names, { minLength: 1 }).map((each) => ({ links: each }));
	fc.assert(
		fc.property(capacity, fc.array(flow, { minLength: 1, maxLength: 10 }), (sizes, flows) => {
			const rates = maxMinFair(new Map(sizes), flows);
			const on = (link: string) => flows.flatMap((each, i) => (each.links.includes(link) ? [rates[i] ?? 0] : []));
			const isFull = new Map(sizes.map(([link, size]) => [link, on(link).reduce((sum, rate) => sum + rate, 0) > size - 1e-9]));
			for (const [link, size] of sizes) expect(on(link).reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(size + 1e-9);
			flows.forEach((each, i) => {
				const bottleneck = each.links.some((link) => isFull.get(link) && on(link).every((rate) => rate <= (rates[i] ?? 0) + 1e-9));
				expect(bottleneck).toBe(true);
			});
		}),
		{ numRuns: 300, seed: 5 }
	);
});

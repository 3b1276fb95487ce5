import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

describe('a flow that wants no more than so much', () => {
	const rated = (capacity: Record<string, number>, ...flows: [demand: number, ...links: string[]][]) =>
		maxMinFair(
			links(capacity),
			flows.map(([demand, ...crossed]) => ({ demand, links: crossed }))
		);

	test.each<[string, Record<string, number>, [number, ...string[]][], number[]]>([
		[
			'leaves the rest to the others',
			{ a: 12 },
			[
				[2, 'a'],
				[Infinity, 'a'],
				[Infinity, 'a']
			],
			[2, 5, 5]
		],
		[
			'gets its fair share when it wants more than that',
			{ a: 12 },
			[
				[5, 'a'],
				[Infinity, 'a'],
				[Infinity, 'a']
			],
			[4, 4, 4]
		],
		[
			'gets what it wants at exactly its share',
			{ a: 12 },
			[
				[4, 'a'],
				[9, 'a'],
				[9, 'a']
			],
			[4, 4, 4]
		],
		[
			'leaves a link idle when nobody else wants it',
			{ a: 12 },
			[
				[2, 'a'],
				[3, 'a']
			],
			[2, 3]
		],
		[
			'frees a link that is not the tightest',
			{ a: 4, b: 12 },
			[
				[1, 'a', 'b'],
				[Infinity, 'a'],
				[Infinity, 'b']
			],
			[1, 3, 11]
		],
		[
			'wants nothing',
			{ a: 12 },
			[
				[0, 'a'],
				[Infinity, 'a']
			],
			[0, 12]
		]
	])('%s', (_, capacity, flows, rates) => expect(rated(capacity, ...flows)).toEqual(rates));
});

test('who shares no link with others gets the same to the last digit, whoever they are', () => {
	const alone = maxMinFair(links({ a: 1, b: 0.7 }), [{ links: ['a', 'b'] }, { links: ['a'] }, { links: ['b'], demand: 0.1 }]);
	const among = maxMinFair(links({ a: 1, b: 0.7, c: 0.3 }), [
		{ links: ['c'] },
		{ links: ['a', 'b'] },
		{ links: ['c'], demand: 0.05 },
		{ links: ['a'] },
		{ links: ['b'], demand: 0.1 }
	]);
	expect([among[1], among[3], among[4]]).toEqual(alone);
});

test('no link is overfull, and every flow has what it wants, or a full link on which nobody gets more: that is max-min', () => {
	const names = ['a', 'b', 'c', 'd'];
	const capacity = fc.tuple(...names.map((name) => fc.integer({ min: 1, max: 100 }).map((size) => [name, size] as const)));
	const flow = fc
		.tuple(fc.subarray(names, { minLength: 1 }), fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 40 })))
		.map(([each, demand]) => ({ links: each, demand }));
	fc.assert(
		fc.property(capacity, fc.array(flow, { minLength: 1, maxLength: 10 }), (sizes, flows) => {
			const rates = maxMinFair(new Map(sizes), flows);
			const on = (link: string) => flows.flatMap((each, i) => (each.links.includes(link) ? [rates[i] ?? 0] : []));
			const isFull = new Map(sizes.map(([link, size]) => [link, on(link).reduce((sum, rate) => sum + rate, 0) > size - 1e-9]));
			for (const [link, size] of sizes) expect(on(link).reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(size + 1e-9);
			flows.forEach((each, i) => {
				const bottleneck = each.links.some((link) => isFull.get(link) && on(link).every((rate) => rate <= (rates[i] ?? 0) + 1e-9));
				expect(rates[i]).toBeLessThanOrEqual(each.demand);
				expect(bottleneck || rates[i] === each.demand).toBe(true);
			});
		}),
		{ numRuns: 300, seed: 5 }
	);
});

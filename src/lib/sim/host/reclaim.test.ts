import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MiB, SECOND } from '../units';
import { balloonAt, NOTHING_TAKEN, pagedAt, squeeze, type Holder, type Squeeze } from './reclaim';
import { balloonCost } from './slowdown';

// a host of 10,000 MiB: 4 % are 400 MiB, and reclaiming aims at 650 MiB free
const host = (change: Partial<Squeeze> = {}): Squeeze => ({
	bytes: 10_000 * MiB,
	fixedBytes: 0,
	state: 'high',
	idleTax: 0.75,
	sharing: 0,
	settled: false,
	...change
});
const guest = (MiBs: number, change: Partial<Holder> = {}): Holder => ({
	bytes: MiBs * MiB,
	minBytes: 0,
	shares: 10 * MiBs,
	active: 0.5,
	balloon: true,
	taken: NOTHING_TAKEN,
	...change
});
const inMiB = (taken: { balloonBytes: number; balloonTargetBytes: number; pagedBytes: number }) => [
	taken.balloonBytes / MiB,
	taken.balloonTargetBytes / MiB,
	taken.pagedBytes / MiB
];

test('with 4 % free nothing is taken; a MiB less, and it begins', () => {
	const enough = squeeze(0, host(), [guest(4_800), guest(4_800)]);
	expect(enough).toMatchObject({ state: 'high', dueAt: null, freeBytes: 400 * MiB });
	expect(enough.guests.map(({ taken, speed }) => [taken, speed])).toEqual(Array(2).fill([NOTHING_TAKEN, 1]));
	expect(squeeze(0, host(), [guest(4_801), guest(4_800)]).state).toBe('soft');
});

describe('soft: balloons take memory, nothing is paged', () => {
	// 300 MiB free: 350 are missing, half from each of two alike
	const { state, guests, dueAt } = squeeze(7 * SECOND, host(), [guest(4_850), guest(4_850)]);

	test('each takes 100 MiB a second until there is enough', () => {
		expect(state).toBe('soft');
		expect(guests.map(({ taken }) => inMiB(taken))).toEqual(Array(2).fill([0, 175, 0]));
		expect(dueAt).toBe(7 * SECOND + 1.75 * SECOND);
		expect(balloonAt(guests[0]?.taken ?? NOTHING_TAKEN, 8 * SECOND)).toBe(100 * MiB);
		expect(balloonAt(guests[0]?.taken ?? NOTHING_TAKEN, 99 * SECOND)).toBe(175 * MiB);
	});

	test('asked again on the way, they go on from where they are', () => {
		const again = squeeze(
			8 * SECOND,
			host({ state }),
			guests.map(({ taken }) => guest(4_850, { taken }))
		);
		expect(again.guests.map(({ taken }) => inMiB(taken))).toEqual(Array(2).fill([100, 175, 0]));
		expect(again.dueAt).toBe(dueAt);
	});

	test('at the end exactly 6.5 % are free, and the guests feel hardly anything', () => {
		const done = squeeze(
			dueAt ?? NaN,
			host({ state }),
			guests.map(({ taken }) => guest(4_850, { taken }))
		);
		expect(done).toMatchObject({ state: 'soft', dueAt: null, freeBytes: 650 * MiB });
		expect(done.guests[0]?.speed).toBeCloseTo(1 / (1 + balloonCost(175 / 4_850)), 12);
	});
});

test('a guest without guest tools is paged instead, at once, and gets slow', () => {
	const { guests } = squeeze(0, host(), [guest(4_850), guest(4_850, { balloon: false })]);
	expect(guests.map(({ taken }) => inMiB(taken))).toEqual([
		[0, 175, 0],
		[0, 0, 175]
	]);
	expect(guests[1]?.speed).toBeCloseTo(1 / (1 + 50 * (175 / (0.5 * 4_850))), 12);
});

test('a balloon ends at 65 % of its guest; the rest is paged', () => {
	const { guests } = squeeze(0, host({ state: 'hard', settled: true, fixedBytes: 8_350 * MiB }), [guest(4_000, { active: 0 })]);
	expect(inMiB(guests[0]?.taken ?? NOTHING_TAKEN)).toEqual([2_600, 2_600, 400]);
});

test('hard: what balloons have not taken yet is paged until they have', () => {
	// 150 MiB free: 500 are missing
	const first = squeeze(0, host(), [guest(4_925), guest(4_925)]);
	expect(first.state).toBe('hard');
	expect(first.guests.map(({ taken }) => inMiB(taken))).toEqual(Array(2).fill([0, 250, 250]));
	expect(first.dueAt).toBe(2.5 * SECOND);
	expect(pagedAt(first.guests[0]?.taken ?? NOTHING_TAKEN, SECOND)).toBe(150 * MiB);
	const then = squeeze(
		2.5 * SECOND,
		host({ state: 'hard' }),
		first.guests.map(({ taken }) => guest(4_925, { taken }))
	);
	expect(then.state).toBe('soft');
	expect(then.guests.map(({ taken }) => inMiB(taken))).toEqual(Array(2).fill([250, 250, 0]));
});

test('low: guests that hold more than they should stand still; one that is below its part does not', () => {
	const small = guest(100, { shares: 1e9 });
	const { state, guests } = squeeze(0, host(), [guest(9_850), small]);
	expect(state).toBe('low');
	expect(guests.map(({ speed }) => speed)).toEqual([0, 1]);
});

describe('whoever begins now', () => {
	test('is handed memory down to 1 % free, and the rest as the others give it: they are paged, but none stands still', () => {
		const { state, guests, freeBytes } = squeeze(0, host(), [guest(9_000), guest(4_000, { fresh: true, balloon: false })]);
		expect([state, freeBytes]).toEqual(['hard', 100 * MiB]);
		// 3,100 are not there yet; of the 3,650 that are to be taken, four thirteenths are its own in the end
		expect(inMiB(guests[1]?.taken ?? NOTHING_TAKEN)[2]).toBeCloseTo(3_100, 6);
		expect(guests[0]?.speed).toBeGreaterThan(0);
	});

	test('gets at once what is reserved for it, even if that brings the host low', () => {
		const { state, guests } = squeeze(0, host(), [guest(9_000), guest(4_000, { fresh: true, minBytes: 4_000 * MiB })]);
		expect(state).toBe('low');
		expect(guests.map(({ speed }) => speed)).toEqual([0, 1]);
	});
});

test('a guest on its way here is filled down to 1 % free, and its part taken from the others meanwhile', () => {
	const coming = { fixedBytes: 5_000 * MiB, arrivingBytes: 5_000 * MiB };
	const { state, guests, dueAt } = squeeze(0, host(coming), [guest(9_000)]);
	expect(state).toBe('hard');
	expect(inMiB(guests[0]?.taken ?? NOTHING_TAKEN)).toEqual([0, 4_650, 4_650]);
	expect(dueAt).toBe(46.5 * SECOND);
});

test('memory is given back when there is some: what one guest gets, another has given before', () => {
	// at rest, then the shares turn round
	const before = squeeze(0, host({ state: 'soft', settled: true }), [guest(6_000, { shares: 9_000 }), guest(6_000, { shares: 1_000 })]);
	const turned = (at: number, guests: typeof before.guests, state: Squeeze['state']) =>
		squeeze(
			at,
			host({ state }),
			guests.map(({ taken }, i) => guest(6_000, { taken, shares: i === 0 ? 1_000 : 9_000 }))
		);
	const first = turned(0, before.guests, before.state);
	expect(before.guests.map(({ taken }) => inMiB(taken))).toEqual([
		[0, 0, 0],
		[2_650, 2_650, 0]
	]);
	expect(first.guests.map(({ taken }) => inMiB(taken))).toEqual([
		[0, 2_650, 0],
		[2_650, 0, 0]
	]);
	const end = turned(first.dueAt ?? NaN, first.guests, first.state);
	expect(end.guests.map(({ taken }) => inMiB(taken))).toEqual([
		[2_650, 2_650, 0],
		[0, 0, 0]
	]);
	expect([first.freeBytes, end.freeBytes]).toEqual([650 * MiB, 650 * MiB]);
});

test('the idle guest gives first: it pays four times for a page that it does not use', () => {
	const { guests } = squeeze(0, host({ settled: true }), [guest(6_000, { active: 1 }), guest(6_000, { active: 0 })]);
	// 9,350 are there: in proportion 4 to 1 the busy one could keep more than it has, so it keeps all
	expect(guests.map(({ taken }) => inMiB(taken))).toEqual([
		[0, 0, 0],
		[2_650, 2_650, 0]
	]);
});

test('what is reserved is never taken, and then nothing more can be', () => {
	const reserved = [guest(5_000, { minBytes: 5_000 * MiB }), guest(4_950, { minBytes: 4_950 * MiB })];
	const { state, guests, dueAt } = squeeze(0, host(), reserved);
	expect([state, dueAt]).toEqual(['low', null]);
	expect(guests.map(({ taken, speed }) => [taken.balloonTargetBytes + taken.pagedBytes, speed])).toEqual(Array(2).fill([0, 1]));
});

test('once begun, it goes on until more than 6.5 % would be free with all given back', () => {
	expect(squeeze(0, host({ state: 'soft' }), [guest(9_350)]).state).toBe('soft');
	expect(squeeze(0, host({ state: 'soft' }), [guest(9_349)]).state).toBe('high');
});

test('sharing gives back its part of what guests hold, and so less is taken', () => {
	const { state, guests } = squeeze(0, host({ sharing: 0.25 }), [guest(6_000), guest(6_000)]);
	expect(state).toBe('high');
	expect(guests.map(({ taken }) => taken.sharedBytes / MiB)).toEqual([1_500, 1_500]);
});

const anyHolder: fc.Arbitrary<Holder> = fc
	.record({
		size: fc.integer({ min: 64, max: 6_000 }),
		min: fc.integer({ min: 0, max: 1_500 }),
		shares: fc.integer({ min: 1, max: 100_000 }),
		active: fc.integer({ min: 0, max: 10 }),
		balloon: fc.boolean(),
		before: fc.integer({ min: 0, max: 2_000 }),
		paged: fc.integer({ min: 0, max: 500 })
	})
	.map(({ size, min, shares, active, balloon, before, paged }) =>
		guest(size, {
			minBytes: Math.min(min, size) * MiB,
			shares,
			active: active / 10,
			balloon,
			taken: {
				at: 0,
				balloonBytes: before * MiB,
				balloonTargetBytes: (before + 50) * MiB,
				pagedBytes: paged * MiB,
				pagedTargetBytes: 0,
				sharedBytes: 0
			}
		})
	);

test('whatever happened before: nobody falls below his minimum, and in the end enough is free or nobody has anything left to give', () => {
	fc.assert(
		fc.property(
			fc.array(anyHolder, { minLength: 1, maxLength: 8 }),
			fc.constantFrom('high' as const, 'soft' as const, 'hard' as const, 'low' as const),
			fc.constantFrom(0, 0.2),
			(holders, state, sharing) => {
				const first = squeeze(20 * SECOND, host({ state, sharing }), holders);
				const end = squeeze(
					first.dueAt ?? 20 * SECOND,
					host({ state: first.state, sharing }),
					holders.map((holder, i) => ({ ...holder, taken: first.guests[i]?.taken ?? NOTHING_TAKEN }))
				);
				expect(end.dueAt).toBe(null);
				const kept = holders.map(({ bytes }, i) => {
					const taken = end.guests[i]?.taken ?? NOTHING_TAKEN;
					expect(taken.balloonBytes).toBe(taken.balloonTargetBytes);
					return bytes - taken.balloonBytes - taken.pagedBytes;
				});
				for (const { guests } of [first, end])
					for (const { taken, speed } of guests) {
						expect(Math.min(taken.balloonBytes, taken.pagedBytes, taken.balloonTargetBytes)).toBeGreaterThanOrEqual(0);
						expect(speed).toBeGreaterThanOrEqual(0);
						expect(speed).toBeLessThanOrEqual(1);
					}
				const free = 10_000 * MiB - kept.reduce((sum, each) => sum + each, 0) * (1 - sharing);
				const atMinimum = holders.every(({ minBytes }, i) => (kept[i] ?? NaN) === minBytes);
				holders.forEach(({ minBytes }, i) => expect(kept[i]).toBeGreaterThanOrEqual(minBytes));
				expect(end.state === 'high' || atMinimum || free >= 650 * MiB - 1).toBe(true);
				if (end.state === 'high') expect(free).toBeGreaterThanOrEqual(400 * MiB);
			}
		),
		{ numRuns: 500, seed: 8 }
	);
});

// Pre-copy in closed form: against the geometric series, the code of the products, and bounds that any guest's move keeps.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GiB, MiB } from '../units';
import { STOP_POLICIES } from '../world';
import { bounds, PAGE } from './policy';
import { preCopy, type PreCopy } from './pre-copy';

const done = (input: PreCopy) => {
	const result = preCopy(input);
	if (result.outcome !== 'done') throw new Error(result.outcome);
	return result;
};
const outcome = (input: PreCopy) => preCopy(input).outcome;

/** 1 GiB at 128 MiB/s, all of it rewritten over and over: the example of the Xen vectors */
const xen = (dirty: number, policy: PreCopy['policy']) =>
	({ ramBytes: GiB, bytesPerS: 128 * MiB, dirtyBytesPerS: dirty * 128 * MiB, workingSetBytes: GiB, policy }) as const;

test.each([0.1, 0.25, 0.5, 0.9, 0.99])('without a cap each round is r = %d of the one before: the geometric series', (r) => {
	const { rounds, sentBytes, totalS, downtimeS } = done({ ramBytes: GiB, bytesPerS: 100 * MiB, dirtyBytesPerS: r * 100 * MiB });
	const n = rounds.length;
	rounds.forEach(({ sentBytes: sent }, i) => expect(sent / (GiB * Math.min(r ** i, i === 0 ? 1 : 0.9 * r ** (i - 1)))).toBeCloseTo(1, 9));
	// the working set of 0.9 V caps the second round only when more than that is rewritten
	if (r <= 0.9) expect(sentBytes / ((GiB * (1 - r ** (n + 1))) / (1 - r))).toBeCloseTo(1, 9);
	expect(totalS).toBeCloseTo(sentBytes / (100 * MiB), 9);
	expect(downtimeS).toBeLessThanOrEqual(0.03);
	expect(downtimeS).toBeGreaterThan(0.03 * r * 0.999);
});

test('a guest that rewrites exactly as fast as the link carries sends its memory n + 1 times', () => {
	expect(done(xen(1, 'xen-legacy'))).toMatchObject({ sentBytes: 5 * GiB, lastCopyBytes: GiB, downtimeS: 8, totalS: 40 });
	expect(done(xen(1, 'xen-current'))).toMatchObject({ sentBytes: 6 * GiB, downtimeS: 8, totalS: 48 });
});

describe('edges', () => {
	const guest: PreCopy = { ramBytes: GiB, bytesPerS: 128 * MiB, dirtyBytesPerS: 10 * MiB, setupS: 1, resumeS: 0.03 };

	test.each(STOP_POLICIES)('%s: a guest that rewrites nothing needs one round, and stands still only to resume', (policy) => {
		const slowest = policy === 'xen-2004-adaptive' ? 12.5e6 : 128 * MiB;
		const result = done({ ...guest, dirtyBytesPerS: 0, policy });
		expect(result.rounds).toHaveLength(1);
		expect(result).toMatchObject({ downtimeS: 0.03, sentBytes: GiB });
		expect(result.totalS).toBeCloseTo(1 + GiB / slowest + 0.03, 9);
	});

	test('nothing to send: it ends after set-up, even without bandwidth', () => {
		expect(done({ ...guest, ramBytes: 0, bytesPerS: 0 })).toMatchObject({ rounds: [], totalS: 1.03, downtimeS: 0.03, sentBytes: 0 });
	});

	test('no bandwidth: it stalls, and has no total', () => {
		expect(preCopy({ ...guest, bytesPerS: 0 })).toEqual({ outcome: 'stalled' });
		expect(preCopy({ ...guest, senderBytesPerS: 0 })).toEqual({ outcome: 'stalled' });
	});

	test('rewriting faster than the link carries never ends, unless the working set is small enough or the policy gives up', () => {
		const busy = { ...guest, dirtyBytesPerS: 300 * MiB };
		expect(outcome(busy)).toBe('notConverging');
		expect(outcome({ ...busy, policy: 'qemu' })).toBe('notConverging');
		// 30 ms at 128 MiB/s are 3.84 MiB
		expect(outcome({ ...busy, workingSetBytes: 3.84 * MiB })).toBe('done');
		expect(outcome({ ...busy, workingSetBytes: 3.85 * MiB })).toBe('notConverging');
		expect(outcome({ ...busy, policy: 'xen-current' })).toBe('done');
		expect(outcome({ ...busy, policy: 'xen-legacy' })).toBe('done');
	});

	test('not converging says what every round leaves, and gives no total', () => {
		const result = preCopy({ ...guest, dirtyBytesPerS: 300 * MiB });
		expect(result).toMatchObject({ outcome: 'notConverging', leftBytes: 0.9 * GiB });
		expect(result).not.toHaveProperty('totalS');
		expect(result.outcome === 'notConverging' ? result.rounds.length : 0).toBe(3);
	});

	test('the sending machine may be slower than the link', () => {
		expect(done({ ...guest, dirtyBytesPerS: 0, senderBytesPerS: 64 * MiB, setupS: 0, resumeS: 0 }).totalS).toBe(16);
	});

	test.each([
		['NaN', { ramBytes: NaN }],
		['a negative rate', { dirtyBytesPerS: -1 }],
		['endless bandwidth', { bytesPerS: Infinity }],
		['a negative pause', { resumeS: -0.1 }]
	])('%s is refused', (_, wrong) => expect(() => preCopy({ ...guest, ...wrong })).toThrow(RangeError));
});

describe('the policies, as their code reads', () => {
	test('xen-current sends a set of fewer than 50 pages live, too, and then stops', () => {
		// 262144, 2621.44, 26.2144 pages live; then the rest
		const { rounds, lastCopyBytes } = done(xen(0.01, 'xen-current'));
		expect(rounds.map(({ sentBytes }) => sentBytes / PAGE)).toEqual(
			[262_144, 2_621.44, 26.2144].map((n) => expect.closeTo(n, 6) as number)
		);
		expect(lastCopyBytes / PAGE).toBeCloseTo(0.262144, 9);
	});

	test('xen-legacy stops at its 29th round when rounds neither vanish nor add up to three times the memory', () => {
		// a small working set of 60 pages, rewritten in no time
		const result = done({ ...xen(1, 'xen-legacy'), workingSetBytes: 60 * PAGE });
		expect(result.rounds).toHaveLength(29);
		expect(result.sentBytes).toBe(GiB + 29 * 60 * PAGE);
	});

	test('xen-legacy stops after a round of fewer than 50 pages: 50 are not fewer', () => {
		const rounds = (pages: number) => done({ ...xen(1, 'xen-legacy'), workingSetBytes: pages * PAGE }).rounds.length;
		expect([rounds(49), rounds(50)]).toEqual([2, 29]);
	});

	test('xen-legacy goes on at exactly three times the memory', () => {
		expect(done(xen(1, 'xen-legacy')).rounds).toHaveLength(4);
	});

	test('qemu accepts ten times the pause of the fixed threshold, and sends 128 MiB/s at most until the last copy', () => {
		const result = done({ ramBytes: GiB, bytesPerS: 256 * MiB, dirtyBytesPerS: 64 * MiB, policy: 'qemu' });
		// 8 s, 4 s, … until what is left is at most 38.4 MiB: 1024, 512, … 64, then 32 MiB
		expect(result.rounds.map(({ seconds }) => seconds)).toEqual([8, 4, 2, 1, 0.5]);
		expect(result).toMatchObject({ lastCopyBytes: 32 * MiB, downtimeS: 0.125, totalS: 15.625 });
	});

	// a round can't leave more different pages than it sent while the load stays as it is, so there is no reason to speed up
	test('xen-2004 sends at 100 Mbit/s under a steady load, and the last copy at the full speed of the link', () => {
		const result = done({ ramBytes: 1e9, bytesPerS: 125e6, dirtyBytesPerS: 60e6, workingSetBytes: 1e8, policy: 'xen-2004-adaptive' });
		expect(result.rounds[0]).toMatchObject({ seconds: 80, dirtiedBytes: 1e8 });
		expect(new Set(result.rounds.slice(1).map(({ seconds }) => seconds))).toEqual(new Set([8]));
		// more than three times the memory has been sent after 1 + 21 rounds: 1 + 20/10 is not more
		expect(result.rounds).toHaveLength(22);
		expect(result.downtimeS).toBe(0.8);
	});
});

describe('auto-converge', () => {
	const guest: PreCopy = { ramBytes: GiB, bytesPerS: 100 * MiB, dirtyBytesPerS: 150 * MiB, policy: 'qemu' };

	test('brings home a guest that would never arrive, by holding it back', () => {
		expect(outcome(guest)).toBe('notConverging');
		const { rounds } = done({ ...guest, autoConverge: true });
		// every second round raises it, until 150 MiB/s · (1 - 0.7) are less than half of the link's
		expect(rounds.map(({ throttlePercent }) => throttlePercent).slice(0, 13)).toEqual([0, 0, 20, 20, 30, 30, 40, 40, 50, 50, 60, 60, 70]);
	});

	test('is not always enough: a hundred times the link is too much even at 99 percent', () => {
		expect(outcome({ ...guest, dirtyBytesPerS: 99 * 100 * MiB, autoConverge: true })).toBe('done');
		expect(outcome({ ...guest, dirtyBytesPerS: 101 * 100 * MiB, autoConverge: true })).toBe('notConverging');
	});
});

test('saturating: pages hit twice count once, so less is left than in the linear form, and the form is W·(1-exp(-d·t/W))', () => {
	const guest: PreCopy = { ramBytes: GiB, bytesPerS: 128 * MiB, dirtyBytesPerS: 64 * MiB, workingSetBytes: 256 * MiB };
	const linear = done(guest);
	const saturating = done({ ...guest, dirtying: 'saturating' });
	expect(saturating.rounds[0]?.dirtiedBytes).toBeCloseTo(256 * MiB * (1 - Math.exp(-2)), 5);
	expect(saturating.sentBytes).toBeLessThan(linear.sentBytes);
});

const anyMove = fc.record({
	ramBytes: fc.integer({ min: PAGE, max: 64 * GiB }),
	bytesPerS: fc.integer({ min: 1e6, max: 2e9 }),
	dirtyBytesPerS: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4e9 })),
	dirtying: fc.constantFrom('linear' as const, 'saturating' as const),
	policy: fc.constantFrom(...STOP_POLICIES)
});

test('any guest: what is sent, how long it takes and how long it stands still lie within the bounds of its policy', () => {
	fc.assert(
		fc.property(anyMove, (move) => {
			const within = bounds(move.policy, move.ramBytes, move.bytesPerS);
			const result = preCopy({ ...move, workingSetBytes: move.ramBytes });
			if (result.outcome === 'done') {
				expect(result.sentBytes).toBeGreaterThanOrEqual(move.ramBytes);
				expect(result.downtimeS).toBeLessThanOrEqual((move.ramBytes / move.bytesPerS) * (1 + 1e-12));
			}
			if (!within) return;
			if (result.outcome !== 'done') throw new Error(`${move.policy}: ${result.outcome}`);
			expect(result.sentBytes).toBeLessThanOrEqual(within.mostBytes * (1 + 1e-12));
			expect(result.totalS).toBeGreaterThanOrEqual(within.leastS * (1 - 1e-12) * (move.policy === 'xen-2004-adaptive' ? 0.2 : 1));
			expect(result.totalS).toBeLessThanOrEqual(within.mostS * (1 + 1e-12));
		}),
		{ numRuns: 1_000, seed: 3 }
	);
});

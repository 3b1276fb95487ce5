import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TURN_MS } from './rounds';
import { schedule, type Schedule, type Turn, type VcpuShare } from './turns';

const MS = 1_000;
const share = (run: number, ready = 0, coStop = 0, capped = 0): VcpuShare => ({ run, ready, coStop, capped });
const total = (turns: readonly Turn[], kind: Turn['kind']) =>
	turns.reduce((sum, turn) => sum + (turn.kind === kind ? turn.to - turn.from : 0), 0);

/** shares that a host could have granted: nobody runs more than always, all together no more than the cores give */
const granted = fc
	.tuple(
		fc.integer({ min: 1, max: 6 }),
		fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(10), fc.nat(40)), { minLength: 1, maxLength: 12 })
	)
	.map(([cores, wishes]) => {
		const all = wishes.reduce((sum, [run]) => sum + run, 0);
		const scale = all > cores * 100 ? (cores * 100) / all : 1;
		const shares = wishes.map(([wish, ready, coStop, capped]) => {
			const run = wish * scale;
			const rest = Math.min(1, (100 - run) / Math.max(1, ready + coStop + capped));
			return share(run, ready * rest, coStop * rest, capped * rest);
		});
		return { cores, shares };
	});

const apart = (spans: readonly { from: number; to: number }[]) =>
	[...spans].sort((a, b) => a.from - b.from).every((span, nth, all) => nth === 0 || span.from >= (all[nth - 1]?.to ?? 0) - 1e-6);

describe('whatever the model granted', () => {
	test('the lengths of the turns are the shares, to the microsecond', () =>
		fc.assert(
			fc.property(granted, ({ cores, shares }) => {
				const { turns } = schedule(shares, cores, MS);
				shares.forEach((each, nth) => {
					for (const kind of ['run', 'ready', 'coStop', 'capped'] as const)
						expect(total(turns[nth] ?? [], kind)).toBeCloseTo((each[kind] / 100) * MS, 3);
				});
			}),
			{ seed: 8, numRuns: 150 }
		));

	test('a core runs one vCPU at a time, and a vCPU does one thing at a time, all within the picture', () =>
		fc.assert(
			fc.property(granted, ({ cores, shares }) => {
				const { onCores, turns } = schedule(shares, cores, MS);
				for (let core = 0; core < cores; core++) expect(apart(onCores.filter((turn) => turn.core === core))).toBe(true);
				for (const each of turns) expect(apart(each)).toBe(true);
				for (const { from, to } of [...onCores, ...turns.flat()]) {
					expect(from).toBeGreaterThanOrEqual(-1e-6);
					expect(to).toBeLessThanOrEqual(MS + 1e-6);
				}
				expect(onCores.every(({ core }) => core < cores)).toBe(true);
			}),
			{ seed: 8, numRuns: 150 }
		));

	test('no turn is longer than 50 ms', () =>
		fc.assert(
			fc.property(granted, ({ cores, shares }) => {
				for (const { from, to } of schedule(shares, cores, MS).onCores) expect(to - from).toBeLessThanOrEqual(TURN_MS + 1e-6);
			}),
			{ seed: 8, numRuns: 100 }
		));

	test('whoever is ready runs next', () =>
		fc.assert(
			fc.property(granted, ({ cores, shares }) => {
				schedule(shares, cores, MS).turns.forEach((turns) => {
					if (!turns.some(({ kind }) => kind === 'run')) return;
					turns.forEach(({ kind, to }, nth) => {
						if (kind !== 'ready') return;
						const next = turns[(nth + 1) % turns.length];
						expect(next?.kind === 'run' || (next?.kind === 'ready' && to === MS)).toBe(true);
						expect(Math.abs((next?.from ?? NaN) - (to % MS)) % MS).toBeLessThan(1e-6);
					});
				});
			}),
			{ seed: 8, numRuns: 100 }
		));
});

/** ms within a wait at which some core rests */
function restingWhile({ onCores, turns }: Schedule, cores: number): number {
	const waits = turns.flat().filter(({ kind }) => kind === 'ready');
	let resting = 0;
	for (const { from, to } of waits) {
		for (let at = from + 0.5; at < to; at++) {
			const busy = onCores.filter((turn) => turn.from <= at && at < turn.to).length;
			if (busy < cores) resting++;
		}
	}
	return resting;
}

test('one core of two is wanted: those who wait do so while both cores are busy', () => {
	const shares = [share(30, 10), share(25, 25 / 3), share(25, 25 / 3), share(10, 10 / 3), share(10, 10 / 3)];
	for (const ms of [500, 1_000]) expect(restingWhile(schedule(shares, 2, ms), 2)).toBe(0);
});

test('six vCPUs that always want four cores: each runs two thirds, waits a third, and no core ever rests', () => {
	const shares = Array.from({ length: 6 }, () => share(200 / 3, 100 / 3));
	const made = schedule(shares, 4, MS);
	for (let core = 0; core < 4; core++) {
		const busy = made.onCores.filter((turn) => turn.core === core).reduce((sum, { from, to }) => sum + to - from, 0);
		expect(busy).toBeCloseTo(MS, 6);
	}
	expect(restingWhile(made, 4)).toBe(0);
});

test('a guest that takes little takes few whole turns: 10% of a second is two of 50 ms', () => {
	const { onCores } = schedule([share(30), share(10)], 2, MS);
	expect(onCores.filter(({ vcpu }) => vcpu === 1).map(({ from, to }) => Math.round(to - from))).toEqual([50, 50]);
});

test('held back by its cap, a vCPU stands still while cores rest', () => {
	const { turns } = schedule([share(12.5, 0, 0, 12.5)], 4, MS);
	expect(turns[0]?.map(({ kind }) => kind)).toContain('capped');
	expect(total(turns[0] ?? [], 'capped')).toBeCloseTo(125, 6);
});

test('nobody wants anything: nothing is drawn', () => {
	expect(schedule([share(0)], 2, MS)).toEqual({ onCores: [], turns: [[]] });
});

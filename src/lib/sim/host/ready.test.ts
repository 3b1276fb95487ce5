import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import {
	CHART_INTERVALS_S,
	coStopPercent,
	erlangC,
	NO_PRESSURE,
	pressureOf,
	queueing,
	readyMsOf,
	readyPercentOf,
	vcpuTime,
	waitPercent
} from './ready';

const source = (id: string) => open.vectors.find((vector) => vector.id === id)?.source ?? '';

describe('counters', () => {
	test(`cpu.ready.pct: ${source('cpu.ready.pct')}`, () => {
		const ms = [2_000, 30_000, 180_000, 720_000, 8_640_000];
		for (const [i, interval] of CHART_INTERVALS_S.entries()) expect(readyPercentOf(ms[i] ?? NaN, interval)).toBeCloseTo(10, 9);
	});

	test('the same 2,000 ms on the past-day chart are 0.67 %, and the way back gives them again', () => {
		expect(readyPercentOf(2_000, 300)).toBeCloseTo(2 / 3, 9);
		expect(readyMsOf(readyPercentOf(2_000, 300), 300)).toBeCloseTo(2_000, 9);
	});

	test(`cpu.states: ${source('cpu.states')}`, () => {
		expect(waitPercent(60, 15, 5)).toBeCloseTo(20, 9);
	});
});

describe('Erlang C', () => {
	// C = (a^p/p!)·p/(p-a) / (sum of a^k/k! below p, plus that)
	const closedForm = (p: number, a: number) => {
		let [term, below] = [1, 0];
		for (let k = 0; k < p; k++) {
			below += term;
			term *= a / (k + 1);
		}
		const all = (term * p) / (p - a);
		return all / (below + all);
	};
	test.each([
		[1, 0.5],
		[2, 1],
		[4, 3.6],
		[8, 4],
		[16, 15],
		[64, 63.9]
	])('%i servers, load %f: as the sum says', (p, a) => expect(erlangC(p, a)).toBeCloseTo(closedForm(p, a), 12));

	test('one server waits as M/M/1 does: C = load; two at half load: a third', () => {
		expect(erlangC(1, 0.3)).toBeCloseTo(0.3, 12);
		expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
	});

	test('no load never waits, a full host always', () => {
		expect([erlangC(4, 0), erlangC(4, 4), erlangC(4, 9)]).toEqual([0, 1, 1]);
		expect(queueing(4, 4)).toBe(Infinity);
	});
});

describe('the time of a vCPU', () => {
	test('where every vCPU can have a core of its own, none waits', () => {
		expect(pressureOf(8, 7.9, 8)).toEqual({ busy: 7.9 / 8, queueing: 0 });
	});

	test('below saturation it waits as Erlang says, in units of the time that it runs', () => {
		const pressure = pressureOf(8, 6, 40);
		expect(pressure.queueing).toBeCloseTo(erlangC(8, 6) / 2, 12);
		const { ready, run } = vcpuTime(50, 0, 50, 1, pressure);
		expect(ready / run).toBeCloseTo(erlangC(8, 6) / 2, 9);
	});

	test('taking turns, nobody waits for more than all the others', () => {
		expect(pressureOf(2, 2, 6).queueing).toBe(2);
	});

	test('on a full host a guest that is granted less waits more: what it misses, and the queue for all that it wants', () => {
		const full = { busy: 1, queueing: 2 };
		expect(vcpuTime(20, 0, 20, 1, full).ready).toBeCloseTo(40, 12);
		expect(vcpuTime(20, 0, 15, 1, full).ready).toBeCloseTo(5 + 40, 12);
	});

	test('what a cap holds back is neither ready nor waiting for work', () => {
		expect(vcpuTime(100, 75, 25, 1, NO_PRESSURE)).toEqual({ run: 25, ready: 0, coStop: 0, capped: 75, wait: 0 });
	});

	test('co-stop: one percent of the run time for each sibling, on a full host', () => {
		expect(coStopPercent(60, 4, 1)).toBeCloseTo(1.8, 12);
		expect(coStopPercent(60, 1, 1)).toBe(0);
		expect(coStopPercent(60, 4, 0.5)).toBeCloseTo(0.9, 12);
	});

	test('the parts always make 100, none is negative', () => {
		const percent = fc.double({ min: 0, max: 100, noNaN: true });
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 128 }),
				percent,
				percent,
				percent,
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.double({ min: 0, max: 30, noNaN: true }),
				(vcpus, wantedEach, cap, grant, busy, queue) => {
					const wanted = wantedEach * vcpus;
					const capped = wanted * (cap / 100);
					const parts = vcpuTime(wanted, capped, (wanted - capped) * (grant / 100), vcpus, { busy, queueing: queue });
					for (const part of Object.values<number>({ ...parts })) expect(part).toBeGreaterThanOrEqual(0);
					const { run, ready, coStop, capped: held, wait } = parts;
					expect(run + ready + coStop + held + wait).toBeCloseTo(100, 6);
				}
			),
			{ numRuns: 500, seed: 6 }
		);
	});
});

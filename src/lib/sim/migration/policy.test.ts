import { describe, expect, test } from 'vitest';
import { afterPeriod, canRise, heldBack, UNTHROTTLED, type Throttle } from './auto-converge';
import { STOP_POLICIES } from '../world';
import { bounds, concurrentByCost, firstCap, lastCopyLimitS, nextCap, shouldStop } from './policy';

const Mbit = 125_000;

/** percent after each period that rewrote so many percent of what it sent */
function throttles(...percents: number[]): number[] {
	let throttle: Throttle = UNTHROTTLED;
	return percents.map((percent) => (throttle = afterPeriod(throttle, percent, 100)).percent);
}

describe('QEMU holds the guest back', () => {
	test('every second high period: 20, then 10 more, to 99', () => {
		expect(throttles(...Array<number>(20).fill(60))).toEqual([
			0, 20, 20, 30, 30, 40, 40, 50, 50, 60, 60, 70, 70, 80, 80, 90, 90, 99, 99, 99
		]);
	});
	test('half is not yet high; a calm period neither counts nor resets the count', () => {
		expect(throttles(50, 50, 60, 40, 60, 10, 60, 60)).toEqual([0, 0, 0, 0, 20, 20, 20, 30]);
	});
	test('half and a byte of rounding is half', () => {
		const once = afterPeriod(UNTHROTTLED, 6e7, 1e8);
		expect([afterPeriod(once, 5e7 + 1, 1e8).percent, afterPeriod(once, 5.1e7, 1e8).percent]).toEqual([0, 20]);
	});
	test('in proportion', () => {
		expect([heldBack(200, 0), heldBack(200, 20), heldBack(200, 99)]).toEqual([200, 160, expect.closeTo(2, 12)]);
	});
	test('it may rise as long as periods are high and it is below 99', () => {
		expect([canRise(UNTHROTTLED, 60, 100), canRise(UNTHROTTLED, 50, 100), canRise({ percent: 99, highPeriods: 0 }, 60, 100)]).toEqual([
			true,
			false,
			false
		]);
	});
});

describe("Xen's sender of 2004", () => {
	test('begins at 100 Mbit/s and stays ahead of the guest by 50, up to 500, never slower', () => {
		let cap = firstCap('xen-2004-adaptive');
		const caps = [90, 100, 101, 60, 449, 451, 20].map((dirtied) => (cap = nextCap('xen-2004-adaptive', cap, dirtied * Mbit)));
		expect(caps.map((each) => (each ?? NaN) / Mbit)).toEqual([100, 100, 151, 151, 499, 499, 499]);
		expect((nextCap('xen-2004-adaptive', cap, 600 * Mbit) ?? NaN) / Mbit).toBe(500);
	});
	test('stops when a round grew though it was sent at 500 Mbit/s, not at a lower rate', () => {
		const end = { round: 3, sentBytes: 9e8, sentBeforeBytes: 8e8, totalBytes: 27e8, ramBytes: 1e9, remainingBytes: 9e8, bytesPerS: 62.5e6 };
		const stops = (Mbps: number, before = 8e8) =>
			shouldStop('xen-2004-adaptive', { ...end, sentBeforeBytes: before, capBytesPerS: Mbps * Mbit });
		expect([stops(500), stops(499), stops(500, 9e8)]).toEqual([true, false, false]);
	});
	test('is the only one that changes its mind', () => {
		expect([firstCap('xen-legacy'), nextCap('xen-legacy', null, 1e9), nextCap('qemu', firstCap('qemu'), 1e9)]).toEqual([
			null,
			null,
			134_217_728
		]);
	});
});

test('only policies that give up have bounds', () => {
	expect([bounds('qemu', 1, 1), bounds('fixed-threshold', 1, 1)]).toEqual([null, null]);
	expect(bounds('xen-current', 1024, 128)).toEqual({ leastBytes: 1024, mostBytes: 6144, leastS: 8, mostS: 48, mostDowntimeS: 8 });
});

test('sixteen slots take eight migrations of cost two; a slot that is left over takes none', () => {
	expect([concurrentByCost(16, 2), concurrentByCost(16, 1), concurrentByCost(5, 2)]).toEqual([8, 16, 2]);
});

test('those that stop by time stop at that time exactly; the others name none', () => {
	const end = { round: 1, sentBytes: 1e9, sentBeforeBytes: null, totalBytes: 1e9, ramBytes: 1e9, bytesPerS: 1e8, capBytesPerS: null };
	const stops = STOP_POLICIES.map((policy) => {
		const limit = lastCopyLimitS(policy);
		return limit === null ? null : [0, 1].map((more) => shouldStop(policy, { ...end, remainingBytes: limit * 1e8 + more }));
	});
	expect(stops).toEqual([[true, false], null, null, null, [true, false]]);
});

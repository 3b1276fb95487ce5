import { describe, expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { carriedBytes, PRODUCTION_SHARING, sharedBytes, sharingPart } from './page-sharing';
import { estimatedActive, samplingFaultsPerMinute } from './sampling';
import { balloonCost, balloonPart, guestSwapSlowdown, memorySpeed, pagingSlowdown } from './slowdown';

const source = (id: string) => open.vectors.find((vector) => vector.id === id)?.source ?? '';
const GiB = 2 ** 30;

describe('what is taken, and how', () => {
	test('a balloon takes up to 65 % of a guest; the rest is paged', () => {
		expect(balloonPart(500, 1_000, true)).toBe(500);
		expect(balloonPart(900, 1_000, true)).toBe(650);
	});

	test('without guest tools there is no balloon', () => expect(balloonPart(500, 1_000, false)).toBe(0));
});

describe('what the guest feels', () => {
	test('a balloon in idle memory costs 1.4 % to 4.4 % [Waldspurger, OSDI 2002, figure 2]', () => {
		expect(balloonCost(0)).toBe(0);
		expect(balloonCost(32 / 256)).toBeCloseTo(0.014, 12);
		expect(balloonCost(128 / 256)).toBeCloseTo(0.044, 12);
	});

	test('beyond the idle memory the guest itself swaps: 1 + 10 × excess / active', () => {
		// 4 GiB, half in use: 2 GiB are idle
		expect(guestSwapSlowdown(2 * GiB, 4 * GiB, 0.5)).toBe(1);
		expect(guestSwapSlowdown(2.5 * GiB, 4 * GiB, 0.5)).toBeCloseTo(3.5, 12);
	});

	test('the hypervisor pages blindly: 1 + 50 × paged / active', () => {
		expect(pagingSlowdown(0.5 * GiB, 4 * GiB, 0.5)).toBeCloseTo(13.5, 12);
		expect(pagingSlowdown(GiB, 4 * GiB, 0)).toBe(1);
		// all that it uses is out
		expect(pagingSlowdown(3 * GiB, 4 * GiB, 0.5)).toBe(51);
	});

	test('its pace is one over all delays together', () => {
		expect(memorySpeed(0, 0, GiB, 0.5)).toBe(1);
		expect(memorySpeed(0, 0.5 * GiB, 4 * GiB, 0.5)).toBeCloseTo(1 / 13.5, 12);
		expect(memorySpeed(2.5 * GiB, 0.5 * GiB, 4 * GiB, 0.5)).toBeCloseTo(1 / (1 + balloonCost(0.625) + 2.5 + 12.5), 12);
	});
});

test(`mem.tps.production: ${source('mem.tps.production')}`, () => {
	const percents = PRODUCTION_SHARING.map(({ totalMB, reclaimedMB }) => sharingPart(reclaimedMB, totalMB) * 100);
	[32.9, 18.7, 7.2].forEach((percent, i) => expect(Math.abs((percents[i] ?? NaN) - percent)).toBeLessThanOrEqual(0.1));
});

test('sharing gives back its part of what guests hold, so a host carries so much more', () => {
	expect(sharedBytes(0.25, 1_000)).toBe(250);
	expect(carriedBytes(0.25, 750)).toBeCloseTo(1_000, 9);
});

describe('estimating what is in use', () => {
	test(`mem.sampling: ${source('mem.sampling')}`, () => expect(samplingFaultsPerMinute(100, 30)).toBe(200));

	test('the estimate spreads around the truth as a sample of 100 pages does: variance f(1-f)/100', () => {
		const periods = Array.from({ length: 2_000 }, (_, i) => estimatedActive(1, 3, i * 30e9, 0.3));
		const mean = periods.reduce((a, b) => a + b, 0) / periods.length;
		const variance = periods.reduce((sum, each) => sum + (each - mean) ** 2, 0) / periods.length;
		// three standard errors of the mean of 2,000 samples
		expect(Math.abs(mean - 0.3)).toBeLessThan(3 * Math.sqrt((0.3 * 0.7) / 100 / 2_000));
		expect(variance / ((0.3 * 0.7) / 100)).toBeGreaterThan(0.9);
		expect(variance / ((0.3 * 0.7) / 100)).toBeLessThan(1.1);
	});

	test('nothing in use is seen as nothing, all as all, and the same moment gives the same answer', () => {
		expect([estimatedActive(1, 1, 0, 0), estimatedActive(1, 1, 0, 1)]).toEqual([0, 1]);
		expect(estimatedActive(7, 2, 61e9, 0.4)).toBe(estimatedActive(7, 2, 89e9, 0.4));
	});
});

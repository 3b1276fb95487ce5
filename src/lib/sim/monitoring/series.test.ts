// Averages against areas worked out by hand: a step function's mean is the sum of value times time over time.
import { describe, expect, test } from 'vitest';
import { SECOND } from '../units';
import { become, RINGS, samplesOf, seriesFrom, type Series } from './series';

const HOUR = 3_600;
/** [s at which it becomes, value] in order, from the first one on */
const lived = ([first, ...others]: readonly [number, number][]): Series =>
	others.reduce(
		(series, [seconds, value]) => become(series, seconds * SECOND, value),
		seriesFrom((first?.[0] ?? 0) * SECOND, first?.[1] ?? 0)
	);
const inSeconds = (series: Series, ring: Parameters<typeof samplesOf>[1], now: number) =>
	samplesOf(series, ring, now * SECOND).map(({ from, to, mean, peak }) => [from / SECOND, to / SECOND, mean, peak]);

describe('a sample is the exact average over its time', () => {
	test('of a value that changes inside it', () => {
		// 0..5 s at 10, 5..15 s at 40, 15..20 s at 0: (50 + 400 + 0) / 20
		expect(
			inSeconds(
				lived([
					[0, 10],
					[5, 40],
					[15, 0]
				]),
				'hour',
				20
			)
		).toEqual([[0, 20, 22.5, 40]]);
	});

	test('of a value that changes across many', () => {
		// 30 s at 8, then 2: (20·8)/20, (10·8 + 10·2)/20, (20·2)/20, and 5 s of the next
		expect(
			inSeconds(
				lived([
					[0, 8],
					[30, 2]
				]),
				'hour',
				65
			)
		).toEqual([
			[0, 20, 8, 8],
			[20, 40, 5, 8],
			[40, 60, 2, 2],
			[60, 65, 2, 2]
		]);
	});

	test('of a square wave: half its height, in every resolution', () => {
		const wave: [number, number][] = Array.from({ length: 720 }, (_, i) => [i * 5, i % 2 === 0 ? 100 : 0]);
		const series = lived(wave);
		for (const { id } of RINGS.slice(0, 3)) {
			const samples = samplesOf(series, id, HOUR * SECOND).filter(({ from, to }) => (to - from) % (10 * SECOND) === 0);
			expect(samples.length).toBeGreaterThan(1);
			for (const { mean, peak } of samples) expect([mean, peak]).toEqual([50, 100]);
		}
	});

	test('of a ramp of steps: the mean of the steps', () => {
		// the value i for the i-th second: a sample of n seconds from k has mean k + (n - 1) / 2
		const series = lived(Array.from({ length: 601 }, (_, i) => [i, i]));
		expect(inSeconds(series, 'day', 600)).toEqual([
			[0, 300, 149.5, 299],
			[300, 600, 449.5, 599]
		]);
	});

	test('and the means of a longer resolution are those of the shorter one in it', () => {
		const series = lived(Array.from({ length: 500 }, (_, i) => [i * 7, (i * 37) % 101]));
		const short = samplesOf(series, 'hour', HOUR * SECOND);
		for (const { from, to, mean, peak } of samplesOf(series, 'day', HOUR * SECOND)) {
			const inside = short.filter((sample) => sample.from >= from && sample.to <= to);
			expect(inside).toHaveLength(15);
			expect(mean).toBeCloseTo(inside.reduce((sum, sample) => sum + sample.mean, 0) / 15, 9);
			expect(peak).toBe(Math.max(...inside.map((sample) => sample.peak)));
		}
	});
});

test('what begins in the middle of a sample is averaged over the time that it was there', () => {
	expect(
		inSeconds(
			lived([
				[47, 6],
				[57, 12]
			]),
			'hour',
			80
		)
	).toEqual([
		[47, 60, (10 * 6 + 3 * 12) / 13, 12],
		[60, 80, 12, 12]
	]);
});

test('a value that lasts no time leaves no trace', () => {
	expect(
		inSeconds(
			lived([
				[0, 1],
				[10, 99],
				[10, 1]
			]),
			'hour',
			20
		)
	).toEqual([[0, 20, 1, 1]]);
});

test('a change exactly at the end of a sample belongs to the next', () => {
	expect(
		inSeconds(
			lived([
				[0, 1],
				[20, 5]
			]),
			'hour',
			40
		)
	).toEqual([
		[0, 20, 1, 1],
		[20, 40, 5, 5]
	]);
});

test('looking often changes nothing: one step equals many', () => {
	const once = become(become(seriesFrom(0, 3), 400 * SECOND, 7), 9_000 * SECOND, 5);
	let often = seriesFrom(0, 3);
	for (let s = 0; s <= 10_000; s += 8) {
		often = become(often, s * SECOND, s < 400 ? 3 : s < 9_000 ? 7 : 5);
		samplesOf(often, 'day', s * SECOND);
	}
	expect(often).toEqual(once);
});

test('the size is bounded: after a year it is hardly larger than after half of one', () => {
	const size = (days: number) => {
		let series = seriesFrom(0, 0);
		const to = days * 86_400;
		// sparse at first, dense at the end: every ring is full of samples that differ
		for (let s = 0; s < to - 40 * 86_400; s += 3_000) series = become(series, s * SECOND, (s / 3_000) % 977);
		for (let s = Math.max(0, to - 40 * 86_400); s < to; s += 613) series = become(series, s * SECOND, (s / 613) % 977);
		for (const { id, keeps } of RINGS) expect(samplesOf(series, id, to * SECOND).length).toBeLessThanOrEqual(keeps + 1);
		return JSON.stringify(series).length;
	};
	const most = RINGS.reduce((sum, { keeps }) => sum + keeps, 0);
	// a run is at most two numbers of 18 digits and a count
	expect(size(366)).toBeLessThan(most * 45);
	expect(size(366)).toBeLessThan(size(180) * 1.5);
});

test('a year in which nothing changes is one run in each resolution', () => {
	const year = 365 * 86_400 * SECOND;
	const series = become(seriesFrom(0, 4), year, 5);
	expect(series.rings.map(({ runs }) => runs)).toEqual(RINGS.map(({ keeps }) => [[4, 4, keeps]]));
	expect(samplesOf(series, 'month', year)[0]).toEqual({
		from: year - 30 * 86_400 * SECOND,
		to: year - 30 * 86_400 * SECOND + 7_200 * SECOND,
		mean: 4,
		peak: 4
	});
});

test('it is plain JSON', () => {
	const series = lived([
		[0, 8],
		[30, 2],
		[900, 4]
	]);
	expect(JSON.parse(JSON.stringify(series))).toEqual(series);
});

import { expect, test } from 'vitest';
import { chainLatencyNs, firstWriteIos, latencyNs } from './latency';

// base/(1 - utilization): twice at half, ten times at nine tenths; at most fifty times
test.each([
	[0, 5_000_000],
	[0.5, 10_000_000],
	[0.9, 50_000_000],
	[0.98, 250_000_000],
	[1, 250_000_000],
	[7, 250_000_000]
])('at a utilization of %f, 5 ms become %i ns', (utilization, ns) => {
	expect(latencyNs(5_000_000, utilization)).toBe(ns);
});

test('every layer more adds a twentieth to a read', () => {
	expect([1, 2, 3, 33].map((layers) => chainLatencyNs(1_000_000, layers))).toEqual([1_000_000, 1_050_000, 1_100_000, 2_600_000]);
});

test('the first write to a grain is two operations, and three when part of the grain must be fetched', () => {
	expect([firstWriteIos(false), firstWriteIos(true)]).toEqual([2, 3]);
});

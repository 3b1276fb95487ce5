import { describe, expect, test } from 'vitest';
import { rewritten } from './dirtying';

describe('linear', () => {
	test('at its rate, up to the working set', () => {
		expect([0, 1, 5, 9, 10, 100].map((s) => rewritten('linear', 10, 90, s))).toEqual([0, 10, 50, 90, 90, 90]);
	});
	test('in two parts as in one, also when the rate changed between', () => {
		expect(rewritten('linear', 10, 90, 3, rewritten('linear', 10, 90, 2))).toBe(50);
		expect(rewritten('linear', 40, 90, 1, rewritten('linear', 10, 90, 2))).toBe(60);
	});
});

describe('saturating', () => {
	test('W·(1 - e^(-d·t/W)): the first second at its rate, later less and less', () => {
		for (const s of [0.001, 1, 9, 30]) expect(rewritten('saturating', 10, 90, s)).toBeCloseTo(90 * (1 - Math.exp((-10 * s) / 90)), 10);
	});
	test('in two parts as in one', () => {
		expect(rewritten('saturating', 10, 90, 3, rewritten('saturating', 10, 90, 2))).toBeCloseTo(rewritten('saturating', 10, 90, 5), 12);
	});
});

test('no working set: nothing; what differs already never becomes clean', () => {
	expect(rewritten('saturating', 10, 0, 5)).toBe(0);
	expect(rewritten('linear', 10, 90, 5, 120)).toBe(120);
});

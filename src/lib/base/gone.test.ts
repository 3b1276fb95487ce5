import { expect, test } from 'vitest';
import { gone } from './gone';

test.each([0, 1e-300, 1e-12, 1e-6, 0.01, 0.125, 0.1251, 0.5, 1, Math.LN2, 2, 3.7, 10, 25, 39.9, 41, 700, Infinity])(
	'1 - e^-%d agrees with the engine to 15 digits',
	(x) => {
		const exact = -Math.expm1(-x);
		expect(Math.abs(gone(x) - exact)).toBeLessThanOrEqual(4e-15 * exact);
	}
);

test('it never falls as time goes on, across every halving, but for the last digit', () => {
	for (let x = 0; x < 45; x += 0.003) expect(gone(x + 0.003)).toBeGreaterThanOrEqual(gone(x) - 2e-16);
});

test('two half lives leave a quarter', () => {
	expect(gone(2 * Math.LN2)).toBeCloseTo(0.75, 15);
});

import { expect, it } from 'vitest';
import { draw } from './chance';

it('is the same for the same seed, stream and place, in any order', () => {
	const forward = Array.from({ length: 50 }, (_, place) => draw(7, 2, place));
	const backward = Array.from({ length: 50 }, (_, place) => draw(7, 2, 49 - place)).reverse();
	expect(forward).toEqual(backward);
});

it('is another one for another seed, stream or place', () => {
	const near = [draw(7, 2, 5), draw(8, 2, 5), draw(7, 3, 5), draw(7, 2, 6), draw(2, 7, 5), draw(5, 2, 7)];
	expect(new Set(near).size).toBe(near.length);
});

it('is a whole number of 32 bits', () => {
	for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
		const drawn = draw(seed, 0, 0);
		expect([Number.isInteger(drawn), drawn >= 0, drawn < 2 ** 32]).toEqual([true, true, true]);
	}
});

it('falls evenly: chi-squared over 16 bins of 16,000 draws stays below its 0.1 % limit', () => {
	for (const [seed, stream] of [
		[1, 0],
		[1, 1],
		[2010, 5]
	] as const) {
		const bins = new Array<number>(16).fill(0);
		for (let place = 0; place < 16_000; place++) {
			const bin = Math.floor(draw(seed, stream, place) / 2 ** 28);
			bins[bin] = (bins[bin] ?? 0) + 1;
		}
		const chiSquared = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
		expect(chiSquared).toBeLessThan(37.7); // 15 degrees of freedom
	}
});

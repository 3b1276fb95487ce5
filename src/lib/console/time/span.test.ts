import { expect, it } from 'vitest';
import { span } from './span';

it.each([
	[0, 60],
	[53, 60],
	[55, 120],
	[600, 1200],
	[40_000, 86_400],
	[100_000, 172_800]
])('a simulation that has reached %i s is drawn on a line of %i s', (reached, length) => {
	expect(span(reached)).toBe(length);
});

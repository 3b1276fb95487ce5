import { expect, it } from 'vitest';
import { dirtySquares } from './pages';

it.each([
	[48, 41, 7],
	[48, 20, 4],
	[26, 13, 13],
	[12, 0, 12],
	[4, 1, 1]
])('spreads exactly the dirty ones of %i squares over those that were sent', (count, sent, dirty) => {
	const squares = [...dirtySquares({ count, sent, dirty })];
	expect(squares).toHaveLength(dirty);
	expect(Math.max(...squares)).toBeLessThan(sent + dirty);
});

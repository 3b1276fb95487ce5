import { expect, test } from 'vitest';
import { scenesOf } from './parts';

test('a figure beside stays for the parts after it, until the next figure of any kind', () => {
	const scenes = scenesOf([
		{ id: 'top', figure: null },
		{ id: 'one', figure: 'beside' },
		{ id: 'two', figure: null },
		{ id: 'three', figure: null },
		{ id: 'four', figure: 'wide' },
		{ id: 'five', figure: null },
		{ id: 'six', figure: 'beside' }
	]);
	expect(scenes).toEqual([
		{ first: 'top', rest: null },
		{ first: 'one', rest: ['two', 'three'] },
		{ first: 'four', rest: null },
		{ first: 'five', rest: null },
		{ first: 'six', rest: [] }
	]);
});

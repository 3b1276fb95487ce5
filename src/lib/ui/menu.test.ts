import { describe, expect, test } from 'vitest';
import { find, walk } from './menu';

test.each([
	['ArrowDown', 0, 1],
	['ArrowDown', 2, 0],
	['ArrowUp', 0, 2],
	['ArrowUp', -1, 2],
	['ArrowDown', -1, 0],
	['Home', 2, 0],
	['End', 0, 2],
	['Tab', 1, null]
])('%s at item %i of three leads to %s', (key, at, to) => {
	expect(walk(key, at, 3)).toBe(to);
});

test('in an empty menu no key leads anywhere', () => {
	expect(walk('ArrowDown', -1, 0)).toBeNull();
});

describe('typing the beginning of a word', () => {
	const labels = ['Power on', 'Pause', 'Move to…', 'Power off'];

	test('finds it, whatever the case', () => expect(find('MO', 0, labels)).toBe(2));
	test('stays where it is while more letters still fit', () => expect(find('pow', 3, labels)).toBe(3));
	test('with one letter again and again walks through its words', () => {
		expect(find('p', 0, labels)).toBe(1);
		expect(find('pp', 1, labels)).toBe(3);
		expect(find('ppp', 3, labels)).toBe(0);
	});
	test('finds nothing where nothing begins so', () => expect(find('x', 0, labels)).toBe(-1));
});

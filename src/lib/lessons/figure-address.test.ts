import { expect, test } from 'vitest';
import { readFigureAddress, writeFigureAddress } from './figure-address';

test('a log and choices come back from the address as they went in', () => {
	const state = { id: 'race', log: '1AbC-_9', choices: { at: '2', note: 'a&b=c #ü' } };
	const address = writeFigureAddress(state);
	expect(address).toMatch(/^#figure-race\?/);
	expect(readFigureAddress(address)).toEqual(state);
});

test('without a log the figure stands as at the start', () => {
	expect(readFigureAddress(writeFigureAddress({ id: 'layers', log: null, choices: { send: 'disk' } }))).toEqual({
		id: 'layers',
		log: null,
		choices: { send: 'disk' }
	});
});

test.each(['', '#host', '#figure-race', '#s=1AbC', '#figure-?s=1'])('%j is no state of a figure', (hash) => {
	expect(readFigureAddress(hash)).toBeNull();
});

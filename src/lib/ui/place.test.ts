import { expect, test } from 'vitest';
import { place } from './place';

const room = { width: 400, height: 300 };
const panel = { width: 120, height: 100 };

test('a panel hangs 6 px below its anchor, left edges in line', () => {
	expect(place({ left: 50, top: 20, width: 80, height: 30 }, panel, room)).toEqual({ left: 50, top: 56 });
});

test('aligned to the end, the right edges are in line', () => {
	expect(place({ left: 300, top: 20, width: 80, height: 30 }, panel, room, 'end')).toEqual({ left: 260, top: 56 });
});

test('with no room below it stands above', () => {
	expect(place({ left: 50, top: 220, width: 80, height: 30 }, panel, room)).toEqual({ left: 50, top: 114 });
});

test('at the right edge it stays inside the window', () => {
	expect(place({ left: 390, top: 20, width: 0, height: 0 }, panel, room)).toEqual({ left: 274, top: 26 });
});

test('larger than the window, its beginning is what one sees', () => {
	expect(place({ left: 50, top: 100, width: 10, height: 10 }, { width: 500, height: 400 }, room)).toEqual({ left: 6, top: 6 });
});

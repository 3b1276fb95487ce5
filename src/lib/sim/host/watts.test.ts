import { expect, test } from 'vitest';
import { wattsOf } from './watts';

const box = { idleWatts: 200, busyWatts: 300 };

test('an idle host draws its idle power, a busy one all, and half the work costs half the difference', () => {
	expect(wattsOf(box, 0)).toBe(200);
	expect(wattsOf(box, 100)).toBe(300);
	expect(wattsOf(box, 50)).toBe(250);
});

test('more than all cores is all cores', () => {
	expect(wattsOf(box, 140)).toBe(300);
	expect(wattsOf(box, -3)).toBe(200);
});

import { expect, test } from 'vitest';
import { merge } from '../storage/content';
import { encrypted, isDamaged } from './damage';

const sound = [
	{ from: 0, to: 10, mark: 0 },
	{ from: 10, to: 20, mark: 4 },
	{ from: 50, to: 60, mark: 0 }
];

test('an attack turns all that was written into one mark, and leaves empty room empty', () => {
	expect(encrypted(sound, 9)).toEqual([
		{ from: 0, to: 20, mark: -9 },
		{ from: 50, to: 60, mark: -9 }
	]);
	expect(encrypted([], 9)).toEqual([]);
});

test('damage shows through later writes, and not through a copy from before', () => {
	const after = encrypted(sound, 9);
	expect([isDamaged(sound), isDamaged(after), isDamaged(merge(after, [{ from: 5, to: 8, mark: 12 }]))]).toEqual([false, true, true]);
});

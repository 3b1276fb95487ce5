import { expect, test } from 'vitest';
import { merge } from '../storage/content';
import { isDamaged } from './damage';

const sound = [
	{ from: 0, to: 10, mark: 0 },
	{ from: 10, to: 20, mark: 4 }
];

test('damage shows through what is written later, and a copy from before has none', () => {
	const after = merge(sound, [{ from: 0, to: 20, mark: -9 }]);
	expect([isDamaged(sound), isDamaged(after), isDamaged(merge(after, [{ from: 5, to: 8, mark: 12 }]))]).toEqual([false, true, true]);
});

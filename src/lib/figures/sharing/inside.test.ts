import { expect, test } from 'vitest';
import { insideOf } from './inside';

test('what a guest lived through leaves out the moments in which it stood still', () => {
	const inside = insideOf(
		[
			{ kind: 'ready', from: 100, to: 200 },
			{ kind: 'run', from: 200, to: 500 },
			{ kind: 'coStop', from: 500, to: 510 },
			{ kind: 'capped', from: 510, to: 600 },
			{ kind: 'run', from: 900, to: 1_000 }
		],
		1_000
	);
	expect(inside.lived).toBe(800);
	expect(inside.runs).toEqual([
		{ from: 100, to: 400 },
		{ from: 700, to: 800 }
	]);
	// two that follow each other are one seam
	expect(inside.seams).toEqual([100, 400]);
	expect(inside.busy / inside.lived).toBe(0.5);
});

test('a guest that never waits lives through all of it', () => {
	expect(insideOf([{ kind: 'run', from: 0, to: 250 }], 1_000)).toMatchObject({ lived: 1_000, seams: [], busy: 250 });
});

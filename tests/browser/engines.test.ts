import { expect, inject, test } from 'vitest';
import { hashesOfLives } from '../fixtures/lives';

test('forty lives end in the same worlds in the browser as in Node', () => {
	const here = hashesOfLives();
	expect(new Set(here).size).toBeGreaterThan(30);
	expect(here).toEqual(inject('nodeHashes'));
});

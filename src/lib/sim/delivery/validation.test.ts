import { expect, test } from 'vitest';
import { validations } from './validation';
import { idsOf } from './vectors.fixture';

test('every vector of the topic has an answer', () => {
	expect(validations.map(({ id }) => id).sort()).toEqual([...idsOf('vdi.'), ...idsOf('rds.')].sort());
	for (const { ours } of validations) expect(Object.keys(ours()).length).toBeGreaterThan(0);
});

// Every published result about migration, by its own tolerance.
import { expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { compare } from '../validation/compare';
import { unitOf } from '../validation/table';
import type { Result } from '../validation/validation';
import { validations } from './validation';

const vectors = open.vectors.filter(({ id }) => id.startsWith('mig.'));

test('each has its entry, in the order of the list', () => {
	expect(validations.map(({ id }) => id)).toEqual(vectors.map(({ id }) => id));
});

test.each(vectors)('$id: $source', ({ id, expected, tolerance }) => {
	const ours = validations.find((each) => each.id === id)?.ours() ?? {};
	for (const [key, value] of Object.entries(expected) as [string, Result][]) {
		const { met } = compare(value, ours[key] ?? NaN, tolerance, unitOf(key));
		expect(met, `${key}: published ${JSON.stringify(value)}, ours ${JSON.stringify(ours[key])}`).toBe(true);
	}
});

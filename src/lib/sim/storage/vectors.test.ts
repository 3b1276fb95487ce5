// Disk files and RAID against what real tools made and published rules say; every storage vector must be met exactly.
import { expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { validations } from './validation';

const vectors = open.vectors.filter(({ topic }) => topic.startsWith('storage/'));

test.each(vectors)('$id: $source', ({ id, expected, tolerance }) => {
	expect(tolerance).toEqual({ exact: true });
	expect(validations.find((each) => each.id === id)?.ours()).toEqual(expected);
});

test('all storage vectors are here, and none besides', () => {
	expect(validations.map(({ id }) => id)).toEqual(vectors.map(({ id }) => id));
	expect(vectors).toHaveLength(9);
});

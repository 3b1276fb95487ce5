import { expect, test } from 'vitest';
import open from '../../../../tests/vectors/open.json';
import { compare } from '../validation/compare';
import type { Result } from '../validation/validation';
import { validations } from './validation';

interface Vector {
	id: string;
	topic: string;
	source: string;
	expected: Record<string, Result>;
	tolerance: Record<string, unknown>;
}
const vectors = (open.vectors as unknown as Vector[]).filter(({ topic }) => topic.startsWith('cpu/') || topic.startsWith('memory/'));

test.each(vectors)('$id: $source', ({ id, expected, tolerance }) => {
	const ours = validations.find((each) => each.id === id)?.ours() ?? {};
	expect(Object.keys(ours).sort()).toEqual(Object.keys(expected).sort());
	for (const [key, published] of Object.entries(expected)) {
		const flat = typeof published === 'object' && !Array.isArray(published) ? Object.entries(published) : [['', published] as const];
		for (const [part, value] of flat) {
			const mine = part === '' ? ours[key] : (ours[key] as Record<string, Result> | undefined)?.[part];
			const unit = part === '' ? (key.split('_').at(-1) ?? '') : 'pct';
			expect(compare(value, mine ?? NaN, tolerance, unit).met, `${key} ${part}`).toBe(true);
		}
	}
});

test('every vector of CPU and memory is here', () => {
	expect(vectors.map(({ id }) => id).sort()).toEqual(validations.map(({ id }) => id).sort());
	expect(vectors).toHaveLength(11);
});

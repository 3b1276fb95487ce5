// Every published result is answered and met, and the table in docs says so; what the model assumes is told in plain words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validationFile, validationText } from '../../scripts/validation';
import { table } from '../../src/lib/sim/validation/table';
import { validations } from '../../src/lib/sim/validation/topics';
import { ASSUMPTIONS } from '../../src/lib/words/assumptions';
import { figureName, topicId } from '../../src/lib/words/validation';
import open from '../vectors/open.json';

/** Figures that can't be met, with the reason that the table shows beside them: `vector key`. */
const NOT_MET: Readonly<Record<string, RegExp>> = {};

const rows = table(open.vectors, validations);

describe('every published result', () => {
	test.each(open.vectors)('$id is answered and met, or its reason is shown: $source', ({ id }) => {
		const own = rows.filter((row) => row.id === id);
		expect(own.length).toBeGreaterThan(0);
		expect(validations.filter((entry) => entry.id === id)).toHaveLength(1);
		for (const { key, verdict, note, ours } of own) {
			const reason = NOT_MET[`${id} ${key}`];
			if (reason) expect(note, key).toMatch(reason);
			else expect(verdict, `${key}: ${JSON.stringify(ours)}`).toBe('met');
		}
	});

	test('no exception outlives its reason', () => {
		const failing = rows.filter(({ verdict }) => verdict !== 'met').map(({ id, key }) => `${id} ${key}`);
		expect(Object.keys(NOT_MET).sort()).toEqual(failing.sort());
	});

	test('no entry answers a result that nobody published', () => {
		const published = new Set(open.vectors.map(({ id }) => id));
		expect(validations.filter(({ id }) => !published.has(id))).toEqual([]);
	});

	test('has a title, a topic and names that people can read', () => {
		for (const row of rows) {
			expect(row.title).not.toBe(row.id);
			expect(topicId(row.topic), row.id).not.toBe('other');
			expect(figureName(row)).toMatch(/^[\p{L}\d][^_]+$/u);
		}
	});

	test('a computed figure is far more often met than a repeated one is repeated', () => {
		const repeated = rows.filter((row) => row.repeated).length;
		expect(rows.length - repeated).toBeGreaterThan(1.5 * repeated);
	});
});

test('docs/validation.md is in step with the code: else run npm run validation', () => {
	expect(readFileSync(validationFile, 'utf8')).toBe(validationText());
});

describe('what the model assumes', () => {
	const folder = 'src/lib/sim';
	const marked = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		// views repeat what their topics assume; validation only speaks of assumptions
		.filter((file) => file.endsWith('.ts') && !/\.(test|fixture|properties)\.|view\.ts$|^validation\//.test(file))
		.filter((file) => /\[(?:[^\]]*[ ;])?A[\]:]/.test(readFileSync(join(folder, file), 'utf8')));

	test('every file with an assumption [A] has it in plain words', () => {
		const told = new Set(ASSUMPTIONS.flatMap(({ files }) => files));
		expect(marked.filter((file) => !told.has(file))).toEqual([]);
	});

	test('and every assumption told is still in its files', () => {
		expect(ASSUMPTIONS.flatMap(({ files }) => files).filter((file) => !marked.includes(file))).toEqual([]);
	});

	test('each is a sentence', () => {
		for (const { text } of ASSUMPTIONS) expect(text()).toMatch(/^\p{L}.*\.$/u);
	});
});

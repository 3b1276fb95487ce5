// What the chapters promise and point to is there: sections, figures, scenarios, questions, and the syllabus of chapter 1.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readChapter } from '../../mdsvex/chapter.js';
import { readGlossary } from '../../mdsvex/references.js';

const slugs = readdirSync('lessons', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();
const read = async (slug: string) => {
	const text = readFileSync(`lessons/${slug}/index.md`, 'utf8');
	return { slug, text, chapter: await readChapter(`lessons/${slug}/index.md`) };
};
const all = await Promise.all(slugs.map(read));
const written = all.flatMap(({ slug, text, chapter }) => (chapter.planned ? [] : [{ slug, text, chapter }]));
const places = new Set(written.flatMap(({ slug, chapter }) => chapter.sections.map(({ id }) => `${slug}#${id}`)));

/** the ids of the questions of one kind, in order */
const questions = (text: string, kind: 'Check' | 'Predict') =>
	[...text.matchAll(new RegExp(`<${kind} id="([^"]+)"`, 'g'))].map(([, id]) => id ?? '');

test('the course has five chapters, and the first is written', () => {
	expect(slugs).toEqual(['1-basics', '2-core', '3-server', '4-end-user', '5-ehr']);
	expect(written.map(({ slug }) => slug)).toContain('1-basics');
});

describe.each(written)('chapter $slug', ({ slug, text, chapter }) => {
	test.each(chapter.figures)('figure $name on $scenario is there', ({ name, scenario }) => {
		expect(existsSync(`src/lib/figures/${name}/Figure.svelte`)).toBe(true);
		expect(slugs.some((folder) => existsSync(`lessons/${folder}/${scenario}.scenario.yaml`))).toBe(true);
	});

	test('every question has an id of its own, one right option, and a reason with each', () => {
		const ids = [...questions(text, 'Check'), ...questions(text, 'Predict')];
		expect(new Set(ids).size).toBe(ids.length);
		const bodies = [...text.matchAll(/<(Check|Predict) id="[^"]+"[\s\S]*?<\/\1>/g)].map(([body]) => body);
		expect(bodies).toHaveLength(ids.length);
		for (const body of bodies) {
			const options = body.match(/<Option[^>]*>/g) ?? [];
			expect(options.length).toBeGreaterThan(2);
			expect(
				options.filter((option) => option.startsWith('<Option right ')),
				body.slice(0, 60)
			).toHaveLength(1);
			expect(options.filter((option) => option.includes('because="'))).toHaveLength(options.length);
		}
	});

	test('a prediction is followed by what is seen and by the cause', () => {
		const bodies = [...text.matchAll(/<Predict[\s\S]*?<\/Predict>/g)].map(([body]) => body);
		for (const body of bodies) expect(body).toMatch(/<\/Option>\n<Seen>[\s\S]+<\/Seen>\n<Explain>[\s\S]+<\/Explain>\n<\/Predict>$/);
	});

	test('the right option does not always stand in the same place', () => {
		const rights = [...text.matchAll(/<(Check|Predict) id="[^"]+"[\s\S]*?<\/\1>/g)].map(([body]) =>
			(body.match(/<Option[^>]*>/g) ?? []).findIndex((option) => option.startsWith('<Option right '))
		);
		for (const place of [0, 1, 2]) expect(rights.filter((right) => right === place).length).toBeLessThan(rights.length * 0.6);
	});

	test('no section is longer than a screen: at most 150 words between figures and questions', () => {
		const prose = text
			.split(/^## /m)
			.slice(1)
			.map((section) =>
				section.replace(/<(Predict|Check|Aside|Notes)\b[\s\S]*?<\/\1>|<(Figure|ThenNow)[\s\S]*?\/>/g, '').replace(/<[^>]+>/g, '')
			);
		for (const section of prose) expect(section.split(/\s+/).length, section.slice(0, 40)).toBeLessThanOrEqual(150);
	});

	test('every section has notes for the instructor', () => {
		for (const section of text.split(/^## /m)) expect(section, section.slice(0, 40)).toContain('<Notes>');
	});

	test('the straight quotes of a typewriter are left to the code', () => {
		const prose = text
			.replace(/^---[\s\S]*?\n---/, '')
			.replace(/<[^>]*>/g, '')
			.replace(/`[^`]*`/g, '');
		expect(prose).not.toMatch(/['"]/);
	});

	test('it is reached by its own address', () => expect(slug).toMatch(/^\d+-[a-z-]+$/));
});

test('every term of the glossary is taught in a section that exists', () => {
	const taught = readGlossary().flatMap(({ taught }) => (taught ? [taught] : []));
	expect(taught.filter((place) => !places.has(place))).toEqual([]);
	expect(taught.length).toBeGreaterThan(30);
});

describe('chapter 1 teaches the whole of part 1 of the syllabus', () => {
	type Item = { section: string; figure: string; predicted: string; asked: string };
	const coverage = Object.entries(parse(readFileSync('lessons/1-basics/coverage.yaml', 'utf8')) as Record<string, Item>);
	const text = readFileSync('lessons/1-basics/index.md', 'utf8');

	test('from C1 to C16', () => {
		expect(coverage.map(([id]) => id)).toEqual(Array.from({ length: 16 }, (_, i) => `C${i + 1}`));
	});

	test.each(coverage)('%s: section, myth, figure, prediction and question', (_, { section, figure, predicted, asked }) => {
		expect(places).toContain(`1-basics#${section}`);
		const [from, body] = [
			text.indexOf(`<Predict id="${predicted}"`),
			text.split(/^## /m).find((part) => part.includes(`<Predict id="${predicted}"`)) ?? ''
		];
		expect(from).toBeGreaterThan(0);
		expect(
			body
				.toLowerCase()
				.replace(/[^a-z0-9]+/g, '-')
				.startsWith(section)
		).toBe(true);
		expect(body).toContain('<Aside kind="myth"');
		expect(questions(text, 'Check')).toContain(asked);
		expect(text).toContain(`<Figure name="${figure}"`);
	});

	test('no question is asked for two items, and none is left out', () => {
		expect(new Set(coverage.map(([, { asked }]) => asked)).size).toBe(16);
		expect([...questions(text, 'Check')].sort()).toEqual(coverage.map(([, { asked }]) => asked).sort());
	});

	test('half of the questions wait for the end of the chapter', () => {
		const end = text.split(/^## /m).at(-1) ?? '';
		expect(questions(end, 'Check')).toHaveLength(8);
	});
});

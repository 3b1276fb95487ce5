// What the chapters promise and point to is there: sections, figures, scenarios, questions, and the whole syllabus.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readChapter } from '../../mdsvex/chapter.js';
import { readGlossary } from '../../mdsvex/references.js';
import { slugify } from '../../mdsvex/sections.js';
import { readCoverage, readFigures } from '../../scripts/coverage/read';
import { coverageTable } from '../../scripts/coverage/table';

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

test('the course has five chapters', () => {
	expect(written.map(({ slug }) => slug)).toEqual(['1-basics', '2-core', '3-server', '4-end-user', '5-ehr']);
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

/** the parts of the deck: the last item of each */
const LAST_ITEM: Readonly<Record<string, number>> = { '1-basics': 16, '2-core': 28, '3-server': 41, '4-end-user': 53, '5-ehr': 62 };
/** figures that are one guess after another themselves */
const GUESSED_IN_IT = ['sorting'];
const covered = await readCoverage();

describe.each(covered)(
	'chapter $slug covers its part of the syllabus',
	({ slug, text, items, sections, figures, predictions, questions: asked }) => {
		test('every item, in order', () => {
			const last = LAST_ITEM[slug] ?? 0;
			const first = Math.max(0, ...Object.values(LAST_ITEM).filter((item) => item < last)) + 1;
			expect(items.map(({ id }) => id)).toEqual(Array.from({ length: last - first + 1 }, (_, nth) => `C${first + nth}`));
		});

		test.each(items)('$id has its section, its figure, its prediction and its question', (item) => {
			expect([...sections.keys()]).toContain(item.section);
			expect(figures).toContain(item.figure);
			expect(predictions).toContain(item.predicted);
			expect(asked).toContain(item.asked);
		});

		test('a section that has a prediction defeats a myth', () => {
			for (const { section } of items) expect(sectionText(text, section), section).toContain('<Aside kind="myth"');
		});

		test('no question is asked for two items', () => {
			expect(new Set(items.map((item) => item.asked)).size).toBe(items.length);
		});

		test('it ends with a test of eight questions or more, with half of the items among them', () => {
			const end = /<Test>[\s\S]*<\/Test>/.exec(text)?.[0] ?? '';
			const tested = questions(end, 'Check');
			expect(tested.length).toBeGreaterThanOrEqual(8);
			expect(items.filter((item) => tested.includes(item.asked)).length).toBeGreaterThanOrEqual(Math.floor(items.length / 2) - 2);
		});

		test('a question of the test, or of an earlier chapter, offers the way back to a section', () => {
			const ways = [...text.matchAll(/<Check [^>]*?\sagain="([^"]+)"/g)].map(([, way]) => way ?? '');
			const [begin = '', end = ''] = [slug === '1-basics' ? '' : text.split(/^## /m)[1], /<Test>[\s\S]*<\/Test>/.exec(text)?.[0]];
			for (const part of [begin, end]) expect(part.match(/<Check [^>]*?\sagain="/g) ?? []).toHaveLength(questions(part, 'Check').length);
			for (const way of ways) expect(places).toContain(way.startsWith('#') ? `${slug}${way}` : way);
		});

		test('it begins with three questions of earlier chapters, if there are any', () => {
			if (slug === '1-basics') return;
			const begin = text.split(/^## /m)[1] ?? '';
			const ways = [...begin.matchAll(/again="(\d)-[a-z-]+#/g)].map(([, chapter]) => Number(chapter));
			expect(ways.length).toBeGreaterThanOrEqual(3);
			expect(Math.max(...ways)).toBeLessThan(Number(slug[0]));
		});

		test('every prediction of a figure names one that stands in the chapter', () => {
			const named = [...text.matchAll(/<Predict [^>]*?\sfigure="([^"]+)"/g)].map(([, id]) => id ?? '');
			expect(named.filter((id) => !figures.includes(id))).toEqual([]);
		});

		test('whoever comes to a figure guesses first, or in one of the sections about it', () => {
			const parts = text.split(/^(?=## )/m);
			const unasked = parts.flatMap((part, nth) => {
				const [tag] = /<Figure\s[^>]*/.exec(part) ?? [];
				if (!tag || GUESSED_IN_IT.some((name) => tag.includes(`name="${name}"`))) return [];
				const next = parts.findIndex((other, place) => place > nth && other.includes('<Figure'));
				const about = parts.slice(nth, next < 0 ? undefined : next).join('');
				return about.includes('<Predict') ? [] : [part.split('\n', 1)[0]];
			});
			expect(unasked).toEqual([]);
		});
	}
);

test('the five chapters cover C1 to C62', () => {
	expect(covered.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(Array.from({ length: 62 }, (_, nth) => `C${nth + 1}`));
});

test('docs/coverage.md says what the chapters cover now, and has no empty cell', async () => {
	const table = await coverageTable();
	expect(readFileSync('docs/coverage.md', 'utf8')).toBe(table);
	expect(table).not.toContain('—');
});

test('the figures F1 to F14 of the syllabus have a folder each', () => {
	const figures = readFigures();
	expect(figures.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, nth) => `F${nth + 1}`));
	for (const { figure } of figures) expect(existsSync(`src/lib/figures/${figure}/Figure.svelte`), figure).toBe(true);
});

const sectionText = (text: string, id: string): string =>
	text.split(/^## /m).find((part) => slugify(part.split('\n', 1)[0] ?? '') === id) ?? '';

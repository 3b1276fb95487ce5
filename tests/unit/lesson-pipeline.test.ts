// A chapter on its way from markdown to a page: its sections, its references, and what stops the build.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, preprocess } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../mdsvex/front-matter.js';
import { readChapter } from '../../mdsvex/chapter.js';
import { preprocessLessons } from '../../mdsvex/preprocess.js';

const FRONT = '---\ntitle: Beds\nsummary: About beds.\nminutes: 5\nobjectives: [Make one.]\n---\n';
/** the page's markup, its line breaks as spaces */
const render = async (body: string) => {
	const { code } = await preprocess(FRONT + body, preprocessLessons, { filename: '/x/9-beds/index.md' });
	return code.replace(/\s+/g, ' ').replace(/ >/g, '>');
};

/** the text as a chapter on disk */
function written(text: string): string {
	const file = join(mkdtempSync(join(tmpdir(), 'chapter-')), 'index.md');
	writeFileSync(file, text);
	return file;
}

test('the sections of the page are those of the data, in order', async () => {
	const body = 'Lead.\n\n## A nurse’s day\n\none\n\n## Beds & boards\n\n### not a section\n\ntwo\n';
	const page = await render(body);
	const ids = [...page.matchAll(/<section id="([^"]+)" data-slide/g)].map((match) => match[1]);
	expect(ids).toEqual(['top', 'a-nurses-day', 'beds-boards']);
	const chapter = await readChapter(written(FRONT + body));
	expect(chapter).toMatchObject({
		title: 'Beds',
		minutes: 5,
		sections: [
			{ id: 'a-nurses-day', title: 'A nurse’s day' },
			{ id: 'beds-boards', title: 'Beds & boards' }
		]
	});
});

test('a section is named by its heading, and the heading links to it', async () => {
	const page = await render('## Beds\n\ntext\n');
	expect(page).toContain('<section id="beds" data-slide aria-labelledby="beds-title">');
	expect(page).toContain('<h2 id="beds-title"><a href="#beds">Beds</a></h2>');
});

test('a figure stands between the prose before and after it', async () => {
	const page = await render('## Beds\n\nbefore\n\n<Figure name="rack" title="t" caption="c" wide />\n\nafter\n');
	const order = ['before', '</div>', '<Figure', '<div class="prose">', 'after'].map((part) => page.indexOf(part, page.indexOf('before')));
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('the data say where the figure of each part stands, the lead included', async () => {
	const figure = (wide: string) => `<Figure name="rack" scenario="two-hosts" title="t" caption="c" ${wide}/>`;
	const body = `Lead.\n\n## One\n\n${figure('')}\n\n## Two\n\n\`\`\`md\n## no section\n\`\`\`\n\n## Three\n\n${figure('wide ')}\n`;
	expect(await readChapter(written(FRONT + body))).toMatchObject({
		parts: [
			{ id: 'top', figure: null },
			{ id: 'one', figure: 'beside' },
			{ id: 'two', figure: null },
			{ id: 'three', figure: 'wide' }
		],
		figures: [
			{ name: 'rack', scenario: 'two-hosts' },
			{ name: 'rack', scenario: 'two-hosts' }
		]
	});
});

test('two figures in one section stop the build', async () => {
	await expect(render('## Beds\n\n<Figure name="a" />\n\n<Figure name="b" />\n')).rejects.toThrow('section "beds" has two figures');
});

test('two sections of one name stop the build', async () => {
	await expect(render('## Beds\n\n## Beds\n')).rejects.toThrow('two sections are called "Beds"');
});

test('a title in the text stops the build, since the front matter has it', async () => {
	await expect(render('# Beds\n')).rejects.toThrow('"# Beds": the title stands in the front matter');
});

test('a component that does not exist stops the build and names those that do', async () => {
	await expect(render('<Quiz />\n')).rejects.toThrow(/9-beds\/index\.md: no lesson component <Quiz>\. There are Aside, Check, Cite, /);
});

test('a term gets its name and meaning from the glossary, and an unknown one stops the build', async () => {
	expect(await render('The <Term id="host">host</Term>.\n')).toContain(
		'<Term id="host" name={"Host"} means={"The actual hardware that guests run on'
	);
	await expect(render('The <Term id="hots">host</Term>.\n')).rejects.toThrow('9-beds/index.md: no term "hots" in lessons/glossary.yaml');
});

test('a source gets its label, an unknown one stops the build, and the chapter lists each once in order', async () => {
	const body = 'A <Cite of="barham-2003" />, b <Cite of="adams-2006" />, c <Cite of="barham-2003" uncertain />.\n';
	expect(await render(body)).toContain('<Cite of="barham-2003" label={"Barham et al. 2003"} />');
	expect(await readChapter(written(FRONT + body))).toMatchObject({ sources: [{ id: 'barham-2003' }, { id: 'adams-2006' }] });
	await expect(render('<Cite of="nobody" />\n')).rejects.toThrow('no source "nobody" in lessons/sources.yaml');
});

test('what comes out compiles, in runes mode, without a style attribute', async () => {
	const page = await render(
		'A *b* & “c”.\n\n## Beds\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<Check id="x" question="q"><Option right because="r">a</Option></Check>\n'
	);
	expect(() => compile(page, { runes: true })).not.toThrow();
	expect(page).not.toContain('style=');
});

test.each([
	['no front matter', 'text', 'a chapter begins with its front matter'],
	['a mistake in the YAML', '---\ntitle: a: b\n---\n', 'at line 2, column 8'],
	['a missing title', FRONT.replace('title: Beds\n', ''), 'title: missing'],
	['minutes in words', FRONT.replace('5', 'five'), 'minutes: expected a number of minutes, found "five"'],
	['a misspelt key', FRONT.replace('minutes', 'minuts'), 'minuts: unknown key'],
	['no objectives', FRONT.replace('[Make one.]', '[]'), 'objectives: name at least one']
])('%s stops the build with the place and the cure', (_, text, message) => {
	expect(() => readFrontMatter(text, 'lessons/9-beds/index.md')).toThrow('lessons/9-beds/index.md: ');
	expect(() => readFrontMatter(text, 'lessons/9-beds/index.md')).toThrow(message);
});

test('a planned chapter has a title and a summary, and nothing to read', async () => {
	const file = written('---\ntitle: Beds\nsummary: About beds.\nplanned: true\n---\n');
	expect(await readChapter(file)).toEqual({ title: 'Beds', summary: 'About beds.', planned: true });
});

// What the chapters say that they cover (coverage.yaml beside each), held against what stands in them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { readChapter } from '../../mdsvex/chapter.js';

const text = v.pipe(v.string(), v.nonEmpty());
const coverage = v.record(
	v.pipe(v.string(), v.regex(/^C\d+$/)),
	v.strictObject({
		/** in a few words */
		teaches: text,
		/** id of the section */
		section: text,
		/** id of the figure on the page: its name, where it has no other */
		figure: text,
		/** id of the prediction */
		predicted: text,
		/** id of the question */
		asked: text
	})
);
const figures = v.record(v.pipe(v.string(), v.regex(/^F\d+$/)), v.strictObject({ title: text, figure: text, surprise: text }));

export type Item = v.InferOutput<typeof coverage>[string] & { readonly id: string };

export interface CoveredChapter {
	readonly slug: string;
	readonly title: string;
	readonly text: string;
	readonly items: readonly Item[];
	/** ids in the chapter */
	readonly sections: ReadonlyMap<string, string>;
	readonly figures: readonly string[];
	readonly predictions: readonly string[];
	readonly questions: readonly string[];
}

const ids = (markdown: string, tag: string): string[] =>
	[...markdown.matchAll(new RegExp(`<${tag} id="([^"]+)"`, 'g'))].map(([, id]) => id ?? '');

/** the written chapters in order */
export async function readCoverage(): Promise<readonly CoveredChapter[]> {
	const slugs = readdirSync('lessons', { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
	const chapters: CoveredChapter[] = [];
	for (const slug of slugs) {
		const file = `lessons/${slug}/index.md`;
		const chapter = await readChapter(file);
		if (chapter.planned) continue;
		const markdown = readFileSync(file, 'utf8');
		const covered = `lessons/${slug}/coverage.yaml`;
		const items = existsSync(covered) ? v.parse(coverage, parse(readFileSync(covered, 'utf8'))) : {};
		chapters.push({
			slug,
			title: chapter.title,
			text: markdown,
			items: Object.entries(items).map(([id, item]) => ({ id, ...item })),
			sections: new Map(chapter.sections.map(({ id, title }) => [id, title])),
			figures: [...markdown.matchAll(/<Figure\s[^>]*/g)].map(([tag]) => prop(tag, 'id') || prop(tag, 'name')),
			predictions: ids(markdown, 'Predict'),
			questions: ids(markdown, 'Check')
		});
	}
	return chapters;
}

/** the syllabus's figures F1, F2, … and the folder of src/lib/figures that each has */
export const readFigures = () =>
	Object.entries(v.parse(figures, parse(readFileSync('lessons/figures.yaml', 'utf8')))).map(([id, figure]) => ({ id, ...figure }));

const prop = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

// What a chapter's file says of itself: its front matter, its sections and parts, its figures and its sources.
import { readFile } from 'node:fs/promises';
import { compile } from 'mdsvex';
import { readFrontMatter } from './front-matter.js';
import { citedIn } from './references.js';
import { LEAD, remarkSections, splitSections } from './sections.js';

/** @param {string} file @returns {Promise<import('./front-matter.js').WrittenChapter | import('./front-matter.js').PlannedChapter>} */
export async function readChapter(file) {
	const text = await readFile(file, 'utf8');
	const front = readFrontMatter(text, file);
	if ('planned' in front) return front;
	const out = await compile(text, { extensions: ['.md'], filename: file, highlight: false, remarkPlugins: [remarkSections] });
	const { sections = [] } = /** @type {{ sections?: import('./front-matter.js').Section[] }} */ (out?.data ?? {});
	const pieces = splitSections(text);
	const lead = pieces.length > sections.length ? [LEAD] : [];
	const ids = [...lead, ...sections.map(({ id }) => id)];
	const seconds = ids.map((_, nth) => secondsFor(pieces[nth] ?? ''));
	const whole = seconds.reduce((sum, each) => sum + each, 0);
	return {
		...front,
		sections,
		parts: ids.map((id, nth) => ({ id, figure: figuresIn(pieces[nth] ?? '')[0]?.place ?? null, share: (seconds[nth] ?? 0) / whole })),
		figures: figuresIn(text).map(({ name, scenario }) => ({ name, scenario })),
		questions: questionsIn(text),
		sources: citedIn(text, file)
	};
}

/** @param {string} markdown */
const figuresIn = (markdown) =>
	[...markdown.matchAll(/<Figure\s[^>]*/g)].map(([tag]) => ({
		name: prop(tag, 'name'),
		scenario: prop(tag, 'scenario'),
		/** @type {import('./front-matter.js').Part['figure']} */
		place: /\swide(?=[\s/]|$)/.test(tag) ? 'wide' : 'beside'
	}));

/** @param {string} markdown */
const questionsIn = (markdown) => markdown.match(/<(Check|Predict)\s/g)?.length ?? 0;

const WORDS_PER_SECOND = 200 / 60;
const SECONDS_A_FIGURE = 90;
const SECONDS_A_QUESTION = 25;

/** How long a part takes beside the others: an estimate that shares out the chapter's minutes. @param {string} markdown */
function secondsFor(markdown) {
	const prose = markdown.replace(/^---[\s\S]*?^---$/m, '').replace(/<Notes>[\s\S]*?<\/Notes>/g, '');
	const words = prose.replace(/<[^>]*>/g, ' ').split(/\s+/).length;
	return words / WORDS_PER_SECOND + questionsIn(prose) * SECONDS_A_QUESTION + figuresIn(prose).length * SECONDS_A_FIGURE;
}

/** @param {string} tag @param {string} name */
const prop = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

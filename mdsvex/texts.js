// What a chapter's sections say, as plain text: for the search. Notes for instructors are left out, as they are from the page.
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readChapter } from './chapter.js';
import { factsOf } from './facts.js';
import { LEAD, splitSections } from './sections.js';

/** @typedef {{ section: string, title: string, text: string }} SectionText */

/** @param {string} file @returns {Promise<SectionText[]>} of the lead, whose title is the chapter's, and of each section */
export async function readTexts(file) {
	const [chapter, facts] = await Promise.all([readChapter(file), factsOf(dirname(file))]);
	if (chapter.planned) return [];
	const pieces = splitSections(await readFile(file, 'utf8'));
	return chapter.parts.map(({ id }, nth) => ({
		section: id,
		title: id === LEAD ? chapter.title : (chapter.sections.find((section) => section.id === id)?.title ?? ''),
		text: plain(pieces[nth] ?? '', facts)
	}));
}

/** @param {string} markdown @param {Readonly<Record<string, string>>} facts */
const plain = (markdown, facts) =>
	markdown
		.replace(/^## .*$/m, '')
		.replace(/^<Notes>[\s\S]*?^<\/Notes>$/gm, '')
		.replace(/<Fact\s+of="([^"]*)"\s*\/>/g, (_, name) => facts[name] ?? '')
		.replace(/<Cite\s[^>]*>/g, '')
		// an answer found alone would read as a fact, and most of them are wrong
		.replace(/<Option\b[\s\S]*?<\/Option>/g, '')
		// what a question asks, what a figure is called, and the rows of a table of names are text too
		.replace(/\b(?:question|title|caption|then|now)(?:=|: )(["'])(.*?)\1/g, (_, __, words) => `>${words} <`)
		.replace(/<[^>]*>/g, ' ')
		.replace(/\*\*|[*_`]|^- /gm, '')
		.replace(/\s+/g, ' ')
		.replace(/ (?=[.,;:?!)])/g, '')
		.trim();

// The way of a chapter from markdown to a Svelte component, in order.
import { mdsvex } from 'mdsvex';
import { autoImport } from './auto-import.js';
import { fillFacts } from './facts.js';
import { fillReferences } from './references.js';
import { rehypeSections, remarkSections } from './sections.js';

/** @typedef {NonNullable<Parameters<typeof mdsvex>[0]>} Options */

// The types of mdsvex's plugins are those of a unified of long ago, which knew no trees of ours: hence the detour by `unknown`.
const remarkPlugins = /** @type {Options['remarkPlugins']} */ (/** @type {unknown} */ ([remarkSections]));
const rehypePlugins = /** @type {Options['rehypePlugins']} */ (/** @type {unknown} */ ([rehypeSections]));

/** smartypants would also turn the quotes of props; a chapter writes its curly quotes itself. @type {Options} */
const markdown = {
	extensions: ['.md'],
	smartypants: { dashes: 'oldschool', quotes: false },
	highlight: false,
	remarkPlugins,
	rehypePlugins
};

/** mdsvex still writes Svelte 4's form of the module script. */
const moduleScript = {
	name: 'lesson-module-script',
	/** @param {{ content: string, filename?: string }} file */
	markup: ({ content, filename }) =>
		filename?.endsWith('.md') ? { code: content.replace('<script context="module">', '<script module>') } : undefined
};

export const preprocessLessons = [
	mdsvex(markdown),
	moduleScript,
	fillReferences(),
	fillFacts(),
	autoImport({ folder: 'src/lib/lessons/components', alias: '$lib/lessons/components' })
];

// Terms and sources are written once, in lessons/glossary.yaml and lessons/sources.yaml. A chapter names them by id, and the build
// puts the words in their places: the browser loads the words of the chapter it reads, not the whole glossary.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

export const GLOSSARY = 'lessons/glossary.yaml';
export const SOURCES = 'lessons/sources.yaml';

const sentence = v.pipe(v.string(), v.nonEmpty());
const terms = v.record(
	v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
	v.strictObject({
		name: sentence,
		/** one or two sentences, readable without the chapter */
		means: sentence,
		/** how the figures draw it */
		layer: v.optional(v.picklist(['host', 'core', 'hypervisor', 'guest', 'os', 'app', 'session', 'person'])),
		/** what it is taken for, and is not */
		not: v.optional(sentence),
		/** `chapter#section` that teaches it */
		taught: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+#[a-z0-9-]+$/)))
	})
);
const sources = v.record(
	v.string(),
	v.strictObject({
		/** what stands in brackets in the text: who and when */
		label: sentence,
		text: sentence,
		url: v.optional(v.pipe(v.string(), v.url()))
	})
);

/** @typedef {v.InferOutput<typeof terms>[string] & { id: string }} Term */

/** @template {v.GenericSchema} S @param {string} file @param {S} schema @returns {v.InferOutput<S>} */
function read(file, schema) {
	const result = v.safeParse(schema, parse(readFileSync(file, 'utf8')));
	if (result.success) return result.output;
	throw new Error(`${file}: ${result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('; ')}`);
}

/** @returns {Term[]} in the order of their names */
export const readGlossary = () =>
	Object.entries(read(GLOSSARY, terms))
		.map(([id, term]) => ({ id, ...term }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** @returns {import('./front-matter.js').Source[]} */
export const readSources = () => Object.entries(read(SOURCES, sources)).map(([id, source]) => ({ id, ...source }));

/** The sources that a chapter cites, in the order of first mention. @param {string} markdown @param {string} file */
export function citedIn(markdown, file) {
	const all = readSources();
	const cited = [...markdown.matchAll(/<Cite\s+of="([^"]*)"/g)].map(([, id = '']) => id);
	return [...new Set(cited)].map((id) => find(all, id, 'source', SOURCES, file));
}

/** A preprocessor for after mdsvex: `<Term id="x">` and `<Cite of="x">` get their words. */
export function fillReferences() {
	return {
		name: 'lesson-references',
		/** @param {{ content: string, filename?: string }} file */
		markup({ content, filename }) {
			if (!filename?.endsWith('.md')) return;
			const glossary = readGlossary();
			const library = readSources();
			const code = content
				.replace(/<Term\s+id="([^"]*)"/g, (tag, id) => {
					const term = find(glossary, id, 'term', GLOSSARY, filename);
					return `${tag} name={${JSON.stringify(term.name)}} means={${JSON.stringify(term.means)}}${term.layer ? ` layer="${term.layer}"` : ''}`;
				})
				.replace(
					/<Cite\s+of="([^"]*)"/g,
					(tag, id) => `${tag} label={${JSON.stringify(find(library, id, 'source', SOURCES, filename).label)}}`
				);
			return { code, dependencies: [GLOSSARY, SOURCES].map((path) => `${process.cwd()}/${path}`) };
		}
	};
}

/** @template {{ id: string }} T @param {T[]} all @param {string} id @param {string} what @param {string} where @param {string} file @returns {T} */
function find(all, id, what, where, file) {
	const found = all.find((each) => each.id === id);
	if (!found) throw new Error(`${relative('.', file)}: no ${what} "${id}" in ${where}`);
	return found;
}

// Data of the lessons without their components: `import meta from './index.md?meta'` is a chapter's checked front matter with its sections,
// figures and sources; `import terms from '/lessons/glossary.yaml?terms'` is the glossary.
import { readFile } from 'node:fs/promises';
import { resolve as absolute } from 'node:path';
import { compile } from 'mdsvex';
import { readFrontMatter } from './front-matter.js';
import { GLOSSARY, SOURCES, citedIn, readGlossary } from './references.js';
import { remarkSections } from './sections.js';

const PREFIX = '\0lesson-data:';

/** @param {string} file @returns {Promise<import('./front-matter.js').WrittenChapter | import('./front-matter.js').PlannedChapter>} */
export async function readChapter(file) {
	const text = await readFile(file, 'utf8');
	const front = readFrontMatter(text, file);
	if ('planned' in front) return front;
	const out = await compile(text, { extensions: ['.md'], filename: file, highlight: false, remarkPlugins: [remarkSections] });
	const data = /** @type {{ sections?: import('./front-matter.js').Section[] } | undefined} */ (out?.data);
	const figures = [...text.matchAll(/<Figure\s[^>]*/g)].map(([tag]) => ({ name: prop(tag, 'name'), scenario: prop(tag, 'scenario') }));
	return { ...front, sections: data?.sections ?? [], figures, sources: citedIn(text, file) };
}

/** @param {string} tag @param {string} name */
const prop = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The ids must be virtual: the Svelte plugin claims every id whose path ends in .md, with or without a query.
 *  @returns {import('vite').Plugin} */
export function lessonMeta() {
	let root = process.cwd();
	return {
		name: 'lesson-meta',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(id, importer) {
			const match = /^(.*\.md)\?meta$|^(.*\.yaml)\?terms$/.exec(id);
			if (!match) return;
			const path = match[1] ?? match[2] ?? '';
			if (path.startsWith('/lessons/')) return `${PREFIX}${absolute(root, `.${path}`)}.js`;
			const found = await this.resolve(path, importer, { skipSelf: true });
			return found && `${PREFIX}${found.id}.js`;
		},
		async load(id) {
			if (!id.startsWith(PREFIX)) return;
			const file = id.slice(PREFIX.length, -'.js'.length);
			for (const watched of [file, absolute(root, GLOSSARY), absolute(root, SOURCES)]) this.addWatchFile(watched);
			const data = file.endsWith('.md') ? await readChapter(file) : readGlossary();
			return { code: `export default ${JSON.stringify(data)};`, map: null };
		}
	};
}

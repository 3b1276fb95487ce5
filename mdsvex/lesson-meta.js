// Data of the lessons without their components: `import meta from './index.md?meta'` is a chapter's checked front matter with its sections,
// figures and sources; `'./index.md?texts'` is what its sections say, for the search; `import terms from '/lessons/glossary.yaml?terms'` is the
// glossary. The chapters' parts: see lesson-parts.js.
import { resolve as absolute } from 'node:path';
import { readChapter } from './chapter.js';
import { lessonParts } from './lesson-parts.js';
import { GLOSSARY, SOURCES, readGlossary } from './references.js';
import { readTexts } from './texts.js';

const PREFIX = '\0lesson-data:';

/** The ids must be virtual: the Svelte plugin claims every id whose path ends in .md, with or without a query.
 *  @returns {import('vite').Plugin} */
function lessonData() {
	let root = process.cwd();
	return {
		name: 'lesson-data',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(id, importer) {
			const [, path, wanted = ''] = /^(.*\.(?:md|yaml))\?(meta|texts|terms)$/.exec(id) ?? [];
			if (path === undefined) return;
			if (path.startsWith('/lessons/')) return `${PREFIX}${wanted}:${absolute(root, `.${path}`)}.js`;
			const found = await this.resolve(path, importer, { skipSelf: true });
			return found && `${PREFIX}${wanted}:${found.id}.js`;
		},
		async load(id) {
			if (!id.startsWith(PREFIX)) return;
			const [wanted = ''] = id.slice(PREFIX.length).split(':', 1);
			const file = id.slice(PREFIX.length + wanted.length + 1, -'.js'.length);
			for (const watched of [file, absolute(root, GLOSSARY), absolute(root, SOURCES)]) this.addWatchFile(watched);
			const data = wanted === 'terms' ? readGlossary() : await (wanted === 'meta' ? readChapter : readTexts)(file);
			return { code: `export default ${JSON.stringify(data)};`, map: null };
		}
	};
}

/** Everything that Vite must know of lessons. @returns {import('vite').Plugin[]} */
export const lessonMeta = () => [lessonData(), lessonParts()];

// `import meta from './x.md?meta'` gives front matter and slide list without pulling the lesson's component into the chunk.
import { readFile } from 'node:fs/promises';
import { resolve as absolute } from 'node:path';
import { compile } from 'mdsvex';
import { remarkSlides } from './slides.js';

const PREFIX = '\0lesson-meta:';

/** The id must be virtual: vite-plugin-svelte claims every id whose path ends in .md, with or without a query.
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
			if (!id.endsWith('.md?meta')) return;
			const path = id.slice(0, -'?meta'.length);
			if (path.startsWith('/lessons/')) return PREFIX + absolute(root, '.' + path) + '.js';
			const found = await this.resolve(path, importer, { skipSelf: true });
			return found && PREFIX + found.id + '.js';
		},
		async load(id) {
			if (!id.startsWith(PREFIX)) return;
			const file = id.slice(PREFIX.length, -'.js'.length);
			this.addWatchFile(file);
			const out = await compile(await readFile(file, 'utf8'), {
				extensions: ['.md'],
				filename: file,
				highlight: false,
				remarkPlugins: [remarkSlides]
			});
			return { code: `export default ${JSON.stringify(out?.data?.fm ?? {})};`, map: null };
		}
	};
}

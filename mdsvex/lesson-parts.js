// A chapter in parts, each section a component of its own: the page is whole from the server, and a section's code comes when the reader
// comes near. `import parts from './index.md?parts'` is `[{ id, load }]`; `load()` gives the section's component.
import { readFile } from 'node:fs/promises';
import { resolve as absolute } from 'node:path';
import { preprocess } from 'svelte/compiler';
import { readChapter } from './chapter.js';
import { preprocessLessons } from './preprocess.js';
import { splitSections } from './sections.js';

const LIST = '\0lesson-parts:';
/** …/index.md.3.svelte: no such file, but the Svelte plugin compiles what ends so */
const PART = /^(.*\.md)\.(\d+)\.svelte$/;

/** What the instructor says is for the slides: the page does not carry it. @param {string} markdown */
const withoutNotes = (markdown) => markdown.replace(/^<Notes>[\s\S]*?^<\/Notes>$/gm, '');

/** @returns {import('vite').Plugin} */
export function lessonParts() {
	let root = process.cwd();
	return {
		name: 'lesson-parts',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(id, importer) {
			if (PART.test(id)) return id;
			const [, path] = /^(.*\.md)\?parts$/.exec(id) ?? [];
			if (path === undefined) return;
			if (path.startsWith('/lessons/')) return `${LIST}${absolute(root, `.${path}`)}.js`;
			const found = await this.resolve(path, importer, { skipSelf: true });
			return found && `${LIST}${found.id}.js`;
		},
		async load(id) {
			if (id.startsWith(LIST)) {
				const file = id.slice(LIST.length, -'.js'.length);
				this.addWatchFile(file);
				const chapter = await readChapter(file);
				const ids = 'parts' in chapter ? chapter.parts.map((part) => part.id) : [];
				const entries = ids.map(
					(part, nth) =>
						`{ id: ${JSON.stringify(part)}, load: () => import(${JSON.stringify(`${file}.${nth}.svelte`)}).then((m) => m.default) }`
				);
				return { code: `export default [${entries.join(', ')}];`, map: null };
			}
			const [, file, nth] = PART.exec(id) ?? [];
			if (file === undefined) return;
			this.addWatchFile(file);
			const text = splitSections(await readFile(file, 'utf8'))[Number(nth)] ?? '';
			const { code } = await preprocess(withoutNotes(text), preprocessLessons, { filename: file });
			return { code, map: null };
		}
	};
}

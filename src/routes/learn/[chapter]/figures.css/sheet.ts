// The style sheet of a chapter's figures, one file for them all: in the page's head it would have to come before the first word can be read,
// and a file for each figure would stop the reading of the page at each. The build's manifest knows where the styles lie. In development
// there is none: Vite brings styles with the code.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { OpenChapter } from '$lib/lessons/catalogue';

const BUILT = '.svelte-kit/output/client';
const MANIFEST = `${BUILT}/.vite/manifest.json`;
const names = v.optional(v.array(v.string()), []);
const manifest = v.record(v.string(), v.object({ css: names, imports: names }));

export function sheetOf(figures: OpenChapter['figures']): string {
	const chunks = existsSync(MANIFEST) ? v.parse(manifest, JSON.parse(readFileSync(MANIFEST, 'utf8'))) : {};
	const seen = new Set<string>();
	/** of a chunk and all that comes with it */
	const filesOf = (name: string): string[] => {
		const chunk = chunks[name];
		if (!chunk || seen.has(name)) return [];
		seen.add(name);
		return [...chunk.imports.flatMap(filesOf), ...chunk.css];
	};
	const files = new Set(figures.flatMap(({ name }) => filesOf(`src/lib/figures/${name}/Figure.svelte`)));
	return [...files].map((file) => readFileSync(`${BUILT}/${file}`, 'utf8')).join('\n');
}

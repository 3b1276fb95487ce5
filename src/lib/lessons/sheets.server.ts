// The style sheets of a chapter's figures stand before the sections that need them: in the head they would all have to come before the first
// word can be read. The build's manifest knows how they are called. In development there is none: Vite brings styles with the code.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { OpenChapter } from './catalogue';

const MANIFEST = '.svelte-kit/output/client/.vite/manifest.json';
const files = v.optional(v.array(v.string()), []);
const manifest = v.record(v.string(), v.object({ css: files, imports: files }));

/** by section, the files of its figure that no section before it has, from the root of the product */
export function sheetsBySection(parts: OpenChapter['parts']): Readonly<Record<string, readonly string[]>> {
	const chunks = existsSync(MANIFEST) ? v.parse(manifest, JSON.parse(readFileSync(MANIFEST, 'utf8'))) : {};
	const seen = new Set<string>();
	/** of a chunk and all that comes with it */
	const sheetsOf = (name: string): string[] => {
		if (seen.has(name)) return [];
		seen.add(name);
		const chunk = chunks[name];
		return chunk ? [...chunk.imports.flatMap(sheetsOf), ...chunk.css] : [];
	};
	return Object.fromEntries(
		parts.flatMap(({ id, draws }) => (draws === null ? [] : [[id, sheetsOf(`src/lib/figures/${draws}/Figure.svelte`)]]))
	);
}

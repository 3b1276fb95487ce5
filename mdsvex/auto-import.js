// Chapters use <Check> without importing it, and a misspelt component stops the build with the file's name and the names there are.
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';

/** A preprocessor for after mdsvex. @param {{ folder: string, alias: string }} options */
export function autoImport({ folder, alias }) {
	const known = () =>
		new Set(
			readdirSync(folder)
				.filter((file) => file.endsWith('.svelte'))
				.map((file) => file.slice(0, -'.svelte'.length))
		);
	return {
		name: 'lesson-auto-import',
		/** @param {{ content: string, filename?: string }} file */
		markup({ content, filename }) {
			if (!filename?.endsWith('.md')) return;
			const used = [...new Set([...content.matchAll(/<([A-Z]\w*)[\s/>]/g)].map(([, name = '']) => name))];
			const own = (/** @type {string} */ name) => new RegExp(`import\\s[^;]*\\b${name}\\b[^;]*from`).test(content);
			const have = known();
			const unknown = used.filter((name) => !have.has(name) && !own(name));
			if (unknown.length > 0) {
				const names = unknown.map((name) => `<${name}>`).join(', ');
				throw new Error(`${relative('.', filename)}: no lesson component ${names}. There are ${[...have].sort().join(', ')}.`);
			}
			const code = used
				.filter((name) => have.has(name) && !own(name))
				.map((name) => `import ${name} from '${alias}/${name}.svelte';`)
				.join(' ');
			const script = content.match(/<script(?![^>]*\bmodule\b)[^>]*>/);
			if (script) return { code: content.replace(script[0], () => script[0] + code) };
			return { code: `${content}\n<script lang="ts">${code}</script>` };
		}
	};
}

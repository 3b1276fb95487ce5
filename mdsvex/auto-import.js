// lessons may use <Counter/> without importing it, and a misspelt component stops the build with the file's name.
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';

/** A preprocessor that runs after mdsvex. @param {{ folder: string, alias: string }} options */
export function autoImport({ folder, alias }) {
	const known = () =>
		new Set(
			readdirSync(folder)
				.filter((f) => f.endsWith('.svelte'))
				.map((f) => f.slice(0, -'.svelte'.length))
		);
	return {
		name: 'lesson-auto-import',
		/** @param {{ content: string, filename?: string }} file */
		markup({ content, filename }) {
			if (!filename?.endsWith('.md')) return;
			const used = [...new Set([...content.matchAll(/<([A-Z]\w*)[\s/>]/g)].map((m) => m[1]))];
			const own = (/** @type {string} */ name) => new RegExp(`import\\s[^;]*\\b${name}\\b[^;]*from`).test(content);
			const have = known();
			const unknown = used.filter((name) => !have.has(name) && !own(name));
			if (unknown.length) throw new Error(`${relative('.', filename)}: no lesson component ${unknown.map((n) => `<${n}>`).join(', ')}`);
			const code = used
				.filter((name) => have.has(name) && !own(name))
				.map((name) => `import ${name} from '${alias}/${name}.svelte';`)
				.join(' ');
			const script = content.match(/<script(?![^>]*\b(?:module|context))[^>]*>/);
			if (script) return { code: content.replace(script[0], script[0] + code) };
			return { code: content.replace(/<\/script>/, `</script>\n<script lang="ts">${code}</script>`) };
		}
	};
}

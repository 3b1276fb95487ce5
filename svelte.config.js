// SvelteKit: lessons in markdown outside src, a strict content security policy, and two products: a Node server, or a folder of files.
import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { preprocessLessons } from './mdsvex/preprocess.js';
import { directives } from './src/lib/server/policy.js';

const adapter =
	process.env.ADAPTER === 'static'
		? adapterStatic({ pages: 'build-static', assets: 'build-static', fallback: '404.html' })
		: adapterNode({ precompress: true });

/** SvelteKit knows the hashes of its own scripts; this is that of the one in app.html. */
const themeScript = /<script>([^]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'))?.[1];
if (!themeScript) throw new Error('src/app.html has lost its script: see themeScript in svelte.config.js');
const themeHash = /** @type {const} */ (`sha256-${createHash('sha256').update(themeScript).digest('base64')}`);

/** SvelteKit's page announcer hides itself by a style attribute, which our policy refuses: it gets the class that does the same. */
const announcerByClass = {
	name: 'announcer-by-class',
	/** @param {{ content: string, filename?: string }} file */
	markup({ content, filename }) {
		if (!filename?.replaceAll('\\', '/').endsWith('generated/root.svelte')) return;
		const code = content.replace(/(<div id="svelte-announcer"[^>]*) style="[^"]*"/, '$1 class="sr"');
		if (code === content) throw new Error('SvelteKit writes its announcer differently now: see announcerByClass in svelte.config.js');
		return { code };
	}
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	compilerOptions: {
		// Libraries decide for themselves; everything of ours is in runes mode.
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
	},
	preprocess: [...preprocessLessons, announcerByClass],
	kit: {
		adapter,
		paths: { relative: true, base: /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? '') },
		csp: { mode: 'auto', directives: { ...structuredClone(directives), 'script-src': [...directives['script-src'], themeHash] } },
		// Style sheets come inside the page, allowed by their hashes: as files they would double the time to the first paint on a slow line.
		inlineStyleThreshold: 100_000,
		// registered by routes/NewVersion.svelte, which asks before a new version takes over
		serviceWorker: { register: false },
		prerender: { handleHttpError: 'fail', handleMissingId: 'fail' },
		typescript: {
			// Setting `include` in tsconfig.json itself would replace Kit's list.
			config: (config) => {
				for (const folder of ['bench', 'lessons', 'lessons-check', 'mdsvex', 'scripts', 'tests', 'vite'])
					config.include.push(`../${folder}/**/*.ts`, `../${folder}/**/*.js`, `../${folder}/**/*.mjs`, `../${folder}/**/*.svelte`);
				config.include.push('../*.ts', '../*.js', '../*.mjs');
				return config;
			}
		}
	}
};

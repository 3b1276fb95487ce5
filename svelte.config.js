// SvelteKit 2 with mdsvex lessons outside src, both adapters, CSP, and svelte-check seeing lessons/.
import adapterNode from '@sveltejs/adapter-node';
import adapterStatic from '@sveltejs/adapter-static';
import { mdsvex } from 'mdsvex';
import { autoImport } from './mdsvex/auto-import.js';
import { rehypeSlides, remarkSlides } from './mdsvex/slides.js';

const adapter = process.env.ADAPTER === 'static' ? adapterStatic({ fallback: '404.html' }) : adapterNode();

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	compilerOptions: {
		// Libraries decide for themselves; everything of ours is in runes mode.
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
	},
	preprocess: [
		mdsvex({
			extensions: ['.md'],
			smartypants: { dashes: 'oldschool', quotes: false },
			highlight: false,
			remarkPlugins: [remarkSlides],
			rehypePlugins: [rehypeSlides]
		}),
		autoImport({ folder: 'src/lib/lessons/components', alias: '$lib/lessons/components' })
	],
	kit: {
		adapter,
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'], // for Shiki's colours and server-rendered `style:`; no <style> gets in by it
				'object-src': ['none'],
				'base-uri': ['none']
			}
		},
		prerender: { handleHttpError: 'fail', handleMissingId: 'fail' },
		typescript: {
			// Setting `include` in tsconfig.json itself would replace Kit's list.
			config: (c) => {
				c.include.push('../lessons/**/*.ts', '../mdsvex/**/*.js', '../scripts/**/*.mjs');
				return c;
			}
		}
	}
};

// One set-up for dev, build and the two kinds of unit tests: in Node, and in a real browser on the system's Chromium.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './browser';
import { lessonMeta } from './mdsvex/lesson-meta.js';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({ project: './project.inlang', outdir: './src/lib/paraglide', strategy: ['baseLocale'], emitTsDeclarations: true }),
		lessonMeta(),
		sveltekit()
	],
	server: { fs: { allow: ['lessons', 'messages'] } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts', 'lessons/**/*.test.ts'],
					exclude: ['**/*.svelte.test.ts', 'node_modules/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.svelte.test.ts'],
					browser: { enabled: true, headless: true, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] }
				}
			}
		]
	}
});

// One set-up for development, the product, and the two kinds of unit tests: in Node, and in a real browser.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { lessonMeta } from './mdsvex/lesson-meta.js';
import { launchOptions } from './scripts/browser.mjs';
import packageJson from './package.json' with { type: 'json' };
import { messages } from './scripts/messages.mjs';
import { scenarios } from './vite/scenario-plugin.js';

export default defineConfig({
	plugins: [paraglideVitePlugin(messages), lessonMeta(), scenarios(), sveltekit()],
	define: {
		__VERSION__: JSON.stringify(packageJson.version),
		// Any web server finds learn/index.html for /learn/; only ours finds learn.html for /learn.
		__TRAILING_SLASH__: JSON.stringify(process.env.ADAPTER === 'static' ? 'always' : 'never')
	},
	server: { fs: { allow: ['lessons', 'messages'] } },
	test: {
		testTimeout: 20_000,
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
				// found before the first test: one that turns up in the middle reloads the page under a running test
				optimizeDeps: { include: ['fast-check', 'fflate', 'idb', 'valibot', 'xstate'] },
				test: {
					name: 'browser',
					include: ['src/**/*.svelte.test.ts', 'tests/browser/**/*.test.ts'],
					globalSetup: ['tests/browser/node-hashes.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});

// Playwright against the built product: its own server for desktop, phone (touch) and a browser without JavaScript, and the static
// build as any web server in a subfolder would serve it. Tags in a test's title choose the project: @touch, @page (both), @nojs, @static.
import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './scripts/browser.mjs';

const port = process.env.E2E_PORT ?? '4173';
const staticPort = process.env.E2E_STATIC_PORT ?? '4174';
const baseURL = `http://127.0.0.1:${port}`;
const staticURL = `http://127.0.0.1:${staticPort}/training/guesthouse/`;

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'reports/playwright',
	fullyParallel: true,
	workers: 2,
	reporter: [['line'], ['json', { outputFile: 'reports/playwright.json' }]],
	timeout: 60_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	webServer: [
		{
			command: `node server.mjs --port ${port}`,
			url: baseURL,
			reuseExistingServer: false,
			gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
		},
		{ command: `node tests/static/subfolder.mjs ${staticPort}`, url: staticURL, reuseExistingServer: false }
	],
	// What is kept for offline use would be fetched anew in every test: the tests of it allow it.
	use: { baseURL, trace: 'retain-on-failure', launchOptions, serviceWorkers: 'block' },
	projects: [
		{ name: 'desktop', use: devices['Desktop Chrome'], grepInvert: /@nojs|@touch|@static/ },
		{ name: 'phone', use: devices['Pixel 7'], grep: /@touch|@page/ },
		{ name: 'nojs', use: { ...devices['Desktop Chrome'], javaScriptEnabled: false }, grep: /@nojs/ },
		{ name: 'static', use: { ...devices['Desktop Chrome'], baseURL: staticURL }, grep: /@static/ }
	]
});

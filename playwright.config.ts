// Playwright with the system's Chromium, three projects: desktop, phone (touch) and no JavaScript.
import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './browser';

const port = 4173;
export default defineConfig({
	testDir: 'tests/e2e',
	fullyParallel: true,
	workers: 2,
	reporter: [['line']],
	forbidOnly: !!process.env.CI,
	expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.002, animations: 'disabled' } },
	snapshotPathTemplate: '{testDir}/__shots__/{projectName}/{arg}{ext}',
	webServer: {
		command: 'node server.mjs',
		env: { PORT: String(port), HOST: '127.0.0.1' },
		url: `http://127.0.0.1:${port}/`,
		reuseExistingServer: false
	},
	use: { baseURL: `http://127.0.0.1:${port}`, trace: 'retain-on-failure' },
	projects: [
		{ name: 'desktop', use: { ...devices['Desktop Chrome'], launchOptions }, grepInvert: /@nojs|@touch/ },
		{ name: 'phone', use: { ...devices['Pixel 7'], launchOptions }, grep: /@touch|@page/ },
		{ name: 'nojs', use: { javaScriptEnabled: false, launchOptions }, grep: /@nojs/ }
	]
});

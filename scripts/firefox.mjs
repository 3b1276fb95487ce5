// `npm run test:firefox`: the built product in the Firefox that is installed, and the model's lives, hash by hash, as in Node. Playwright drives
// only a Firefox of its own, so this one is driven by WebDriver BiDi. FIREFOX names another; where there is none it says so and passes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';

/** @typedef {import('puppeteer-core').Page} Page */

function findFirefox() {
	const { env, platform } = process;
	if (env.FIREFOX) return env.FIREFOX;
	const names = ['firefox-esr', 'firefox'].map((name) => (platform === 'win32' ? `${name}.exe` : name));
	const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
	if (platform === 'darwin') folders.push('/Applications/Firefox.app/Contents/MacOS');
	if (platform === 'win32')
		for (const root of [env.PROGRAMFILES, env['PROGRAMFILES(X86)']]) if (root) folders.push(join(root, 'Mozilla Firefox'));
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** The built product on a free port. @returns {Promise<{ address: string, stop: () => void }>} */
function serve() {
	const server = spawn(process.execPath, ['server.mjs', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
	return new Promise((done, failed) => {
		server.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			const address = /http:\/\/\S+:\d+/.exec(text)?.[0];
			if (address) done({ address, stop: () => server.kill('SIGTERM') });
		});
		server.on('exit', (code) => failed(new Error(`the server stopped with ${code}`)));
	});
}

/** The middle of what has this role and a name that begins so. @param {Page} page @param {string} selector @param {string} name */
async function middleOf(page, selector, name) {
	const box = await page.waitForFunction(
		(selector, name) => {
			const found = [...document.querySelectorAll(selector)].find((element) => element.getAttribute('aria-label')?.startsWith(name));
			if (!found) return null;
			found.scrollIntoView({ block: 'nearest' });
			const { x, y, width, height } = found.getBoundingClientRect();
			return { x: x + width / 2, y: y + height / 2 };
		},
		{},
		selector,
		name
	);
	return /** @type {{ x: number, y: number }} */ (await box.jsonValue());
}

/** @param {Page} page @param {string} name */
const guestAt = (page, name) => middleOf(page, '[role=button],button', name);

/** Waits until the line that screen readers hear says it. @param {Page} page @param {string} pattern */
const heard = (page, pattern) =>
	page.waitForFunction(
		(pattern) => new RegExp(pattern).test(document.querySelector('[role=status]')?.textContent ?? ''),
		{ timeout: 20_000 },
		pattern
	);

/** @param {Page} page @param {string} address */
async function open(page, address) {
	await page.goto(address);
	await page.waitForSelector('html[data-ready]');
}

/** @type {readonly (readonly [string, (page: Page, address: string) => Promise<void>])[]} */
const journeys = [
	[
		'the lab: a guest dragged to another host migrates there',
		async (page, address) => {
			await open(page, `${address}/lab`);
			const from = await guestAt(page, 'ehr-app-01, running on Alder');
			const to = await middleOf(page, 'li,[role=listitem]', 'Birch, running');
			await page.mouse.move(from.x, from.y);
			await page.mouse.down();
			await page.mouse.move(from.x + 30, from.y + 10, { steps: 4 });
			await page.mouse.move(to.x, to.y, { steps: 8 });
			await page.mouse.up();
			await heard(page, 'ehr-app-01.*Birch');
			await page.select('select', '60');
			await guestAt(page, 'ehr-app-01, running on Birch');
		}
	],
	[
		'the lab: a guest moved by the keyboard alone',
		async (page, address) => {
			await open(page, `${address}/lab`);
			await guestAt(page, 'ehr-web-02, running on Birch');
			await page.$$eval('[role=button],button', (all) => {
				const guest = all.find((each) => each.getAttribute('aria-label')?.startsWith('ehr-web-02, running on Birch'));
				/** @type {HTMLElement | SVGElement | undefined} */ (guest)?.focus();
			});
			for (const key of /** @type {const} */ ([' ', 'ArrowRight', 'Enter'])) await page.keyboard.press(key);
			await heard(page, 'ehr-web-02.*Cedar');
			await page.select('select', '60');
			await guestAt(page, 'ehr-web-02, running on Cedar');
		}
	],
	[
		'chapter 1 opens, and its figures come when the reader does',
		async (page, address) => {
			await open(page, `${address}/learn/1-basics`);
			assert.equal(await page.$$eval('h1', (all) => all.length), 1);
			await page.$eval('figure', (figure) => figure.scrollIntoView());
			await page.waitForSelector('figure svg, figure canvas');
		}
	]
];

/** The model with its forty lives, as one script that leaves their hashes in `lives.hashesOfLives`. */
async function modelScript() {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: resolve('src/lib') } },
		build: { write: false, minify: false, lib: { entry: 'tests/fixtures/lives.ts', name: 'lives', formats: ['iife'] } }
	});
	const bundle = Array.isArray(result) ? result[0] : undefined;
	const script = bundle && 'output' in bundle ? bundle.output[0].code : undefined;
	assert(script, 'the model could not be bundled');
	return `${script}\nlives.hashesOfLives()`;
}

const executablePath = findFirefox();
if (!executablePath) {
	console.log('Skipped: no Firefox is installed here. Install it, or set FIREFOX to its path.');
	process.exit(0);
}
const { address, stop } = await serve();
const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
let failed = 0;
/** @param {string} title @param {() => Promise<void>} check */
async function report(title, check) {
	try {
		await check();
		console.log(`ok      ${title}`);
	} catch (error) {
		failed += 1;
		console.log(`FAILED  ${title}\n${error instanceof Error ? error.stack : error}`);
	}
}
try {
	console.log(`${await browser.version()} at ${executablePath}`);
	for (const [title, journey] of journeys)
		await report(title, async () => {
			const context = await browser.createBrowserContext();
			const page = await context.newPage();
			await page.setViewport({ width: 1440, height: 900 });
			/** @type {string[]} */
			const errors = [];
			page.on('pageerror', (error) => errors.push(String(error)));
			page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
			await journey(page, address);
			assert.deepEqual(errors, []);
			await context.close();
		});
	await report('the model: forty lives end in the same worlds as in Node', async () => {
		const script = await modelScript();
		const page = await browser.newPage();
		assert.deepEqual(await page.evaluate(script), runInThisContext(script));
	});
} finally {
	await browser.close();
	stop();
}
process.exitCode = failed > 0 ? 1 : 0;

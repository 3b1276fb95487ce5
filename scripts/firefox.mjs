// the system's Firefox ESR by WebDriver BiDi (puppeteer-core). Playwright drives only its own patched Firefox.
// Run with the server up: BASE=http://127.0.0.1:3000 node scripts/firefox.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';

const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const browser = await puppeteer.launch({
	browser: 'firefox',
	executablePath: process.env.FIREFOX ?? execFileSync('which', ['firefox-esr'], { encoding: 'utf8' }).trim(),
	headless: true
});
try {
	const page = await browser.newPage(),
		errors = [];
	page.on('pageerror', (e) => errors.push(String(e)));
	const status = () => page.$eval('[role=status]', (e) => e.textContent);
	await page.goto(base + '/dnd');
	await page.waitForSelector('html[data-ready]');
	const a = await (await page.$('[data-testid=web]')).boundingBox(),
		b = await (await page.$('[data-testid=h3]')).boundingBox();
	await page.mouse.move(a.x + 20, a.y + 20);
	await page.mouse.down();
	await page.mouse.move(a.x + 60, a.y + 40, { steps: 4 });
	await page.mouse.move(b.x + 80, b.y + 150, { steps: 8 });
	await page.mouse.up();
	assert.equal(await status(), 'web moved to Host 3.');
	await page.$eval('[data-testid=ci]', (e) => e.focus()); // ElementHandle.focus() refuses SVG elements
	for (const key of ['Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
	assert.equal(await status(), 'ci moved to Host 3.');
	await page.goto(base + '/slides/what-is-a-vm');
	await page.waitForSelector('html[data-ready]');
	await page.keyboard.press('ArrowRight');
	assert.deepEqual(await page.$$eval('section[data-slide]', (s) => s.map((x) => x.hidden)), [true, false, true, true]);
	assert.deepEqual(errors, []);
	console.log(await browser.version(), 'ok');
} finally {
	await browser.close();
}

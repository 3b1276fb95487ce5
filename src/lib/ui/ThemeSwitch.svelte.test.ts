import './tokens.css';
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { chooseTheme } from './theme';
import ThemeSwitch from './ThemeSwitch.svelte';

const LIGHT = '#faf7f1';
const DARK = '#17181a';
const ground = () => getComputedStyle(document.documentElement).getPropertyValue('--bg').toLowerCase();
/** what the next page does before its first paint */
function nextPage(): Promise<void> {
	delete document.documentElement.dataset.theme;
	const script = document.createElement('script');
	script.src = '/theme.js';
	document.head.append(script);
	return new Promise((done, failed) => {
		script.onload = () => done();
		script.onerror = () => failed(new Error('theme.js is not served'));
	});
}

beforeEach(() => {
	chooseTheme('system');
	document.documentElement.dataset.ready = 'yes';
});

test('dark is applied at once, kept for the next visit, and taken back by System', async () => {
	const page = await render(ThemeSwitch);
	await page.getByRole('button', { name: 'Theme' }).click();
	await page.getByText('Dark').click();
	expect(ground()).toBe(DARK);
	await nextPage();
	expect(ground()).toBe(DARK);
	await page.getByText('System').click();
	await nextPage();
	expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('it shows the choice that was made on an earlier visit', async () => {
	chooseTheme('light');
	const page = await render(ThemeSwitch);
	await page.getByRole('button', { name: 'Theme' }).click();
	await expect.element(page.getByRole('radio', { name: 'Light' })).toBeChecked();
	expect(ground()).toBe(LIGHT);
});

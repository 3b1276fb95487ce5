import './tokens.css';
import app from '../../app.html?raw';
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { chooseTheme } from './theme';
import ThemeSwitch from './ThemeSwitch.svelte';

const LIGHT = '#faf7f1';
const DARK = '#17181a';
const ground = () => getComputedStyle(document.documentElement).getPropertyValue('--bg').toLowerCase();
/** what the next page does before its first paint: the script in app.html, run again */
function nextPage() {
	delete document.documentElement.dataset.theme;
	const script = document.createElement('script');
	script.text = /<script>([^]*?)<\/script>/.exec(app)?.[1] ?? '';
	document.head.append(script);
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
	nextPage();
	expect(ground()).toBe(DARK);
	await page.getByText('System').click();
	nextPage();
	expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('it shows the choice that was made on an earlier visit', async () => {
	chooseTheme('light');
	const page = await render(ThemeSwitch);
	await page.getByRole('button', { name: 'Theme' }).click();
	await expect.element(page.getByRole('radio', { name: 'Light' })).toBeChecked();
	expect(ground()).toBe(LIGHT);
});

// The folder of `npm run build:static`, hosted in a subfolder by a server that knows nothing of it.
import { expect, test, type Page } from '@playwright/test';

/** What the page could not load or was refused while `visit` ran. */
async function troubles(page: Page, visit: () => Promise<void>) {
	const found: string[] = [];
	page.on('console', (message) => message.type() === 'error' && found.push(message.text()));
	page.on('pageerror', (error) => found.push(error.message));
	page.on('response', (response) => response.status() >= 400 && found.push(`${response.status()} ${response.url()}`));
	await visit();
	return found;
}

for (const path of ['', 'learn/', 'learn/1-basics/', 'lab/'])
	test(`/${path} works in a subfolder @static`, async ({ page }) => {
		const found = await troubles(page, async () => {
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('data-ready');
		});
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(found).toEqual([]);
	});

test('from home through a lesson to the lab by links, and back by reloading @static', async ({ page, baseURL }) => {
	const found = await troubles(page, async () => {
		await page.goto('');
		await expect(page.locator('html')).toHaveAttribute('data-ready');
		const top = page.getByRole('banner');
		await top.getByRole('link', { name: 'Learn' }).click();
		await expect(page).toHaveURL(`${baseURL}learn/`);
		await page.getByRole('main').locator('a[href*="1-basics"]').first().click();
		await expect(page).toHaveURL(`${baseURL}learn/1-basics/`);
		await top.getByRole('link', { name: 'Lab' }).click();
		await expect(page).toHaveURL(new RegExp(`^${baseURL}lab`));
		await page.reload();
		await expect(page.locator('html')).toHaveAttribute('data-ready');
	});
	expect(found).toEqual([]);
});

test('an address without its closing slash finds the page @static', async ({ page, baseURL }) => {
	await page.goto('learn/1-basics');
	await expect(page).toHaveURL(`${baseURL}learn/1-basics/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

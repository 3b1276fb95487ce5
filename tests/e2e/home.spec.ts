// Home as a newcomer meets it: something to move at once, doors that lead somewhere, a theme that stays.
import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './pages/lab';

async function openAlive(page: Page) {
	await page.goto('/');
	await expect(page.locator('figure')).toHaveAttribute('aria-busy', 'false');
	await expect(page.getByRole('alert')).toHaveCount(0);
}

test('a guest is moved by the keyboard alone, watched, and taken back', async ({ page }) => {
	await openAlive(page);
	// the same rack, and so the same keys, as in the lab
	const rack = new LabPage(page);
	await rack.expectOn('ehr-app-01', 'Alder');
	await rack.carryByKeys('ehr-app-01', 'Birch');
	await expect(rack.status).toContainText('ehr-app-01');
	await rack.expectOn('ehr-app-01', 'Birch');
	const figure = page.getByRole('figure', { name: 'Two hosts and their guests' });
	await figure.getByRole('button', { name: 'Undo' }).press('Enter');
	await rack.expectOn('ehr-app-01', 'Alder');
});

for (const [door, address, title] of [
	['Learn', /\/learn$/, 'Learn'],
	['Lab', /\/lab(\?|#|$)/, "St Brigid's Hospital"]
] as const)
	test(`the door "${door}" leads where it says`, async ({ page }) => {
		await page.goto('/');
		await page.getByRole('list', { name: 'Ways in' }).getByRole('link', { name: door }).click();
		await expect(page).toHaveURL(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	});

test('a door without a room behind it says so, and is no link', async ({ page }) => {
	await page.goto('/');
	const door = page.getByRole('list', { name: 'Ways in' }).getByRole('listitem').filter({ hasText: 'Practice' });
	await expect(door).toContainText('In the works');
	await expect(door.getByRole('link')).toHaveCount(0);
});

test('a chosen theme holds over the system’s, on the next page and the next visit', async ({ page }) => {
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto('/');
	await page.locator('html[data-ready]').waitFor();
	const light = await paper();
	await page.getByRole('button', { name: 'Theme' }).click();
	await page.getByText('Dark', { exact: true }).click();
	await expect.poll(paper).not.toBe(light);
	const dark = await paper();
	await page.goto('/learn');
	expect(await paper()).toBe(dark);
	await page.reload();
	expect(await paper()).toBe(dark);
});

test('the first stop of the Tab key skips to the content', async ({ page }) => {
	await page.goto('/');
	await page.locator('html[data-ready]').waitFor();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
});

test('without scripts home shows its hosts and guests and says why they stand still @nojs', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	// one of the two drawings, for this width, and in its colors
	await expect(page.getByRole('listitem', { name: /^Alder, running/ })).toHaveCount(1);
	const tile = page.getByRole('button', { name: 'ehr-app-01, running on Alder' }).locator('..');
	await expect(tile).toBeVisible();
	const fills = await tile.locator('path').evaluateAll((paths) => [...new Set(paths.map((path) => getComputedStyle(path).fill))]);
	expect(fills).not.toContain('rgb(0, 0, 0)');
	await expect(page.locator('figure noscript p')).toContainText('this picture stands still');
	await expect(page.getByRole('button', { name: 'Theme' })).toBeHidden();
	await page.getByRole('list', { name: 'Ways in' }).getByRole('link', { name: 'Learn' }).click();
	await expect(page).toHaveURL(/\/learn$/);
});

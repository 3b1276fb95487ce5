// Consolidation as its readers go through it: eight servers on two hosts, a plug pulled without a spare, and with one.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

test('a learner predicts what is full first, pulls a plug, and finds that a spare host was worth it', async ({ page }) => {
	const lesson = new LessonPage(page);
	await lesson.open('fewer-boxes', '1-basics');
	const figure = await lesson.live('Eight servers, two hosts, and one to spare');
	const prediction = lesson.prediction('What runs out first?');
	await prediction.getByRole('radio', { name: 'Memory.' }).check();
	await prediction.getByRole('button', { name: 'Put all on two hosts' }).click();
	const news = figure.locator('.news');
	await expect(news).toHaveText('All eight are on two hosts: memory 93% full, cores 10% busy.');
	await figure.getByRole('button', { name: 'Pull the plug of Alder' }).click();
	await expect(news).toContainText('Cut off: 200 of 400 people, until somebody mends it.', { timeout: 60_000 });
	await figure.getByRole('button', { name: 'Plug Alder in again' }).click();
	await figure.getByText('Cedar', { exact: true }).first().click();
	await figure.getByRole('button', { name: 'Pull the plug of Alder' }).click();
	await expect(news).toContainText('All people are served again', { timeout: 60_000 });
	await expect(figure.getByRole('button', { name: /^app-01 on Cedar/ })).toBeVisible();
});

test('by keyboard: a server leaves its box for a host, and one that does not fit stays, with both numbers', async ({ page }) => {
	const lesson = new LessonPage(page);
	await lesson.open('fewer-boxes', '1-basics');
	const figure = await lesson.live('Eight servers, two hosts, and one to spare');
	for (const server of ['ctx-01', 'app-01', 'test-ehr']) {
		await figure.getByRole('combobox', { name: `Place of ${server}` }).selectOption('a');
	}
	await expect(figure.locator('.news')).toContainText('Alder can’t take test-ehr: it needs');
	await figure.getByRole('button', { name: /^test-ehr in its own box/ }).focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(figure.getByRole('button', { name: /^test-ehr on Birch/ })).toBeVisible();
});

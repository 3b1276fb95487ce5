// Sharing cores and memory, as the readers of chapter 3 go through it: one count on two charts, a guest made wider, and a host over its edge.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner guesses, and reads the same 2,000 ms on two charts', async () => {
	await lesson.open('one-count-two-charts', '3-server');
	const figure = await lesson.live('Cores in turns');
	const reading = figure.getByRole('region', { name: 'Ready time of ctx-01' });
	await expect(reading).toContainText('10%, bad');
	const prediction = lesson.prediction('Is that as bad?');
	await prediction.getByRole('radio', { name: /^As bad/ }).check();
	await prediction.getByRole('button', { name: 'Read it on both charts' }).click();
	await expect(reading).toContainText('2,000 of 300,000 ms for each vCPU: looks like 0.67%, good');
	await expect(prediction.getByText('The bars are equally tall.')).toBeVisible();
	await figure.getByRole('radiogroup', { name: 'Follow' }).getByText('db-01').click();
	await expect(figure.getByRole('region', { name: 'Ready time of db-01' })).toContainText('3,333 ms');
});

test('twice the vCPUs on a full host: shut down, powered on, and waiting twice as long', async ({ page }) => {
	await lesson.open('more-hardware-from-a-menu', '3-server');
	const figure = await lesson.live('Wider, and slower');
	const reading = figure.getByRole('region', { name: 'Ready time of ehr-app-01' });
	await expect(reading).toContainText('32.7%, bad');
	const prediction = lesson.prediction('What does its chart show?');
	await prediction.getByRole('radio', { name: 'Twice the work done.' }).check();
	await prediction.getByRole('button', { name: 'Double its vCPUs' }).click();
	await expect(reading).toContainText('65.7%, bad', { timeout: 30_000 });
	await figure.getByText('Why?').click();
	await expect(figure.getByText('ehr-app-01 is given 1.33 cores.', { exact: false })).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: 'ehr-app-01, running on Fir' }).first()).toBeVisible();
});

test('desktop after desktop, free memory says nothing until work takes longer', async () => {
	await lesson.open('more-hardware-from-a-menu', '3-server');
	const figure = await lesson.live('Wider, and slower');
	await figure.getByRole('radiogroup', { name: 'What is shared' }).getByText('Memory').click();
	const now = figure.getByRole('region', { name: 'Memory of Oak now' });
	await expect(now).toContainText('1.01×');
	const handle = figure.getByRole('slider', { name: 'Guests on Oak' });
	await handle.focus();
	for (let guest = 8; guest < 14; guest++) await handle.press('ArrowRight');
	await expect(handle).toHaveAttribute('aria-valuetext', '14 guests, 112 GB promised');
	await expect(now).toContainText('2.6×', { timeout: 40_000 });
	await expect(figure.getByText('4.2 GB free').first()).toBeVisible();
	await figure.getByRole('radiogroup', { name: 'Guest tools' }).getByText('Off').click();
	await expect(figure.getByText(/^Oak has paged/).first()).toBeVisible();
});

test('the figure is no wider than a phone @touch', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.open('one-count-two-charts', '3-server');
	const figure = await lesson.live('Cores in turns');
	await figure.getByRole('radiogroup', { name: 'What is shared' }).getByText('Memory').tap();
	await expect(figure.getByRole('slider', { name: 'Guests on Oak' })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

// Terminal services against virtualization, as its readers go through it: one crash on both sides, then three mixtures of both.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner guesses who is cut off, crashes both, heals both, and reads what the restart cost', async ({ page }) => {
	await lesson.open('sessions-or-guests-side-by-side');
	const figure = await lesson.live('Sessions or guests');
	const sessions = figure.getByRole('article', { name: 'Terminal services' });
	const guests = figure.getByRole('article', { name: 'A guest each' });
	const prediction = lesson.prediction('Who is cut off?').filter({ hasText: 'Elif' });
	await prediction.getByRole('radio', { name: 'All twelve, on both machines.' }).check();
	await prediction.getByRole('button', { name: 'Crash it on both' }).click();
	await expect(sessions).toContainText('12 of 12 cut off');
	await expect(guests).toContainText('1 of 12 cut off');
	await expect(prediction.getByText('Twelve names turn red on Alder')).toBeVisible();
	await figure.getByRole('button', { name: 'Heal both' }).click();
	await expect(sessions).toContainText('all 12 work', { timeout: 30_000 });
	await expect(sessions).toContainText(/User-minutes lost\s*12/);
	await expect(guests).toContainText(/User-minutes lost\s*1\s*$/);
	await figure.getByText('Why?').click();
	await expect(figure.getByText('A guest has a kernel of its own', { exact: false })).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: 'ctx-01, running on Alder' }).first()).toBeVisible();
});

test('more people find room in sessions than in guests', async () => {
	await lesson.open('sessions-or-guests-side-by-side');
	const figure = await lesson.live('Sessions or guests');
	const people = figure.getByRole('slider', { name: 'People' });
	await people.focus();
	for (let presses = 0; presses < 6; presses++) await people.press('ArrowRight');
	await expect(figure.getByRole('article', { name: 'Terminal services' })).toContainText('all 18 work');
	await expect(figure.getByRole('article', { name: 'A guest each' })).toContainText('3 of 18 have no guest');
});

test('in three mixtures the split saves people, the hypervisor alone does not', async ({ page }) => {
	await page.goto('/learn/4-end-user#three-mixtures');
	const figure = await lesson.live('Three mixtures');
	const metal = figure.getByRole('article', { name: '1. Sessions on metal' });
	const split = figure.getByRole('article', { name: '2. Sessions in guests' });
	const mixed = figure.getByRole('article', { name: '3. Sessions and desktops' });
	await figure.getByRole('button', { name: 'Crash it' }).click();
	await expect(metal).toContainText('12 of 12 cut off');
	await expect(split).toContainText('6 of 12 cut off');
	await expect(mixed).toContainText('1 of 12 cut off');
	await figure.getByRole('button', { name: 'Heal all' }).click();
	await expect(metal).toContainText('all 12 work', { timeout: 40_000 });
	await expect(metal).toContainText(/User-minutes lost\s*48/);
	const servers = figure.getByRole('slider', { name: 'Terminal servers in 2' });
	await servers.focus();
	await servers.press('ArrowLeft');
	await expect(split).toContainText('The same sessions in one guest');
	await figure.getByRole('button', { name: 'Crash it' }).click();
	await expect(split).toContainText('12 of 12 cut off');
});

test('the figure fits a phone, and a finger works it @touch', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.open('sessions-or-guests-side-by-side');
	const figure = await lesson.live('Sessions or guests');
	await figure.getByRole('button', { name: 'Infect one' }).tap();
	await expect(figure.getByRole('article', { name: 'Terminal services' })).toContainText('12 of 12 cut off');
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

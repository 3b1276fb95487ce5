// Virtual desktops as their readers go through them: a dead broker, a new version, a letter on C:, and a Monday morning on one array.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner kills the broker, publishes a version, and loses a letter, each after a guess', async ({ page }) => {
	await lesson.open('portal-broker-pool', '4-end-user');
	const figure = await lesson.live('A pool of desktops');
	const news = figure.getByRole('status');
	await expect(figure.getByRole('radio', { name: 'ward-005, version 1: Elif works on it' })).toBeVisible();

	const broker = lesson.prediction('when the broker dies');
	await broker.getByRole('radio', { name: 'Everybody: all desktops freeze.' }).check();
	await broker.getByRole('button', { name: 'Kill it, then sign somebody in' }).click();
	await expect(news).toContainText('Mara waits at the portal. 4 desktops stand ready, but nobody can assign one. 12 people work on');
	await figure.getByRole('button', { name: 'Restart the broker' }).click();
	await expect(news).toContainText('Mara works on ward-013', { timeout: 40_000 });

	const version = lesson.prediction('Who works on version 2 at 10:05?');
	await version.getByRole('radio', { name: 'Everybody.' }).check();
	await version.getByRole('button', { name: 'Publish version 2' }).click();
	await expect(figure.getByRole('radio', { name: /version 2: ready/ })).toHaveCount(4, { timeout: 40_000 });
	await expect(figure.getByRole('radio', { name: /version 1: .* works on it/ })).toHaveCount(13);

	const letter = lesson.prediction('Where is the letter?');
	await letter.getByRole('radio', { name: 'In her profile.' }).check();
	await letter.getByRole('button', { name: 'Save it, then sign out' }).click();
	await expect(news).toContainText('Elif has signed out.');
	await expect(news).toContainText('1 letter among it. The file share was not touched.');
	await letter.getByRole('button', { name: 'Why?' }).click();
	await expect(letter.getByText('It cannot tell a letter from a virus', { exact: false })).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page).toHaveURL(/\/lab(?:#s=.*)?$/);
});

test('a learner opens the doors on Monday, boots the desktops early, and sees what is written', async () => {
	await lesson.open('monday-7-58', '4-end-user');
	const figure = await lesson.live('Monday morning on one array');
	await expect(figure.getByText('Seen when the doors are open.').first()).toBeVisible();

	const worst = lesson.prediction('What fills the array in the worst minute?');
	await worst.getByRole('radio', { name: 'People at work.' }).check();
	await worst.getByRole('button', { name: 'Open the doors' }).click();
	await expect(figure.getByText('68% for booting', { exact: false }).first()).toBeVisible();
	await expect(figure.getByText('Longest wait, from the door to a desktop: 2 min 40 s.', { exact: false }).first()).toBeVisible();
	await figure.getByRole('button', { name: 'Go to the worst moment' }).click();
	await expect(figure.getByText('does 3,200 IOPS').first()).toBeVisible();

	const early = lesson.prediction('all desktops were booted by 7:30');
	await early.getByRole('radio', { name: 'Nothing.' }).check();
	await early.getByRole('button', { name: 'Boot them early' }).click();
	await expect(
		figure.getByText('Longest wait, from the door to a desktop: 34 s. Started when asked for: 2 min 40 s.', { exact: false }).first()
	).toBeVisible();
	await figure.getByText('Reads and writes', { exact: true }).click();
	await expect(figure.getByText('99% of what reaches the array are writes.', { exact: false }).first()).toBeVisible();

	await figure.getByRole('slider', { name: 'The array can do' }).fill('9600');
	await expect(figure.getByText('Nobody waits for it.', { exact: false }).first()).toBeVisible();
});

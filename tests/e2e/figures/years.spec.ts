// From 2010 to 2026: the names move, the words for mechanisms do not.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

test('a learner guesses what XenServer is called now, and finds its old name by sliding the year back', async ({ page }) => {
	const lesson = new LessonPage(page);
	await lesson.open('then-and-now', '3-server');
	const figure = lesson.figure('From 2010 to today');
	await figure.scrollIntoViewIfNeeded();
	await expect(figure.getByRole('status').first()).toContainText('At the end of 2010, 0 of 7 names differ');

	const guess = lesson.prediction('What is it called at the end of 2026?');
	await guess.getByRole('radio', { name: 'Citrix Hypervisor.' }).check();
	await guess.getByRole('button', { name: 'Go to 2026' }).click();
	await expect(figure.getByRole('status').first()).toContainText(
		'At the end of 2026, 1 of 7 names differ from those of the talk, 3 have another owner, and 1 are over. Of 8 words for mechanisms, none has changed.'
	);
	await figure.getByRole('slider', { name: 'Year' }).fill('2020');
	await expect(figure.getByText('Citrix Hypervisor', { exact: false }).first()).toBeVisible();
});

// Chapter 1 as its readers go through it: with hands on the figures, with the keyboard, without scripts, and on paper.
import { expect, test } from '@playwright/test';
import { LessonPage } from './pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a newcomer predicts, watches the move round by round, reads why, and takes it to the lab', async ({ page }) => {
	await lesson.open();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Introduction and basics');
	const figure = await lesson.live('Two hosts, five guests');
	const prediction = lesson.prediction('How long must they wait');
	await prediction.getByRole('radio', { name: 'About half a minute' }).check();
	await prediction.getByRole('button', { name: 'Move it and see' }).click();
	await expect(prediction.getByText('The first sends all 32 GB.')).toBeVisible();
	await expect(prediction.getByRole('radio', { name: 'Less than a second' })).toBeDisabled();
	await expect(figure.getByText(/^Round 1/)).toBeVisible();
	await expect(figure.getByText(/ehr-app-01 moved from Alder to Birch/)).toBeVisible({ timeout: 30_000 });
	await prediction.getByRole('button', { name: 'Why?' }).click();
	await expect(prediction.getByText('The server goes on working meanwhile', { exact: false })).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	// the lab takes the state out of the address as soon as it has opened it: what it shows is the proof
	await expect(page).toHaveURL(/\/lab(?:#s=.*)?$/);
	await expect(page.getByRole('button', { name: 'ehr-app-01, running on Birch' }).first()).toBeVisible();
});

test('a wrong answer is explained, and the answers are there after a reload', async ({ page }) => {
	await lesson.open('host');
	await lesson.answer(/unsaved note/, 'In the guest’s VMDK file.');
	await expect(lesson.question(/unsaved note/).getByText('The note has not reached the disk yet.')).toBeVisible();
	await lesson.answer(/unsaved note/, 'In the memory chips of the host.');
	await expect(lesson.question(/unsaved note/).getByText('vCenter manages hosts and guests.')).toBeVisible();
	await page.reload();
	await expect(lesson.question(/unsaved note/).getByRole('button', { name: 'Ask me again' })).toBeVisible();
});

test('a term is explained where it stands, and leads to the glossary and back', async ({ page }) => {
	await lesson.open();
	await lesson.section('Hypervisor').getByRole('button', { name: 'hypervisor', exact: true }).press('Enter');
	const card = page.getByRole('note', { name: 'Hypervisor' });
	await expect(card).toContainText('Software that divides one machine');
	await card.getByRole('link', { name: 'All terms' }).click();
	await expect(page).toHaveURL(/\/glossary#hypervisor$/);
	await page.getByRole('link', { name: 'Hypervisor: Read where it is taught', exact: true }).click();
	await expect(page).toHaveURL(/\/learn\/1-basics#hypervisor$/);
	await expect(lesson.section('Hypervisor')).toBeInViewport();
});

test('every section has an address, and the rail says where the reader is', async ({ page }) => {
	await lesson.open('core');
	await expect(lesson.section('Core')).toBeInViewport();
	const rail = page.getByRole('navigation', { name: 'Chapters' });
	await expect(rail.getByRole('link', { name: 'Core', exact: true })).toHaveAttribute('aria-current', 'location');
	await rail.getByRole('link', { name: 'Fewer boxes' }).click();
	await expect(rail.getByRole('link', { name: 'Fewer boxes' })).toHaveAttribute('aria-current', 'location');
	await lesson.section('Fewer boxes').getByRole('link', { name: 'Fewer boxes' }).click();
	await expect(page).toHaveURL(/#fewer-boxes$/);
});

test('the figure stays in view while the sections about it are read', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await lesson.open('one-machine-becomes-many');
	for (const title of ['Host', 'Core']) {
		await lesson.section(title).scrollIntoViewIfNeeded();
		await expect(lesson.figure('One machine becomes many')).toBeInViewport();
	}
	await lesson.section('What stayed with you?').scrollIntoViewIfNeeded();
	await expect(lesson.figure('One machine becomes many')).not.toBeInViewport();
});

test('the page is no wider than a phone @touch', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.open();
	for (const title of ['Two hosts, five guests', 'One machine becomes many', 'Five reasons, and what each costs']) await lesson.live(title);
	await lesson.figure('Nine cards, three places').getByRole('button', { name: 'Put all back' }).scrollIntoViewIfNeeded();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('without scripts the chapter is whole: pictures, answers with reasons, terms @nojs', async ({ page }) => {
	await lesson.open();
	const figure = lesson.figure('Two hosts, five guests');
	await expect(figure.locator('text').getByText('ehr-app-01').first()).toBeVisible();
	await expect(figure.getByText('A still picture. With JavaScript you can operate it.')).toBeVisible();
	await expect(lesson.section('Host').getByText('The note has not reached the disk yet.')).toBeVisible();
	await expect(
		lesson.section('Host').getByText('Memory holds what is happening; disks hold what has happened.', { exact: false })
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Check my answer' }).first()).toBeHidden();
	await page.getByRole('button', { name: 'hypervisor', exact: true }).first().click();
	await expect(page.getByRole('note', { name: 'Hypervisor' })).toBeVisible();
});

test('what the instructor says is not on the page', async ({ page }) => {
	await lesson.open();
	await expect(page.getByText('Ask for a show of hands')).toHaveCount(0);
	await expect(page.getByText('They are not on this page, but they are public.')).toBeVisible();
});

test('on paper the reasons stand below their options, and what only works on a screen is left out', async ({ page }) => {
	await lesson.open();
	await page.emulateMedia({ media: 'print' });
	await expect(lesson.section('Host').getByText('The note has not reached the disk yet.')).toBeVisible();
	await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
	await expect(page.getByRole('button', { name: 'Check my answer' }).first()).toBeHidden();
});

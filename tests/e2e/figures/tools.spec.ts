// Guest tools as their readers go through them: a button that can not work, packets that knock one by one, and memory taken blindly.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

const TITLE = 'Two twins, one with tools';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner guesses, sends eight packets, shuts both down, cuts the one that stays, and starts it again without tools', async () => {
	await lesson.open('tools-inside-the-guest', '2-core');
	const figure = await lesson.live(TITLE);
	const without = figure.getByRole('article', { name: 'ctx-01' });
	const with_ = figure.getByRole('article', { name: 'ctx-02' });
	await expect(without.getByRole('button', { name: 'Shut down' })).toHaveCount(0);
	const packets = lesson.prediction('Each twin sends eight packets in one go.');
	await packets.getByRole('radio', { name: 'Eight times or more without tools, once with them.' }).check();
	await packets.getByRole('button', { name: 'Send them' }).click();
	await expect(figure.getByText('ctx-01 enters the hypervisor 32 times and ctx-02 enters the hypervisor once.').first()).toBeVisible();
	const shutDown = lesson.prediction('You press “Shut down” for both twins.');
	await shutDown.getByRole('radio', { name: 'It shuts down too, only later.' }).check();
	await shutDown.getByRole('button', { name: 'Shut down both' }).click();
	await expect(with_).toContainText('Off, in order: it closed its files first.', { timeout: 20_000 });
	const gray = without.getByRole('button', { name: 'Shut down' });
	await expect(gray).toHaveAttribute('aria-disabled', 'true');
	await expect(gray).toHaveAccessibleDescription('Shut down: nobody inside to ask. Only the plug is left.');
	await without.getByRole('button', { name: 'Power off' }).click();
	await expect(without).toContainText('Power cut: what was only in memory is lost.');
	await without.getByRole('button', { name: 'Power on' }).click();
	await expect(without).toContainText('It boots without tools');
	await expect(without).toContainText('boots and runs without them', { timeout: 20_000 });
});

test('memory is asked for by a balloon, or paged; with both twins as at the start, whatever was pressed before', async ({ page }) => {
	await lesson.open('a-balloon-makes-no-memory', '2-core');
	const figure = await lesson.live(TITLE);
	const [without, with_] = [figure.getByRole('article', { name: 'ctx-01' }), figure.getByRole('article', { name: 'ctx-02' })];
	await figure.getByRole('button', { name: 'Hang both systems' }).click();
	await expect(with_).toContainText('stopped: the console gives alarm');
	const prediction = lesson.prediction('The host wants 4 GB back from each twin.');
	await prediction.getByRole('radio', { name: 'It writes pages of its own choice to disk.' }).check();
	await prediction.getByRole('button', { name: 'Take memory back' }).click();
	await expect(without).toContainText('4 GB paged, blindly');
	await expect(with_).toContainText('4 GB by its balloon, nothing paged', { timeout: 20_000 });
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: /^ctx-01, running/ }).first()).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });
	test('the twins stand below each other, nothing scrolls sideways, and the keyboard suffices', async ({ page }) => {
		await lesson.open('tools-inside-the-guest', '2-core');
		const figure = await lesson.live(TITLE);
		const tools = figure.getByRole('switch', { name: 'Guest tools in ctx-01' });
		await tools.focus();
		await page.keyboard.press('Space');
		await expect(tools).toHaveAttribute('aria-checked', 'true');
		await figure.getByRole('button', { name: 'Shut down both' }).focus();
		await page.keyboard.press('Enter');
		await expect(figure.getByText('ctx-01 shuts down in order. ctx-02 shuts down in order.').first()).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
	});
});

// Live migration as its readers go through it: two moves side by side, a prediction that locks, and a move that never ends.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner doubles the memory, sees the pause stay below its limit, and takes both guests to the lab', async ({ page }) => {
	await lesson.open('moving-a-running-guest', '3-server');
	const figure = await lesson.live('Two runners on one wire');
	const once = figure.getByRole('region', { name: 'A. 24 GB of memory' });
	const twice = figure.getByRole('region', { name: 'C. 48 GB of memory' });
	await expect(once).toContainText('Not started');
	const prediction = lesson.prediction('What happens to the pause?');
	await prediction.getByRole('radio', { name: 'It doubles.' }).check();
	await prediction.getByRole('button', { name: 'Double its memory' }).click();
	await expect(once).toContainText(/Round [123]/);
	await expect(twice).toContainText('110 ms pause', { timeout: 40_000 });
	await expect(once).toContainText('220 ms pause');
	await expect(twice).toContainText(/The rule allows\s*330 ms/);
	await figure.getByText('Why?').click();
	await expect(figure.getByText(/The pause does not follow/)).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: 'ehr-app-03, running on Dogwood' }).first()).toBeVisible();
});

test('a move at the speed of the wire never ends; the diamonds lock, the gap is told, and a way out keeps its word', async () => {
	await lesson.open('when-a-move-never-ends', '3-server');
	const figure = await lesson.live('A guest as fast as the wire');
	const b = figure.getByRole('region', { name: 'B. It rewrites as fast as the wire carries' });
	const end = figure.getByRole('slider', { name: 'ehr-app-02: when will it have arrived?' });
	await end.focus();
	for (let press = 0; press < 80; press++) await end.press('ArrowRight');
	await expect(end).toHaveAttribute('aria-valuetext', '40 s');
	const prediction = lesson.prediction('How does the move end?');
	await prediction.getByRole('radio', { name: 'It does not end.' }).check();
	await prediction.getByRole('button', { name: 'Start the move' }).click();
	await expect(end).toHaveCount(0);
	await expect(b).toContainText('No total', { timeout: 40_000 });
	await expect(b).toContainText('You said 40 s. It never arrives.');
	await figure.getByRole('button', { name: /^Post-copy 37 ms/ }).click();
	await expect(figure.getByRole('radio', { name: 'Post-copy' })).toBeChecked();
	await expect(figure.getByRole('button', { name: 'Move both' })).toBeFocused();
	await figure.getByRole('button', { name: 'Move both' }).click();
	await expect(b).toContainText('Arrived after', { timeout: 40_000 });
	await expect(b).toContainText('37 ms pause');
});

test('a disk inside its host goes along, and without it the move is refused', async () => {
	await lesson.open('moving-a-running-guest', '3-server');
	const figure = await lesson.live('Two runners on one wire');
	await figure.getByText('Why shared storage', { exact: true }).click();
	const local = figure.getByRole('region', { name: 'Disk inside its host' });
	await expect(local).toContainText('Dogwood does not see cedar-local');
	await figure.getByRole('button', { name: 'Move both' }).click();
	await expect(figure.getByRole('region', { name: 'Disk on storage that both hosts reach' })).toContainText('26.2 GB sent', {
		timeout: 40_000
	});
	await expect(local).toContainText('Copying its disk');
});

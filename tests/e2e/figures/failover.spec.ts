// High availability as its readers go through it: the seconds of an outage, slots, silence, and the volume under all of it.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner guesses when the first people are back, kills the host, reads the seconds, and takes the outage to the lab', async ({
	page
}) => {
	await lesson.open('restarted-not-moved', '3-server');
	const figure = await lesson.live('The failover clock');
	await expect(figure.getByRole('heading', { name: 'A host dies. When does each person work again?' })).toBeVisible();
	const prediction = lesson.prediction('When is the first of its users served again?');
	await prediction.getByRole('radio').first().check();
	await prediction.getByRole('button', { name: 'Kill Cedar' }).click();
	await expect(figure.getByRole('heading', { name: 'The first people were back after 1 min 20 s, the last after 2 min 20 s' })).toBeVisible(
		{
			timeout: 40_000
		}
	);
	await figure.getByText('Why?').click();
	await expect(figure.getByText(/Booting takes 1 min of 1 min 20 s: 75%/)).toBeVisible();
	// Cedar is lost: another setting begins anew, and shows at once what would be
	await figure.getByText('All at once', { exact: true }).click();
	await expect(figure.getByRole('button', { name: 'Kill Cedar' })).toBeVisible();
	await expect(figure.getByRole('heading', { name: '1 min 20 s until the first people are back, 1 min 20 s until all are' })).toBeVisible();
	await figure.getByRole('button', { name: 'Kill Cedar' }).click();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: /^ehr-app-02, (?:crashed|starting) on/ }).first()).toBeVisible();
});

test('one giant reservation makes every slot giant: refused, made smaller, and a slot is filled', async () => {
	await lesson.open('room-to-land', '3-server');
	const figure = await lesson.live('Slots on three hosts');
	const prediction = lesson.prediction('now asks for all of its 16 GB');
	await prediction.getByRole('radio', { name: 'It is refused.' }).check();
	await prediction.getByRole('button', { name: 'Reserve 16 GB' }).click();
	await expect(figure.getByText(/With 4 GHz and 16 GB for ehr-db-01.*2 \+ 2 = 4 slots would have to hold 6 guests/).first()).toBeVisible();
	await figure.getByRole('button', { name: 'go back to 4 GHz and 8 GB' }).click();
	const memory = figure.getByRole('slider', { name: 'ehr-db-01: memory reserved' });
	await memory.focus();
	for (let presses = 0; presses < 4; presses++) await memory.press('ArrowRight');
	await expect(figure.getByRole('button', { name: 'Power on test-01', exact: true })).toHaveAttribute('aria-disabled', 'true');
	await figure.getByRole('button', { name: 'lower the reservation of ehr-db-01 to 4 GHz and 9 GB' }).click();
	await figure.getByRole('button', { name: 'Power on test-01', exact: true }).click();
	await expect(figure.getByText(/^7 guests are on\. Free slots: 1\./).first()).toBeVisible();
});

test('silence: the living host holds its locks; without them two servers write one disk', async () => {
	await lesson.open('isolated-or-dead', '3-server');
	const figure = lesson.figure('Silence has two causes');
	await figure.scrollIntoViewIfNeeded();
	await expect(figure.getByRole('button', { name: 'Start over' })).toBeVisible();
	const prediction = lesson.prediction('Does Birch start them a second time?');
	await prediction.getByRole('radio', { name: 'No.', exact: true }).check();
	await prediction.getByRole('button', { name: 'Pull the cable' }).click();
	await expect(figure.getByRole('article', { name: 'Isolated, guests left on' })).toContainText('Storage tells Birch that Cedar lives');
	await figure.getByText('vSphere 4', { exact: true }).click();
	await figure.getByText('Off, what if', { exact: true }).click();
	const seconds = figure.getByRole('slider', { name: 'Seconds of silence' });
	await seconds.focus();
	await seconds.press('End');
	const without = figure.getByRole('article', { name: 'What if there were no locks?' });
	await expect(without).toContainText('Two servers write one disk');
	await expect(without).toContainText('0 people cut off');
});

test('one volume: it fails, and the guests of three sound hosts stop', async () => {
	await lesson.open('one-volume-many-hosts', '3-server');
	const figure = await lesson.live('One volume, three hosts');
	const prediction = lesson.prediction('The volume fails. Whose users are cut off?');
	await prediction.getByRole('radio', { name: 'Everybody’s, on all three.' }).check();
	await prediction.getByRole('button', { name: 'Fail the volume' }).click();
	for (const guest of ['ehr-db-01', 'hl7-01', 'ehr-app-02'])
		await expect(
			figure
				.getByRole('listitem')
				.filter({ hasText: `${guest} stays off` })
				.first()
		).toBeVisible({ timeout: 30_000 });
	await figure.getByRole('button', { name: 'Begin anew with san-01 whole' }).click();
	await figure.getByRole('button', { name: 'Kill Cedar' }).click();
	await expect(figure.getByRole('listitem').filter({ hasText: 'fax-01 stays off: no host reaches all its disks' }).first()).toBeVisible({
		timeout: 40_000
	});
});

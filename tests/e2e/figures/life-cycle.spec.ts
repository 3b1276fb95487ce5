// A guest's life as its readers go through it: a record removed, a pause that frees nothing, and one command with two meanings.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner predicts what Remove from Inventory leaves, sees the files of nobody, and makes the guest anew', async () => {
	await lesson.open('making-and-removing-guests', '3-server');
	const figure = await lesson.live('A guest’s life');
	const prediction = lesson.prediction('What happens to its disk?');
	await prediction.getByRole('radio', { name: 'It stays on the datastore.' }).check();
	await prediction.getByRole('button', { name: 'Remove it from the inventory' }).click();
	await expect(figure.getByRole('status')).toContainText('Its files are still on san-01: 60 GB, of no guest.');
	await expect(figure.getByText('60 GB on san-01, of no guest', { exact: true })).toBeVisible();
	await figure.getByRole('button', { name: 'New Virtual Machine…' }).click();
	await expect(figure.getByRole('button', { name: 'Off: test-ehr is here.' })).toBeVisible();
});

test('pause gives nothing back; saved, the guest leaves its memory; and Suspend-VM means another thing in vSphere', async () => {
	await lesson.open('off-paused-saved', '3-server');
	const figure = await lesson.live('The same guest, paused and suspended');
	const prediction = lesson.prediction('How much memory does that give back?');
	await prediction.getByRole('radio', { name: 'None.' }).check();
	await prediction.getByRole('button', { name: 'Pause it' }).click();
	await expect(figure.getByText(/test-ehr: Paused\. Holds memory and disk, no processor\. Alder: 13\.9 GB of 32 GB free/)).toBeVisible();
	await figure.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(figure.getByText(/test-ehr: Saved\. .* Alder: 30 GB of 32 GB free/)).toBeVisible({ timeout: 40_000 });
	await figure.getByRole('button', { name: 'Start over' }).click();
	await figure.getByText('vSphere', { exact: true }).click();
	await figure.getByRole('button', { name: 'Run Suspend-VM' }).click();
	await expect(figure.getByRole('button', { name: /^suspending: test-ehr is here/ })).toBeVisible();
});

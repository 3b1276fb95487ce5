// Virtual disks in chapters 2 and 3: what the guest deletes its file keeps, a snapshot is no copy, and a linked clone dies with its parent.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner deletes files and the file stays, then pays a block for a note', async () => {
	await lesson.open('a-disk-that-is-a-file', '2-core');
	const figure = await lesson.live('A disk under the microscope');
	const guess = lesson.prediction('Now it deletes them all.');
	await guess.getByRole('radio', { name: 'It shrinks by as much.' }).check();
	await guess.getByRole('button', { name: 'Delete the files' }).click();
	await expect(guess.getByText('No square turns empty again, in either file.')).toBeVisible();
	await expect(figure.getByRole('heading', { name: 'VHD keeps 6,295,552 B' })).toBeVisible();
	await expect(figure.getByRole('heading', { name: 'VMDK keeps 393,216 B' })).toBeVisible();

	const formats = await lesson.live('Two formats, the same writes');
	const note = lesson.prediction('the first thing ever written to a dynamic VHD');
	await note.getByRole('radio', { name: 'By 4 KiB.' }).check();
	await note.getByRole('button', { name: 'Write 4 KiB' }).click();
	// two footers, a header, a table of 32 entries, and one block with its bitmap
	await expect(formats.getByRole('heading', { name: 'VHD keeps 2,100,224 B' })).toBeVisible();
	await expect(note.getByText('2,100,224 bytes', { exact: false }).first()).toBeVisible();
});

test('a deleted snapshot loses nothing, and the disk goes to the lab as it is', async ({ page }) => {
	await lesson.open('a-point-to-return-to', '3-server');
	const figure = await lesson.live('Marks, deltas and three verbs');
	const noon = lesson.prediction('At noon all is well, and you delete the snapshot.');
	await noon.getByRole('radio', { name: 'All there.' }).check();
	await noon.getByRole('button', { name: 'Delete the snapshot' }).click();
	await expect(noon.getByText('the same to the byte before and after', { exact: false })).toBeVisible();
	await expect(figure.getByText('128 KB freed. It reads one file again.', { exact: false }).first()).toBeVisible();
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page.getByRole('button', { name: /^results-01,/ }).first()).toBeVisible();
});

test('the parent goes, and with it every clone that reads through it', async () => {
	await lesson.open('copies-of-a-guest', '3-server');
	const figure = await lesson.live('One parent, two children');
	const size = lesson.prediction('You make a linked clone of it.');
	await size.getByRole('radio', { name: '64 MB.' }).check();
	await size.getByRole('button', { name: 'Make a linked clone' }).click();
	await expect(figure.getByText(/^train-linked is there and off\./).first()).toBeVisible();
	await figure.getByRole('button', { name: 'Delete its file' }).click();
	await expect(figure.getByText('train-linked is not opened.', { exact: false }).first()).toBeVisible();
});

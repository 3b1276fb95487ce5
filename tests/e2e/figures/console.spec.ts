// The console as its readers use it: they take it away and nothing stops, they order nine moves, and one word means two things.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

/** predicts, and lets the figure perform it; a section far from the reader comes to life only once she is there */
const predict = (question: string, option: string | RegExp, run: string) =>
	expect(async () => {
		const form = lesson.prediction(question);
		await form.scrollIntoViewIfNeeded();
		await form.getByRole('radio', { name: option }).check({ timeout: 2000 });
		await form.getByRole('button', { name: run }).click({ timeout: 2000 });
		await expect(form.getByRole('button', { name: 'Why?' })).toBeVisible({ timeout: 2000 });
	}).toPass({ timeout: 30_000 });

test('the management server loses power: the console is blind, everybody works, and it is started at its host again', async () => {
	await lesson.open('one-console-many-hosts', '3-server');
	const figure = await lesson.live('A small datacenter and its console');
	const room = figure.getByRole('group', { name: /^In the server room/ });
	await predict('What do the clinicians notice?', 'Nothing.', 'Cut its power');
	await expect(figure.getByText('no connection', { exact: true })).toBeVisible();
	await expect(figure.getByRole('tree')).toHaveCount(0);
	await expect(room).toContainText('14 of 16 guests run, 300 of 300 people can work');
	await figure.getByRole('button', { name: 'Sign in to Birch itself and start mgmt-01' }).click();
	await expect(figure.getByRole('tree', { name: 'Inventory' })).toBeVisible({ timeout: 40_000 });
	await expect(room).toContainText('15 of 16 guests run');
});

test('XenCenter closes and the pool goes on; nine moves are ordered and one waits; SCVMM stops and a dead node is restarted', async () => {
	await lesson.open('xenserver-and-xencenter', '3-server');
	const figure = await lesson.live('Three consoles over one estate');
	const room = figure.getByRole('group', { name: /^In the server room/ });
	const tasks = figure.getByRole('table', { name: 'Tasks' });

	await predict('What happens in the pool?', 'Nothing.', 'Close XenCenter');
	await expect(figure.getByRole('button', { name: 'Open XenCenter again' })).toBeVisible();
	await expect(room).toContainText('300 of 300 people can work');

	await predict('You select nine guests', /of the nine go, and one waits its turn/, 'Move nine guests');
	await expect(tasks.getByRole('row').filter({ hasText: 'vMotion' })).toHaveCount(9);
	await expect(tasks.getByRole('row').filter({ hasText: 'stood still' })).toHaveCount(9, { timeout: 40_000 });

	await predict('SCVMM is down for an update', 'They restart on the other hosts.', 'Stop SCVMM, then kill a host');
	await expect(figure.getByText(/^VMM console has no connection to SCVMM server on mgmt-01/).first()).toBeVisible();
	await expect(room).toContainText('300 of 300 people can work', { timeout: 60_000 });
	await expect(room.getByText('failed')).toBeVisible();
});

test('Power Off is looked up in three consoles, and the trap is told', async () => {
	await lesson.open('hyper-v-and-system-center', '3-server');
	const figure = await lesson.live('Three consoles over one estate');
	await figure.getByRole('treeitem', { name: 'ctx-02' }).click();
	await figure.getByRole('button', { name: 'Turn Off' }).click();
	const words = figure.getByRole('group', { name: 'In three consoles:' });
	await expect(words).toContainText('Stop-VM -VM ctx-02');
	await expect(words).toContainText('In Hyper-V it asks the guest to shut down.');
	await figure.getByText('Citrix', { exact: true }).first().click();
	await expect(figure.getByRole('button', { name: 'Force Shut Down' })).toBeVisible();
});

// Five ways to one program as their readers go through them: a cable is pulled, a package is cut half-way, two versions quarrel, a line is cut.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner pulls the cable of a session, and finds the chart again', async () => {
	await lesson.open('a-program-in-a-session', '4-end-user');
	const figure = await lesson.live('A session and a desktop');
	await expect(figure.getByRole('listitem')).toHaveCount(2);

	const cut = lesson.prediction('Somebody pulls her PC’s network cable');
	await cut.getByRole('radio', { name: 'It stays open on the server.' }).check();
	await cut.getByRole('button', { name: 'Pull the cable' }).click();
	await expect(figure.getByText('The network is cut. 0 of 2 can be used at the desk.', { exact: false }).first()).toBeVisible();
	await expect(figure.getByText('The session and its open chart wait for Elif.', { exact: false }).first()).toBeVisible();
	await figure.getByRole('button', { name: 'Mend the network' }).click();
	await expect(figure.getByText('2 of 2 can be used at the desk. 2 of 2 can open a chart.', { exact: false }).first()).toBeVisible();
});

test('a learner cuts a package half-way, then a complete one, and ends the quarrel of two versions', async () => {
	await lesson.open('a-program-in-pieces', '4-end-user');
	const figure = await lesson.live('Five ways to one program');
	const streamed = figure.getByRole('listitem').filter({ hasText: 'Streamed package' });

	await figure.getByText('New: nothing has').click();
	await figure.getByRole('button', { name: 'Start: Streamed package' }).click();
	await expect(streamed.getByText('The rest comes meanwhile.', { exact: false })).toBeVisible({ timeout: 20_000 });
	await figure.getByRole('button', { name: 'Cut the network' }).click();
	await expect(streamed.getByText('A piece of it is missing, and it stopped.')).toBeVisible();

	const complete = lesson.prediction('The package has been complete for an hour');
	await complete.getByRole('radio', { name: 'It runs on.' }).check();
	await complete.getByRole('button', { name: 'Cut the network' }).click();
	await expect(streamed.getByText('without its server, for 30 days at most', { exact: false })).toBeVisible();

	const both = lesson.prediction('Both programs are installed on one PC');
	await both.getByRole('radio', { name: 'Both work: Windows keeps both versions.' }).check();
	await both.getByRole('button', { name: 'Install both' }).click();
	await expect(figure.getByText('Fails: it finds version 8', { exact: true })).toBeVisible();
	await figure.getByRole('radiogroup', { name: 'EHR client is' }).getByText('Packaged').click();
	await expect(figure.getByRole('status').filter({ hasText: 'Both work.' })).toBeVisible();
});

test('at the remote clinic the line is cut: three programs run, and no chart opens', async () => {
	await lesson.open('when-the-line-is-cut', '5-ehr');
	const figure = await lesson.live('Five ways, one cut');
	const cut = lesson.prediction('Its line is cut.');
	await cut.getByRole('radio', { name: 'In three: those whose code runs on the PC.' }).check();
	await cut.getByRole('button', { name: 'Cut the line' }).click();
	await expect(figure.getByText('3 of 5 can be used at the desk. 0 of 5 can open a chart.', { exact: false }).first()).toBeVisible();
	await expect(figure.getByText('Frozen picture', { exact: true })).toHaveCount(2);
});

// The EHR clinic as its readers go through it: one server after the other stops, the rule is lifted, and a thin line fills.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

const TITLE = 'Eight roles in one clinic';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner stops the engine and the database, lifts the rule, and runs the same fault again', async ({ page }) => {
	await lesson.open('eight-roles-one-record', '5-ehr');
	const figure = await lesson.live(TITLE);
	await expect(figure.getByRole('row', { name: /Break: Database 400 45 min/ })).toBeVisible();

	const engine = lesson.prediction('At 10:44 the interface engine stops.');
	await engine.getByRole('radio', { name: 'All 400: everything passes through it.' }).check();
	await engine.getByRole('button', { name: 'Stop the interface engine' }).click();
	await expect(figure.getByText('interface-server failed, and nobody is cut off.', { exact: false }).first()).toBeVisible();
	await expect(figure.getByText(/results wait/).first()).toBeVisible();
	await expect(engine.getByText('after 15 minutes, 180 results wait', { exact: false })).toBeVisible();

	const price = lesson.prediction('The database stops with its physical server');
	await price.getByRole('radio', { name: 'Also 45 minutes: the same part broke.' }).check();
	await price.getByRole('button', { name: 'Stop the database' }).click();
	await expect(figure.getByText('of 400 cut off').first()).toBeVisible();
	await expect(figure.getByText(/18,000 by the end/).first()).toBeVisible();
	await expect(figure.getByText(/the same fault would cost 533, in 1 min 20 s/).first()).toBeVisible();
	await expect(figure.getByText('Every host below runs, and nobody can work.').first()).toBeVisible();

	await figure.getByRole('button', { name: 'Make all whole again' }).click();
	await figure.getByRole('button', { name: 'Lift the rule, as a what-if' }).click();
	await figure.getByRole('button', { name: 'ehr-db-01, running on db-server' }).press('Enter');
	await figure.getByRole('button', { name: 'Move to…' }).click();
	await page.getByRole('dialog', { name: 'Move ehr-db-01' }).getByRole('button', { name: 'Put it on Cedar' }).click();
	await expect(figure.getByRole('button', { name: 'ehr-db-01, running on Cedar' })).toBeVisible();
	await expect(figure.getByText(/Losing a host cuts off up to 400/).first()).toBeVisible();
	await figure.getByRole('button', { name: 'Break: Database' }).click();
	await expect(figure.getByText(/On a server of its own the same fault would cost 18,000, in 45 min/).first()).toBeVisible();
	await expect(figure.getByText('533 user-minutes in all.').first()).toBeVisible({ timeout: 40_000 });
});

test('a learner tries to move the fax server, doubles a power cord, and stops the one door', async () => {
	await lesson.open('three-servers-stay-on-metal', '5-ehr');
	const figure = await lesson.live(TITLE);

	const fax = lesson.prediction('the fax server runs as a guest on Cedar');
	await fax.getByRole('radio', { name: 'It moves, and a call or two drops.' }).check();
	await fax.getByRole('button', { name: 'Try to move it' }).click();
	await expect(figure.getByText('fax-01 stays on Cedar.').first()).toBeVisible();
	await expect(figure.getByText(/it holds the fax card of Cedar/).first()).toBeVisible();

	const webs = lesson.prediction('both guests, both on Alder');
	await webs.getByRole('radio', { name: 'Pages, more slowly: one web server is left.' }).check();
	await webs.getByRole('button', { name: 'Fail the host' }).click();
	await expect(figure.getByText(/Alder failed\. 400 people were cut off for 1 min 20 s\./).first()).toBeVisible({ timeout: 40_000 });

	const door = lesson.prediction('one load balancer. The load balancer stops.');
	await door.getByRole('radio', { name: 'None: three web servers are running.' }).check();
	await door.getByRole('button', { name: 'Stop the load balancer' }).click();
	await expect(figure.getByText(/lb-01 crashed\. 400 people were cut off for 1 min 30 s\./).first()).toBeVisible({ timeout: 40_000 });
	await figure.getByText('A pair', { exact: true }).click();
	await figure.getByRole('button', { name: 'Break: Load balancer' }).click();
	await expect(figure.getByText('lb-01 crashed, and nobody is cut off.', { exact: false }).first()).toBeVisible();
});

test('40 people sign in over a thin line, and 30 get through', async () => {
	await lesson.open('from-anywhere-over-a-line', '5-ehr');
	const figure = await lesson.live('The line to the remote clinic');
	const thin = lesson.prediction('A remote clinic with 40 people has a line of 1.5 Mbit/s.');
	await thin.getByRole('radio', { name: 'All 40 work: text needs little.' }).check();
	await thin.getByRole('button', { name: 'Let them sign in' }).click();
	await expect(figure.getByText('30 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
	await expect(thin.getByText('The line is full at 30 sessions', { exact: false })).toBeVisible();
	await figure.getByRole('button', { name: 'Cut the line' }).click();
	await expect(figure.getByText('0 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
});

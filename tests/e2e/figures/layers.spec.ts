// The layers as their readers go through them: an instruction that meets nobody, a dom0 that hangs, a write through three hypervisors.
import { expect, test } from '@playwright/test';
import { LessonPage } from '../pages/lesson';

let lesson: LessonPage;
test.beforeEach(({ page }) => {
	lesson = new LessonPage(page);
});

test('a learner guesses about an addition, follows a disk write, and hangs dom0', async () => {
	await lesson.open('where-the-hypervisor-stands', '2-core');
	const figure = await lesson.live('One request, two places');
	const news = figure.getByRole('status');
	await expect(news).toContainText('Stop 4 of 11. Bare metal (type 1): Doorbell: VMkernel is entered.');
	// nothing is told before the guess
	await expect(figure.getByText('The sum comes with the last stop.').first()).toBeVisible();

	const addition = lesson.prediction('one ordinary instruction, an addition');
	await addition.getByRole('radio', { name: 'Once on bare metal, twice when hosted.' }).check();
	await addition.getByRole('button', { name: 'Send it' }).click();
	await expect(news).toContainText('Stop 2 of 2. Bare metal (type 1): The core does it. Crossings so far: 0.');
	await expect(figure.getByText('Nothing to cross').first()).toBeVisible();

	await figure.getByRole('radiogroup', { name: 'Send' }).getByText('Disk write').click();
	for (let stop = 2; stop <= 11; stop++) await figure.getByRole('button', { name: 'On to the next stop' }).click();
	await expect(news).toContainText('Crossings so far: 2.');
	await expect(news).toContainText('Hosted (type 2): Windows Server is told, and EHR goes on. Crossings so far: 4.');

	const dom0 = lesson.prediction('On a Xen host, dom0 hangs.');
	await dom0.getByRole('radio', { name: 'It goes on computing' }).check();
	await dom0.getByRole('button', { name: 'Hang dom0' }).click();
	await expect(news).toContainText('Xen: It never gets here. Crossings so far: 1.');
	await expect(
		figure.getByText('Every guest computes on, without disk and network: 80 people are cut off.', { exact: true }).first()
	).toBeVisible();
});

test('a learner finds the hypervisor that is entered least, and takes the tools away', async ({ page }) => {
	await lesson.open('one-write-three-routes', '2-core');
	const figure = await lesson.live('One write, three routes');
	const news = figure.getByRole('status');
	const fewest = lesson.prediction('Which hypervisor is entered least often');
	await fewest.getByRole('radio', { name: 'ESX: its driver sits inside.' }).check();
	await fewest.getByRole('button', { name: 'Step it to the end' }).click();
	await expect(news).toContainText(
		'VMware ESX: Windows Server is told, and EHR goes on. Crossings so far: 2. Xen: Linux is told, and EHR goes on. Crossings so far: 5.'
	);

	await figure.getByRole('radiogroup', { name: 'Guest tools' }).getByText('Off').click();
	await expect(figure.getByRole('row', { name: /^Disk write tools off 53/ })).toHaveAttribute('aria-current', 'true');
	await figure.getByRole('button', { name: 'On to the next stop' }).click();
	await expect(news).toContainText('Hyper-V: 3 registers to read, each there and back; EHR goes on. Crossings so far: 53.');
	await figure.getByRole('link', { name: 'Open in the lab' }).click();
	await expect(page).toHaveURL(/\/lab(?:#s=.*)?$/);
	await expect(page.getByRole('button', { name: 'ehr-app-02, running on ESX server' }).first()).toBeVisible();
});

test('on a phone the stacks take turns, and the page is no wider @touch', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lesson.open('one-write-three-routes', '2-core');
	const figure = await lesson.live('One write, three routes');
	await expect(figure.getByRole('article', { name: 'Hyper-V' })).toBeVisible();
	await figure.getByRole('radiogroup', { name: 'Stack' }).getByText('Xen').click();
	await expect(figure.getByRole('article', { name: 'Xen' })).toBeVisible();
	await expect(figure.getByRole('article', { name: 'Hyper-V' })).toBeHidden();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

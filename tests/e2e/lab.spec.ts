// A person's whole way through the lab: a running server moves, by every hand; it is undone, shared, saved, and nothing breaks by bad input.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { LabPage } from './pages/lab';

let lab: LabPage;
test.beforeEach(({ page }) => {
	lab = new LabPage(page);
});

test('a running server is dragged to another host, its rounds are watched, and the move is taken back', async ({ page }) => {
	await lab.open();
	await lab.expectOn('ehr-app-01', 'Alder');
	await lab.drag('ehr-app-01', 'Birch');
	await expect(lab.status).toContainText('ehr-app-01 is on its way to Birch');
	await lab.select('ehr-app-01');
	await expect(lab.details).toContainText('round 1');
	await page.getByRole('button', { name: 'Step to the next event' }).click();
	await expect(lab.details).toContainText('round 2');
	await expect(lab.details).toContainText(/Round 1\s*24 GB/);
	await lab.speed('10×');
	await page.getByRole('button', { name: 'Play', exact: true }).click();
	await lab.expectOn('ehr-app-01', 'Birch');
	await expect(page.getByRole('region', { name: 'Events' })).toContainText('Birch');
	await expect(lab.undoButton).toHaveText(/Undo: Move ehr-app-01 to Birch/);
	await lab.undoButton.click();
	await lab.expectOn('ehr-app-01', 'Alder');
	await page.keyboard.press('Control+Shift+Z');
	await lab.expectOn('ehr-app-01', 'Birch');
});

test('the same move by keyboard alone', async ({ page }) => {
	await lab.open();
	await lab.carryByKeys('ehr-app-01', 'Birch');
	await expect(lab.status).toContainText('on its way to Birch');
	await page.keyboard.press('Control+z');
	await expect(lab.status).toContainText('Taken back');
	await expect(lab.undoButton).toHaveText('Undo');
});

test('the same move by the menu, with what will happen said before', async () => {
	await lab.open();
	await lab.select('ehr-app-01');
	await lab.act('ehr-app-01', 'Move to…');
	await expect(lab.dialog).toContainText('What will happen');
	await expect(lab.dialog).toContainText('24 GB');
	await lab.page.keyboard.press('Escape');
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await expect(lab.status).toContainText('on its way to Birch');
});

test('the same move by touch @touch', async () => {
	await lab.open();
	await lab.dragByTouch('ehr-app-01', 'Birch');
	await expect(lab.status).toContainText('on its way to Birch');
});

test('a phone has four views @touch', async ({ page }) => {
	await lab.open();
	const views = page.getByRole('navigation', { name: 'Lab views' });
	await views.getByRole('button', { name: 'Inventory' }).tap();
	await page.getByRole('searchbox', { name: 'Find a guest' }).fill('app-02');
	await page.getByRole('button', { name: 'ehr-app-02', exact: true }).tap();
	await expect(lab.details).toContainText('EHR application server');
	await views.getByRole('button', { name: 'History' }).tap();
	await expect(page.getByRole('heading', { name: 'Events' })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

test('a refused move shows both numbers and changes nothing', async ({ page }) => {
	await lab.open();
	await lab.guest('ehr-db-01').first().click();
	await lab.act('ehr-db-01', 'Move to…');
	await lab.dialog.getByRole('radio', { name: /Cedar/ }).check();
	await expect(lab.dialog).toContainText(/needs 32\.\d GB, [\d.]+ GB free/);
	await expect(lab.dialog.getByRole('button', { name: 'Move to Cedar' })).toHaveAttribute('aria-disabled', 'true');
	await page.keyboard.press('Escape');
	await lab.drag('ehr-db-01', 'Cedar');
	await expect(lab.status).toContainText(/needs 32\.\d GB, [\d.]+ GB free/);
	await lab.expectOn('ehr-db-01', 'Alder');
});

test('soft and hard off are told apart, and what can not be done says why', async ({ page }) => {
	await lab.open();
	await lab.select('ehr-app-01');
	await page.getByRole('button', { name: 'Actions for ehr-app-01' }).first().click();
	await expect(page.getByRole('menuitem', { name: 'Power on', exact: true })).toHaveAttribute('aria-disabled', 'true');
	await expect(page.getByRole('menuitem', { name: 'Shut down', exact: true })).toHaveAccessibleDescription(/Asks the guest OS/);
	await expect(page.getByRole('menuitem', { name: 'Power off at once', exact: true })).toHaveAccessibleDescription(
		/Hypervisor cuts, nothing is saved/
	);
	await page.getByRole('menuitem', { name: 'Power off at once', exact: true }).click();
	await lab.expectOn('ehr-app-01', 'Alder', 'off');
});

test('a guest is created, cloned and deleted by its name', async ({ page }) => {
	await lab.open('lab?scenario=two-hosts');
	const first = page.getByRole('listitem', { name: /, running, / }).first();
	const host = (await first.getAttribute('aria-label'))?.split(',')[0] ?? '';
	await lab.act(host, 'New guest…');
	await lab.dialog.getByLabel('Name').fill('lab-01');
	await lab.dialog.getByRole('button', { name: 'Create lab-01' }).click();
	await expect(lab.details.getByRole('heading', { name: 'lab-01' })).toBeVisible();
	await lab.details.getByRole('button', { name: 'Actions' }).click();
	await page.getByRole('menuitem', { name: 'Delete…' }).click();
	const confirm = lab.dialog.getByRole('button', { name: 'Delete from disk' });
	await expect(confirm).toHaveAttribute('aria-disabled', 'true');
	await lab.dialog.getByLabel('Type lab-01 to go on').fill('lab-01');
	await confirm.click();
	await expect(lab.guest('lab-01')).toHaveCount(0);
});

test('a shared link opens elsewhere in the same state', async ({ browser }) => {
	await lab.open();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await lab.speed('60×');
	await lab.expectOn('ehr-app-01', 'Birch');
	await lab.pause();
	const clock = await lab.page.locator('time').first().textContent();
	const link = await lab.shareLink();
	const elsewhere = await browser.newContext();
	const other = new LabPage(await elsewhere.newPage());
	await other.open(link);
	await other.expectOn('ehr-app-01', 'Birch');
	await expect(other.page.locator('time').first()).toHaveText(clock ?? '');
	await elsewhere.close();
});

test('a damaged link opens the lab with a message and loses nothing', async ({ page }) => {
	await lab.open('lab#s=1.nonsense');
	await expect(page.getByRole('alert')).toContainText('The link could not be opened.');
	await lab.expectOn('ehr-app-01', 'Alder');
});

test('a broken scenario shows line, column and cure, and what was open stays', async () => {
	await lab.open();
	await lab.openFile(
		'ward.yaml',
		'title: Ward\nhosts:\n  - name: Alder\n    memoryGB: 64\n    cores: -3\nguests:\n  - name: a\n    host: Nowhere\n'
	);
	await expect(lab.dialog.getByRole('heading', { level: 2 })).toHaveText('ward.yaml did not open');
	await expect(lab.dialog).toContainText('Line 4, column 5');
	await expect(lab.dialog).toContainText('memoryMiB');
	await expect(lab.dialog).toContainText('Line 5');
	await lab.page.keyboard.press('Escape');
	await lab.expectOn('ehr-app-01', 'Alder');
});

test('an exported file opens again where it ended', async ({ page }) => {
	await lab.open();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await lab.speed('60×');
	await lab.expectOn('ehr-app-01', 'Birch');
	await page.getByRole('button', { name: 'Share…' }).click();
	const arriving = page.waitForEvent('download');
	await lab.dialog.getByRole('button', { name: 'Export file' }).click();
	const download = await arriving;
	expect(download.suggestedFilename()).toMatch(/\.guesthouse\.json$/);
	const text = readFileSync(await download.path(), 'utf8');
	await page.keyboard.press('Escape');
	await lab.undoButton.click();
	await lab.expectOn('ehr-app-01', 'Alder');
	await lab.openFile('kept.guesthouse.json', text);
	await lab.expectOn('ehr-app-01', 'Birch');
});

test('work is saved by itself, comes back, and can be begun afresh', async ({ page }) => {
	await lab.open();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await lab.speed('60×');
	await lab.expectOn('ehr-app-01', 'Birch');
	await lab.pause();
	await expect(page.getByText(/^Saved /)).toBeVisible();
	await page.waitForTimeout(1500); // the pause itself is saved a moment later
	await lab.open('lab');
	await expect(page.getByText(/Restored what you had open at/)).toBeVisible();
	await lab.expectOn('ehr-app-01', 'Birch');
	await page.getByRole('button', { name: 'Start fresh' }).click();
	await lab.expectOn('ehr-app-01', 'Alder');
});

test('saved work that can not be read is kept, told, and never written over', async ({ page }) => {
	await lab.open();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await expect(page.getByText(/^Saved /)).toBeVisible();
	await page.evaluate(
		() =>
			new Promise<void>((done, failed) => {
				const request = indexedDB.open('guesthouse');
				request.onerror = () => failed(new Error('no storage'));
				request.onsuccess = () => {
					const store = request.result.transaction('documents', 'readwrite').objectStore('documents');
					const all = store.getAll();
					all.onsuccess = () => {
						for (const row of all.result) store.put({ ...row, text: '{"version":99,"savedAt":"2030-01-01T00:00:00Z","value":{}}' });
					};
					store.transaction.oncomplete = () => {
						request.result.close();
						done();
					};
				};
			})
	);
	await lab.open();
	await expect(page.getByRole('alert')).toContainText('A newer Guesthouse wrote it');
	await expect(page.getByRole('button', { name: 'Download it' })).toBeVisible();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await expect(page.getByRole('button', { name: 'Not saved: export now' })).toBeVisible();
});

test('where the browser keeps nothing, the learner is told to export', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	await lab.open();
	await lab.moveByMenu('ehr-app-01', 'Birch');
	await expect(page.getByRole('button', { name: 'Not saved: export now' })).toBeVisible();
});

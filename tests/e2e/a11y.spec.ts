// No checker finds anything: every page and every open state, light and dark, on a desk and at a phone's width.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { EVERY_LOOK, findings, lookAt, sideways, type Checker, type Look } from './pages/checkers';
import { LabPage } from './pages/lab';
import { LessonPage } from './pages/lesson';

/** What stands at every width is seen in every look with its page; an open state in these two, which differ in both. */
const TWO_LOOKS: readonly Look[] = [
	['light', 'wide'],
	['dark', 'narrow']
];

/** Goes on after a finding, so that one run names them all; leaves the page light and wide. */
async function expectNothingFound(page: Page, what: string, looks: readonly Look[], checkers?: readonly Checker[]) {
	for (const look of looks) {
		await lookAt(page, look);
		const where = `${what}, ${look.join(', ')}`;
		expect.soft(await findings(page, checkers), where).toEqual([]);
		expect.soft(await sideways(page), `${where}: pixels wider than the window`).toBeLessThanOrEqual(0);
	}
	await lookAt(page, ['light', 'wide']);
}

// Both checkers read every element, and a busy machine takes its time.
test.describe.configure({ timeout: 240_000 });

test.beforeEach(({ page }) => lookAt(page, ['light', 'wide']));

const ready = (page: Page) => page.locator('html[data-ready]').waitFor();

/** 1280 px enlarged fourfold, as in WCAG 2.2, 1.4.10. */
async function expectItFits320(page: Page) {
	await page.setViewportSize({ width: 320, height: 256 });
	expect(await sideways(page)).toBeLessThanOrEqual(0);
}

for (const [path, whole] of [
	['/', (page: Page) => page.locator('figure[aria-busy="false"]').waitFor()],
	['/learn', ready],
	['/glossary', ready],
	['/search', ready],
	['/search?q=snapshot', (page: Page) => page.getByRole('link', { name: 'Snapshot', exact: true }).first().waitFor()],
	['/truth', ready],
	['/nowhere', ready],
	['/lab?scenario=clinic-ehr', (page: Page) => page.getByRole('button', { name: 'ehr-app-01, running on Alder' }).first().waitFor()]
] as const)
	test(`${path} has no findings, and fits a width of 320 px`, async ({ page }) => {
		await page.goto(path);
		await whole(page);
		await expectNothingFound(page, path, EVERY_LOOK);
		await expectItFits320(page);
	});

test('the theme menu has no findings', async ({ page }) => {
	await page.goto('/learn');
	await ready(page);
	await page.getByRole('button', { name: 'Theme' }).click();
	await expectNothingFound(page, 'theme menu', TWO_LOOKS);
});

async function openWithFigures(page: Page, chapter: string) {
	const lesson = new LessonPage(page);
	await lesson.open('', chapter);
	for (const figure of await page.getByRole('figure').all()) {
		await figure.scrollIntoViewIfNeeded();
		await expect(figure.locator('.stage > .still')).toHaveCount(0);
	}
	return lesson;
}

// A look at a time: a chapter has a dozen figures, and both workers share in it. IBM's checker reads ten thousand elements for half a minute:
// it sees each theme and each width once.
for (const chapter of ['1-basics', '2-core', '3-server', '4-end-user', '5-ehr'])
	for (const look of EVERY_LOOK)
		test(`chapter ${chapter} has no findings with its figures alive, ${look.join(', ')}, and fits a width of 320 px`, async ({ page }) => {
			await openWithFigures(page, chapter);
			const both = TWO_LOOKS.some((each) => each.join() === look.join());
			await expectNothingFound(page, 'figures alive', [look], both ? ['axe', 'ibm'] : ['axe']);
			await expectItFits320(page);
		});

test('chapter 1 has no findings while its figures are used, its questions answered and a term explained', async ({ page }) => {
	const lesson = await openWithFigures(page, '1-basics');
	await lesson.answer(/unsaved note/, 'In the guest’s VMDK file.');
	const prediction = lesson.prediction('How long must they wait');
	await prediction.getByRole('radio', { name: 'About half a minute' }).check();
	await prediction.getByRole('button', { name: 'Move it and see' }).click();
	await prediction.getByRole('button', { name: 'Why?' }).click();

	const sorting = lesson.figure('Nine cards, three places');
	await sorting.getByRole('button', { name: /^Terminal sessions/ }).click();
	const places = sorting.getByRole('region', { name: 'Virtualization' });
	await places.getByRole('button', { name: 'Put “Terminal sessions” here' }).click();
	await sorting.getByRole('button', { name: /^Containers/ }).click();
	await sorting.getByText('Read as text').click();

	const buildUp = lesson.figure('One machine becomes many');
	await buildUp.getByRole('button', { name: 'Hide the names, then quiz me' }).click();
	await buildUp.getByRole('button', { name: 'Core', exact: true }).click();
	await buildUp.getByRole('button', { name: 'Place 1', exact: true }).click();

	const reasons = lesson.figure('Five reasons, and what each costs');
	await reasons.getByRole('button', { name: /^Crash it/ }).click();

	await lesson.section('Hypervisor').getByRole('button', { name: 'hypervisor', exact: true }).click();
	await expectNothingFound(page, 'all used', TWO_LOOKS);
});

test('the lab at work has no findings: chosen, its menu, a move asked for, under way', async ({ page }) => {
	const lab = new LabPage(page);
	await lab.open();
	await lab.guest('ehr-app-01').first().click();
	await page.getByRole('button', { name: 'Actions for ehr-app-01' }).first().click();
	await expectNothingFound(page, 'a guest chosen, its menu open', TWO_LOOKS);
	await page.getByRole('menuitem', { name: 'Move to…', exact: true }).click();
	await lab.dialog.getByRole('radio', { name: /Birch/ }).check();
	await expectNothingFound(page, 'Move to', TWO_LOOKS);
	await lab.dialog.getByRole('button', { name: 'Move to Birch' }).click();
	await expect(lab.details).toContainText('round 1');
	await lab.pause();
	await expectNothingFound(page, 'a move under way', TWO_LOOKS);
	for (const name of ['Inventory', 'Details', 'History']) {
		await lookAt(page, ['dark', 'narrow']);
		await page.getByRole('navigation', { name: 'Lab views' }).getByRole('button', { name }).click();
		await expectNothingFound(page, name, [['dark', 'narrow']]);
	}
});

test('the dialogs of the lab have no findings', async ({ page }) => {
	const lab = new LabPage(page);
	await lab.open('lab#s=1.nonsense');
	await expect(page.getByRole('alert')).toContainText('The link could not be opened.');
	for (const name of ['Share…', 'Open…', 'Keys and help']) {
		await page.getByRole('button', { name }).first().click();
		await lab.dialog.waitFor();
		await expectNothingFound(page, name, TWO_LOOKS);
		await page.keyboard.press('Escape');
	}
	await lab.openFile('ward.yaml', 'title: Ward\nhosts:\n  - name: Alder\n    memoryGB: 64\n    cores: -3\n');
	await expect(lab.dialog).toContainText('Line 4');
	await expectNothingFound(page, 'mistakes', TWO_LOOKS);
});

test('the forms of the lab have no findings', async ({ page }) => {
	const lab = new LabPage(page);
	await lab.open();
	await lab.guest('test-upgrade').first().click();
	for (const [thing, entry] of [
		['Alder', 'New guest…'],
		['test-upgrade', 'Edit virtual hardware…'],
		['test-upgrade', 'Clone…'],
		['test-upgrade', 'Delete…']
	] as const) {
		await lab.act(thing, entry);
		await lab.dialog.waitFor();
		await expectNothingFound(page, entry, [['dark', 'narrow']]);
		await page.keyboard.press('Escape');
	}
});

test('no page carries a style attribute, which the policy would refuse', () => {
	const pages = readdirSync('build/prerendered', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
	expect(pages.length).toBeGreaterThan(3);
	for (const file of pages) expect(readFileSync(`build/prerendered/${file}`, 'utf8'), file).not.toMatch(/<[^>]+\sstyle=/);
});

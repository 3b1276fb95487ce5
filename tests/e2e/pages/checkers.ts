// Two checkers of accessibility that know different rules, axe and IBM's, asked about the same page as it stands.
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const POLICIES = ['WCAG_2_2', 'IBM_Accessibility'];

/** For two or three seconds on a large page it looks for what covers what, and then only ever asks a person to look: it never fails a page. */
const ASKS_ONLY = 'element_tabbable_unobscured';

/** The part of IBM's checker that is used. */
interface Ace {
	readonly rulesetRules: Record<string, readonly string[]>;
	check(where: Document, policies: readonly string[]): Promise<{ readonly results: readonly Result[] }>;
}
interface Result {
	readonly ruleId: string;
	readonly value: readonly [kind: string, verdict: string];
	readonly message: string;
	readonly snippet: string;
	readonly path: { readonly dom: string };
}
declare const ace: { Checker: new () => Ace };

/** Its source, for `evaluate`: the page's policy refuses a script tag. */
const aceSource = readFileSync('node_modules/accessibility-checker-engine/ace.js', 'utf8');

async function byAxe(page: Page): Promise<string[]> {
	// Without frames in the page, the second page that axe would open to join their results is not needed.
	const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).setLegacyMode().analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, target, failureSummary }) => `axe ${id}: ${target.join(' ')}\n${html}\n${failureSummary ?? ''}`)
	);
}

async function byIbm(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'ace' in window))) await page.evaluate(aceSource);
	// Picked out in the page: it reports each rule that holds for each element, thousands.
	return page.evaluate(
		async ({ policies, without }) => {
			const checker = new ace.Checker();
			for (const policy of policies) checker.rulesetRules[policy] = (checker.rulesetRules[policy] ?? []).filter((rule) => rule !== without);
			const { results } = await checker.check(document, policies);
			return results
				.filter(({ value: [kind, verdict] }) => kind === 'VIOLATION' && verdict === 'FAIL')
				.map(({ ruleId, message, snippet, path }) => `IBM ${ruleId}: ${message}\n${snippet}\n${path.dom}`);
		},
		{ policies: POLICIES, without: ASKS_ONLY }
	);
}

export type Checker = 'axe' | 'ibm';

/** What they find wrong, each with the element it is about. */
export async function findings(page: Page, checkers: readonly Checker[] = ['axe', 'ibm']): Promise<string[]> {
	return [...(checkers.includes('axe') ? await byAxe(page) : []), ...(checkers.includes('ibm') ? await byIbm(page) : [])];
}

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;
export type Look = readonly [theme: 'light' | 'dark', size: keyof typeof SIZES];

export const EVERY_LOOK: readonly Look[] = [
	['light', 'wide'],
	['dark', 'wide'],
	['light', 'narrow'],
	['dark', 'narrow']
];

export async function lookAt(page: Page, [theme, size]: Look) {
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
	await page.setViewportSize(SIZES[size]);
}

/** How many pixels a page is wider than its window. */
export const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

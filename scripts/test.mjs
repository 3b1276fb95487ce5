// `npm test`: installs what is missing, then every check and every test, in a real browser and against the built product.
// The last line counts them: tests from the runners' own reports, and each static check as one.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { needBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { installPackages } from './packages.mjs';
import { must, program, run, say, script } from './step.mjs';
import { sum, tallyPlaywright, tallyVitest, withRunner } from './tally.mjs';

/** @typedef {import('./step.mjs').Outcome} Outcome @typedef {import('./tally.mjs').Tally} Tally */

const REPORTS = { vitest: 'reports/vitest.json', playwright: 'reports/playwright.json' };

/** The slowest first: two of them run at once. @type {readonly import('./step.mjs').Step[]} */
const checks = [
	{ title: 'Types, lessons included', ...script('check-lessons.mjs'), advice: 'Each error names its file and line. Alone: npm run check' },
	{
		title: 'Types of the service worker',
		...program('typescript/bin/tsc', '-p', 'src/service-worker'),
		advice: 'It is compiled apart from the pages. Alone: npm run check'
	},
	{ title: 'Lint', ...program('eslint/bin/eslint.js', '.'), advice: 'Many are mended by: npx eslint --fix FILE. Alone: npm run lint' },
	{
		title: 'Layout of the source',
		...program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--cache', '.'),
		advice: 'Mend it with: npm run format'
	},
	{
		title: 'Lock file',
		...script('lock-check.mjs'),
		advice: 'Run npm install --package-lock-only, and see CONTRIBUTING.md on overrides. Alone: npm run check:lock'
	},
	{ title: 'Notices of the libraries', ...script('notices.mjs', '--check'), advice: 'Write them anew with: npm run notices' }
];

/** @param {readonly import('./step.mjs').Step[]} steps @param {number} lanes */
async function runInLanes(steps, lanes) {
	const waiting = [...steps];
	/** @type {Outcome[]} */
	const outcomes = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await run({ ...step, quiet: true }));
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return outcomes;
}

/** @returns {Promise<string>} */
const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer().on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
			server.close(() => resolve(String(port)));
		});
	});

/** @template Report @param {string} file @param {(report: Report) => Tally} tally @param {boolean} ok */
const tallyOf = (file, tally, ok) => withRunner(existsSync(file) ? tally(JSON.parse(readFileSync(file, 'utf8'))) : undefined, ok);

const started = performance.now();
await installPackages();
await needBrowser();
rmSync('reports', { recursive: true, force: true });
mkdirSync('reports');
await must({
	title: 'Compiling the interface words',
	...script('messages.mjs'),
	advice: 'A file in messages/ is not right: the error names it.'
});
await must({
	title: 'Preparing the types of the routes',
	...program('@sveltejs/kit/svelte-kit.js', 'sync'),
	advice: 'svelte.config.js or vite.config.ts is not right: the error names the line.'
});

const checked = await runInLanes(checks, 2);
const unit = await run({
	title: 'Unit and component tests',
	...program('vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${REPORTS.vitest}`),
	advice: 'One file alone: npx vitest run PATH'
});
const built = (await build('node', { ifNeeded: true })) && (await build('static', { ifNeeded: true }));
const journeys = !built
	? { title: 'End-to-end tests: nothing to test, the build failed', ok: false, seconds: 0 }
	: await run({
			title: 'End-to-end tests of the built product',
			...program('@playwright/test/cli.js', 'test'),
			env: { E2E_PORT: await freePort(), E2E_STATIC_PORT: await freePort() },
			advice: 'One test alone: npx playwright test -g "words of its title". Traces are in reports/playwright.'
		});

const count = (/** @type {boolean} */ ok) => checked.filter((outcome) => outcome.ok === ok).length;
/** @type {readonly (readonly [string, Tally])[]} */
const tallies = [
	['static checks', { passed: count(true), failed: count(false), skipped: 0 }],
	['unit and component tests', tallyOf(REPORTS.vitest, tallyVitest, unit.ok)],
	['end-to-end tests', tallyOf(REPORTS.playwright, tallyPlaywright, journeys.ok)]
];
say(`Summary, after ${((performance.now() - started) / 1000).toFixed(0)} s`);
for (const outcome of [...checked, unit, journeys])
	console.log(`  ${outcome.ok ? 'ok    ' : 'FAILED'} ${outcome.seconds.toFixed(1).padStart(6)} s  ${outcome.title}`);
for (const [what, { passed, failed, skipped }] of tallies)
	console.log(`  ${what}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
const all = sum(tallies.map(([, tally]) => tally));
const line = `${all.passed} passed, ${all.failed} failed`;
writeFileSync('reports/tally.txt', `${line}\n`);
console.log(`\n${line}`);
process.exitCode = all.failed > 0 || all.passed === 0 ? 1 : 0;

// The last line of `npm test` counts what the runners report, and nothing that failed is lost.
import { expect, test } from 'vitest';
import { sum, tallyPlaywright, tallyVitest, withRunner } from '../../scripts/tally.mjs';

test("Vitest's tests are counted, and a file that could not be loaded counts as one failure", () => {
	const report = {
		numPassedTests: 7,
		numFailedTests: 2,
		numPendingTests: 1,
		numTodoTests: 1,
		testResults: [
			{ status: 'failed', assertionResults: [{}, {}] },
			{ status: 'failed', assertionResults: [] }
		]
	};
	expect(tallyVitest(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
});

test("Playwright's tests are counted", () => {
	expect(tallyPlaywright({ stats: { expected: 12, flaky: 1, unexpected: 2, skipped: 3 } })).toEqual({ passed: 13, failed: 2, skipped: 3 });
});

test('a runner that fails without a failed test, or leaves no report, is one failure', () => {
	expect(withRunner({ passed: 5, failed: 0, skipped: 0 }, false)).toEqual({ passed: 5, failed: 1, skipped: 0 });
	expect(withRunner(undefined, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	expect(withRunner({ passed: 5, failed: 2, skipped: 0 }, false)).toEqual({ passed: 5, failed: 2, skipped: 0 });
});

test('all runners add up', () => {
	const tallies = [
		{ passed: 5, failed: 0, skipped: 0 },
		{ passed: 40, failed: 1, skipped: 2 }
	];
	expect(sum(tallies)).toEqual({ passed: 45, failed: 1, skipped: 2 });
});

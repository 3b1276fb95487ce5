// Counts what passed and failed from the test runners' own reports; each check without a report counts as one.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * @typedef {object} VitestReport what we read of it
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults one for each file
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} PlaywrightReport what we read of it
 */

/** A file that could not be loaded has no tests and counts as one failure. @param {VitestReport} report @returns {Tally} */
export function tallyVitest(report) {
	const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

/** @param {PlaywrightReport} report @returns {Tally} */
export const tallyPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });

/** A runner that failed without naming a test, or left no report, is a failure of its own. @param {Tally | undefined} tally @param {boolean} ok @returns {Tally} */
export function withRunner(tally = { passed: 0, failed: 0, skipped: 0 }, ok) {
	return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
	tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }), {
		passed: 0,
		failed: 0,
		skipped: 0
	});

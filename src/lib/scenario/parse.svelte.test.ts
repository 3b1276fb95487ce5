// The same reader in a real browser, loaded when it is needed.
import { expect, test } from 'vitest';

const lines = (...text: readonly string[]): string => text.join('\n');

test('reads a file in the browser, and says what is wrong with another', async () => {
	const { parseScenario } = await import('./parse');
	const good = parseScenario(lines('title: Small', 'hosts: [{ name: Alder }]', 'guests: [{ name: web-01, host: Alder }]'));
	expect(good.mistakes).toBeUndefined();
	const bad = parseScenario(lines('title: Small', 'hosts: [{ name: Alder, coers: 4 }]'));
	expect(bad.mistakes).toMatchObject([{ line: 2, column: 24, path: 'hosts[0].coers', cure: 'Did you mean cores?' }]);
});

test('comes through a file made to do harm', async () => {
	const { parseScenario } = await import('./parse');
	for (const text of ['['.repeat(100_000), '- '.repeat(100_000), 'a: &a [*a]', 'x'.repeat(7_000_000)])
		expect(parseScenario(text).mistakes).toHaveLength(1);
});

// What a broken lock file looks like, in the small.
import { expect, test } from 'vitest';
import { faultsOf } from '../../scripts/lock-check.mjs';

test('a lock file with every platform package is complete, wherever the package lies', () => {
	const packages = {
		'': {},
		'node_modules/bundler': { optionalDependencies: { '@bundler/linux': '1.0.0', '@bundler/windows': '1.0.0' } },
		'node_modules/bundler/node_modules/@bundler/linux': {},
		'node_modules/@bundler/windows': {}
	};
	expect(faultsOf(packages)).toEqual([]);
});

test('a platform package that npm left out is named with its parent', () => {
	const packages = { 'node_modules/bundler': { optionalDependencies: { '@bundler/macos': '1.0.0' } } };
	expect(faultsOf(packages)).toEqual(['node_modules/bundler: @bundler/macos@1.0.0 is missing']);
});

test("a registry's address is refused", () => {
	expect(faultsOf({ 'node_modules/a': { resolved: 'https://example.org/a.tgz' } })).toEqual([
		'node_modules/a: names a registry in "resolved"'
	]);
});

// Which versions of Node the two commands accept: those that every tool in the lock file accepts.
import { expect, test } from 'vitest';
import { isSupported } from '../../scripts/packages.mjs';

test.each([
	['v18.20.4', false],
	['v20.18.3', false],
	['v20.19.0', true],
	['v20.20.2', true],
	['v21.7.3', false],
	['v22.11.0', false],
	['v22.12.0', true],
	['v24.1.0', true]
])('Node %s: %s', (version, supported) => {
	expect(isSupported(version)).toBe(supported);
});

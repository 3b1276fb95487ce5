import { expect, test } from 'vitest';
import { directives, policyHeader } from './policy.js';

test('the policy allows nothing unsafe anywhere', () => {
	expect(JSON.stringify(directives) + policyHeader).not.toContain('unsafe');
});

test("the header leaves scripts and styles to the page, which knows their hashes, and holds what a page's own policy can not say", () => {
	expect(policyHeader).toBe(
		"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
	);
});

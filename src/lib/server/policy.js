// What a browser may load and do on our pages: one list of directives, sent by SvelteKit with its pages and by server.mjs with everything.
// Plain JavaScript, because svelte.config.js and server.mjs read it before anything is compiled.

/** For SvelteKit, which adds the hashes (prerendered pages) or nonces (others) of its own scripts and style sheets. */
export const directives = /** @satisfies {NonNullable<NonNullable<import('@sveltejs/kit').KitConfig['csp']>['directives']>} */ ({
	'default-src': ['self'],
	'script-src': ['self'],
	'style-src': ['self'],
	'img-src': ['self', 'data:', 'blob:'],
	'font-src': ['self'],
	'connect-src': ['self'],
	'worker-src': ['self'],
	'object-src': ['none'],
	'base-uri': ['none'],
	'form-action': ['self'],
	'frame-ancestors': ['self']
});

/**
 * The same list for a header on every response. `script-src`, `style-src` and their fallback `default-src` stay with the pages: only they
 * know the hashes of their scripts and style sheets. A browser obeys both.
 */
export const policyHeader = Object.entries(directives)
	.filter(([name]) => name !== 'default-src' && name !== 'script-src' && name !== 'style-src')
	.map(([name, sources]) => `${name} ${sources.map((source) => (/^[a-z]+$/.test(source) ? `'${source}'` : source)).join(' ')}`)
	.join('; ');

/** Headers of every response, prerendered page, file and error alike. */
export const headers = {
	'content-security-policy': policyHeader,
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'SAMEORIGIN',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	// Files whose name carries a hash override this; of everything else the browser asks whether it has changed.
	'cache-control': 'no-cache'
};

// Where a request came from and whether it is one of ours, decided from its own headers and the list of our addresses.

/** @typedef {{ method?: string, url?: string, headers: import('node:http').IncomingHttpHeaders }} Asked */

/** `ORIGIN`: one address or several, separated by commas or spaces. @param {string} text */
export const parseOrigins = (text) =>
	text
		.split(/[\s,]+/)
		.filter(Boolean)
		.map((entry) => {
			if (!URL.canParse(entry) || new URL(entry).origin === 'null')
				throw new Error(`ORIGIN: "${entry}" is no address like https://example.org`);
			return new URL(entry).origin;
		});

/** The one of our addresses that the browser asked for; behind a proxy that renames the host, the first. @param {Asked} request @param {readonly string[]} origins */
export function originOf(request, origins) {
	const urls = origins.map((origin) => new URL(origin));
	return urls.find((url) => url.host === request.headers.host) ?? /** @type {URL} */ (urls[0]);
}

/** A path that can be decoded; anything else no page of ours ever links to. @param {{ url?: string }} request */
export function isPlausible({ url = '' }) {
	if (!url.startsWith('/') || url.startsWith('//')) return false;
	try {
		return !decodeURIComponent(new URL(url, 'http://localhost').pathname).includes('\0');
	} catch {
		return false;
	}
}

/** Reading is free to everyone; a request that changes something must come from one of our own pages. @param {Asked} request @param {readonly string[]} origins */
export function isOurs({ method, headers }, origins) {
	if (method === 'GET' || method === 'HEAD') return true;
	return headers.origin ? origins.includes(headers.origin) : headers['sec-fetch-site'] === 'same-origin';
}

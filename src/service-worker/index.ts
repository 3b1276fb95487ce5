// Offline after the first visit: everything that the product consists of is kept in the browser, each version on its own. Nothing live is ever
// kept, because only what was built is.
import { base, build, files, prerendered, version } from '$service-worker';

// The compiler's types know that this is a worker, not which kind of one.
const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'guesthouse-';
const OURS = `${PREFIX}${version}`;
const PAGES = new Set(prerendered);
const KEPT = [...build, ...files, ...prerendered];

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(OURS).then((cache) => cache.addAll(KEPT)));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(forget().then(() => worker.clients.claim()));
});

/** The version before stays: another tab may still show it, and ask for a part of it. */
async function forget() {
	const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
	await Promise.all(versions.slice(0, -2).map((name) => caches.delete(name)));
}

// A new version waits until the reader agrees: it must not change under somebody who works.
worker.addEventListener('message', (event) => {
	if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	const page = pageOf(url.pathname);
	if (page !== null && request.mode === 'navigate') event.respondWith(kept(page));
	else if (KEPT.includes(url.pathname)) event.respondWith(kept(url.pathname));
	else if (url.pathname.startsWith(`${base}/_app/immutable/`)) event.respondWith(kept(url.pathname));
	else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => unreachable()));
});

/** `/learn` and `/learn/` are one page; null: it was not built */
function pageOf(path: string): string | null {
	const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
	return [path, other].find((each) => PAGES.has(each)) ?? null;
}

/** of this version, of the one before, or from the network */
async function kept(path: string): Promise<Response> {
	const found = (await (await caches.open(OURS)).match(path)) ?? (await caches.match(path));
	return found ?? fetch(path);
}

const unreachable = () =>
	new Response(
		`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Offline - Guesthouse</title><h1>No connection</h1><p>This page needs the network. <a href="${base}/">Guesthouse’s own pages work without it.</a></p></html>`,
		{ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } }
	);

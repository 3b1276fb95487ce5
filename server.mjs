// a small wrapper round adapter-node's handler sets headers on EVERY response (prerendered pages bypass hooks)
// and ends open streams on SIGTERM instead of waiting for SHUTDOWN_TIMEOUT.
import http from 'node:http';

// The handler takes its protocol and host from here; without ORIGIN it assumes https and refuses same-origin form posts.
const host = process.env.HOST ?? '127.0.0.1',
	port = Number(process.env.PORT ?? 3000);
process.env.ORIGIN ??= `http://${host}:${port}`;
process.env.BODY_SIZE_LIMIT ??= '64K';
const { handler } = await import('./build/handler.js');

const open = new Set();
const server = http.createServer((request, response) => {
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('referrer-policy', 'same-origin');
	response.setHeader('cross-origin-opener-policy', 'same-origin');
	response.setHeader('x-frame-options', 'SAMEORIGIN'); // a CSP <meta> cannot carry frame-ancestors
	open.add(response);
	response.on('close', () => open.delete(response));
	// Kit checks form posts only; JSON from another origin must be refused here.
	const site = request.headers['sec-fetch-site'];
	if (
		request.method !== 'GET' &&
		request.method !== 'HEAD' &&
		(site ? site !== 'same-origin' : request.headers.origin !== process.env.ORIGIN)
	) {
		response.writeHead(403).end('cross-site');
		return;
	}
	handler(request, response);
});
server.listen(port, host, () => console.log(`http://${host}:${port}/`));
for (const signal of ['SIGTERM', 'SIGINT']) {
	process.once(signal, () => {
		server.close(() => process.exit(0));
		server.closeIdleConnections();
		setTimeout(() => {
			for (const r of open) r.destroy();
		}, 200);
	});
}

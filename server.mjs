// The product's server: SvelteKit's handler with headers on every response (prerendered pages pass none of SvelteKit's hooks), requests
// from other sites refused, and a stop that waits for nobody's open stream. `node server.mjs [--port N] [--host ADDRESS] [--lan]`
import { existsSync } from 'node:fs';
import http from 'node:http';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { headers } from './src/lib/server/policy.js';
import { isOurs, isPlausible, originOf, parseOrigins } from './src/lib/server/request.js';

const STREAM_GRACE_MS = 200;
const REQUEST_GRACE_MS = 5000;

/** @param {string} message @returns {never} */
function giveUp(message) {
	console.error(message);
	process.exit(1);
}

function readOptions() {
	try {
		const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' }, lan: { type: 'boolean' } } });
		return values;
	} catch (error) {
		return giveUp(`${/** @type {Error} */ (error).message}\nUsage: npm start -- [--port 3000] [--host 127.0.0.1] [--lan]`);
	}
}

const options = readOptions();
const lan = options.lan ?? false;
const host = options.host ?? (lan ? '0.0.0.0' : (process.env.HOST ?? '127.0.0.1'));
const port = Number(options.port ?? process.env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65535)
	giveUp(`The port must be a whole number from 0 to 65535, not "${options.port ?? process.env.PORT}".`);
const product = new URL('build/handler.js', import.meta.url);
if (!existsSync(product)) giveUp('There is no built product yet. Run `npm start`, or `npm run build` first.');

function readOrigins() {
	try {
		return parseOrigins(process.env.ORIGIN ?? '');
	} catch (error) {
		return giveUp(/** @type {Error} */ (error).message);
	}
}

/** Addresses of this machine that others in the room can reach. */
const roomAddresses = () =>
	Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter((address) => address.family === 'IPv4' && !address.internal)
		.map((address) => address.address);

// The handler asks these two headers for the request's origin; they are set below, never taken from the sender.
process.env.PROTOCOL_HEADER = 'x-guesthouse-protocol';
process.env.HOST_HEADER = 'x-guesthouse-host';
const configured = readOrigins();
delete process.env.ORIGIN;
process.env.BODY_SIZE_LIMIT ??= '64K';
/** @type {{ handler: (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => Promise<void> | void }} */
const { handler } = await import(product.href);

/** Our own addresses, known in full once the port is. @type {readonly string[]} */
let origins = configured;

/** @type {Set<http.ServerResponse>} */
const open = new Set();

/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
async function respond(request, response) {
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	if (!isPlausible(request)) return void response.writeHead(400).end('Bad request');
	if (!isOurs(request, origins)) return void response.writeHead(403).end('Refused: this came from another site');
	open.add(response);
	response.once('close', () => open.delete(response));
	const origin = originOf(request, origins);
	request.headers['x-guesthouse-protocol'] = origin.protocol.slice(0, -1);
	request.headers['x-guesthouse-host'] = origin.host;
	await handler(request, response, () => response.writeHead(404).end('Not found'));
}

const server = http.createServer((request, response) => {
	respond(request, response).catch((error) => {
		console.error(error);
		if (response.headersSent) response.destroy();
		else response.writeHead(500).end('Something went wrong');
	});
});

server.on('error', (error) => {
	const code = /** @type {NodeJS.ErrnoException} */ (error).code;
	if (code === 'EADDRINUSE') giveUp(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
	if (code === 'EACCES') giveUp(`Port ${port} may not be opened here. Choose one above 1023: npm start -- --port 3000`);
	if (code === 'EADDRNOTAVAIL') giveUp(`This machine has no address ${host}. Leave HOST and --host out, or use --lan.`);
	throw error;
});

server.listen(port, host, async () => {
	const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
	const everywhere = host === '0.0.0.0' || host === '::';
	const names = ['127.0.0.1', 'localhost', '[::1]', ...(everywhere ? roomAddresses() : [host.includes(':') ? `[${host}]` : host])];
	if (configured.length === 0) origins = [...new Set(names)].map((name) => `http://${name}:${bound}`);
	console.log(`Guesthouse is at http://${everywhere ? 'localhost' : host}:${bound}/   (stop it with Ctrl+C)`);
	if (lan) await showToRoom(roomAddresses().map((address) => `http://${address}:${bound}/`));
});

/** @param {readonly string[]} addresses */
async function showToRoom(addresses) {
	if (addresses.length === 0) console.log('This machine is on no network that phones could join.');
	const { default: qrcode } = await import('qrcode');
	for (const address of addresses) console.log(`\n${address}\n${await qrcode.toString(address, { type: 'terminal', small: true })}`);
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
	process.once(signal, () => {
		server.close(() => process.exit(0));
		const isStream = (/** @type {http.ServerResponse} */ response) => response.getHeader('content-type') === 'text/event-stream';
		const end = (/** @type {http.ServerResponse} */ response) => response.destroy();
		setTimeout(() => [...open].filter(isStream).forEach(end), STREAM_GRACE_MS);
		setTimeout(() => [...open].forEach(end), REQUEST_GRACE_MS).unref();
	});
}

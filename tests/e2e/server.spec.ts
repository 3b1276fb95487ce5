// The product's own server: headers on everything, caching, what it refuses, and how it stops.
import { expect, test } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const html = () => readFileSync('build/prerendered/index.html', 'utf8');
/** A file whose name carries its hash. */
const hashedScript = () => /_app\/immutable\/entry\/start\.[^"']+\.js/.exec(html())?.[0] ?? 'none found';

for (const [what, path] of [
	['a prerendered page', '/'],
	['another', '/learn'],
	['a file', '/favicon.svg'],
	['a script', () => `/${hashedScript()}`],
	['a missing page', '/no/such/page'],
	['a missing script', '/_app/immutable/none.js']
] as const)
	test(`${what} carries every header`, async ({ request }) => {
		const headers = (await request.get(typeof path === 'string' ? path : path())).headers();
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'SAMEORIGIN',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('camera=()')
		});
		const policy = headers['content-security-policy'];
		expect(policy).toContain("frame-ancestors 'self'");
		expect(policy).toContain("object-src 'none'");
		expect(policy).not.toContain('unsafe');
	});

test('prerendered pages name the hashes of their scripts and style sheets, and nothing unsafe', () => {
	const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html())?.[1];
	expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'/);
	expect(policy).toMatch(/style-src 'self' 'sha256-[^']+'/);
	expect(policy).not.toContain('unsafe');
});

test('no page breaks the policy, also when going from page to page @page', async ({ page }) => {
	const broken: string[] = [];
	await page.exposeFunction('policyBroken', (what: string) => broken.push(what));
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			(window as unknown as { policyBroken(what: string): void }).policyBroken(`${event.violatedDirective} ${event.blockedURI}`);
		});
	});
	await page.goto('/');
	await expect(page.locator('html')).toHaveAttribute('data-ready');
	for (const name of ['Learn', 'Lab']) {
		await page.getByRole('banner').getByRole('link', { name }).click();
		await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}`));
	}
	await page.goto('/no/such/page');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(broken).toEqual([]);
});

test('files that carry their hash are kept for a year, everything else is asked for again', async ({ request }) => {
	const cache = async (path: string) => (await request.get(path)).headers()['cache-control'];
	expect(await cache(`/${hashedScript()}`)).toBe('public,max-age=31536000,immutable');
	expect(await cache('/')).toBe('no-cache');
	expect(await cache('/favicon.svg')).toBe('no-cache');
	expect(await cache('/_app/immutable/none.js')).not.toContain('immutable');
});

test('pages and scripts come compressed, and unchanged ones not at all', async ({ request }) => {
	for (const path of ['/', `/${hashedScript()}`]) {
		const first = await request.get(path, { headers: { 'accept-encoding': 'br' } });
		expect(first.headers()['content-encoding']).toBe('br');
		const again = await request.get(path, { headers: { 'accept-encoding': 'br', 'if-none-match': first.headers()['etag'] ?? '' } });
		expect(again.status()).toBe(304);
	}
});

test('a post from another site is refused, one from our own page is not', async ({ request, baseURL }) => {
	const post = async (headers: Record<string, string>) => (await request.post('/learn', { headers, data: 'x' })).status();
	expect(await post({ origin: 'https://elsewhere.example.org' })).toBe(403);
	expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
	expect(await post({ origin: baseURL ?? '' })).not.toBe(403);
});

/** Bytes to the server as they are, its first line back: what no browser would send. */
async function raw(baseURL: string | undefined, text: string) {
	const { hostname, port } = new URL(baseURL ?? '');
	const socket = connect(Number(port), hostname);
	socket.setEncoding('utf8').end(text);
	let answer = '';
	for await (const part of socket) answer += String(part);
	return answer.split('\r\n')[0];
}

for (const [what, text, answer] of [
	['a half escape', 'GET /% HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
	[
		'a path that is an address',
		'GET //elsewhere.example.org/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
		'HTTP/1.1 400 Bad Request'
	],
	['a proxy request', 'GET http://elsewhere.example.org/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
	['no HTTP at all', 'hello\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
	['40 kB of header', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 'HTTP/1.1 431 Request Header Fields Too Large'],
	['a strange host', 'GET /no HTTP/1.1\r\nhost: a b"c\r\nconnection: close\r\n\r\n', 'HTTP/1.1 404 Not Found'],
	['the way out of the folder', 'GET /..%2f..%2fpackage.json HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 'HTTP/1.1 404 Not Found']
] as const)
	test(`${what} is answered, and the server lives on`, async ({ request, baseURL }) => {
		expect(await raw(baseURL, text)).toBe(answer);
		expect((await request.get('/')).status()).toBe(200);
	});

/** A server of its own, and what it says. */
function start(args: readonly string[], env: Record<string, string> = {}) {
	const child = spawn(process.execPath, ['server.mjs', ...args], { env: { ...process.env, ...env } });
	const said = { text: '' };
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (said.text += part));
	return { child, said };
}

async function untilSaid(said: { text: string }, pattern: RegExp) {
	await expect.poll(() => said.text).toMatch(pattern);
	return pattern.exec(said.text)?.[1] ?? '';
}

const exitCode = async (child: ChildProcess) => child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0];

test('a port that is taken gets a sentence with another', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as { port: number };
	const { child, said } = start(['--port', String(port)]);
	expect(await exitCode(child)).toBe(1);
	expect(said.text).toBe(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}\n`);
	other.close();
});

for (const [args, env, sentence] of [
	[['--port', 'ninety'], {}, 'The port must be a whole number from 0 to 65535, not "ninety".'],
	[['--prot', '90'], {}, 'Usage: npm start -- [--port 3000] [--host 127.0.0.1] [--lan]'],
	[[], { ORIGIN: 'learn.example.org' }, 'ORIGIN: "learn.example.org" is no address like https://example.org']
] as const)
	test(`started with ${JSON.stringify([...args, env])} it says what is wrong`, async () => {
		const { child, said } = start(args, env);
		expect(await exitCode(child)).toBe(1);
		expect(said.text).toContain(sentence);
	});

test('with --lan it prints an address of this machine with its QR code, when there is a network', async ({ request }) => {
	const { child, said } = start(['--lan', '--port', '0']);
	const address = await untilSaid(said, /^(http:\/\/\d+\.\d+\.\d+\.\d+:\d+\/)\n[\s\S]*█|on no network/m);
	if (address) expect((await request.get(address)).status()).toBe(200);
	child.kill('SIGTERM');
	expect(await exitCode(child)).toBe(0);
});

test('behind proxies each of several origins may post', async ({ request }) => {
	const { child, said } = start(['--port', '0'], { ORIGIN: 'https://a.example.org, https://b.example.org' });
	const address = await untilSaid(said, /(http:\S+)/);
	const post = async (origin: string) => (await request.post(`${address}learn`, { headers: { origin }, data: 'x' })).status();
	expect(await post('https://a.example.org')).not.toBe(403);
	expect(await post('https://b.example.org')).not.toBe(403);
	expect(await post('https://c.example.org')).toBe(403);
	child.kill('SIGTERM');
	expect(await exitCode(child)).toBe(0);
});

test('it stops at once when asked to, though a browser keeps its connection', async () => {
	const { child, said } = start(['--port', '0']);
	const address = new URL(await untilSaid(said, /(http:\S+)/));
	const socket = connect(Number(address.port), address.hostname);
	socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
	await once(socket, 'data');
	child.kill('SIGTERM');
	expect(await exitCode(child)).toBe(0);
	socket.destroy();
});

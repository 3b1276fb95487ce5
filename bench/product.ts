// The built product on its own server, a browser to look at it with, and bare pages to compare with.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { launchOptions } from '../scripts/browser.mjs';
import { build } from '../scripts/build.mjs';

export const pageScript = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

export interface Product {
	readonly browser: Browser;
	/** address of the product, without a slash at the end */
	readonly origin: string;
	/** address of a server that answers every path with the HTML given for it */
	readonly bare: string;
	close(): Promise<void>;
}

/** Builds what has changed, then serves it. */
export async function openProduct(bareHtml: string): Promise<Product> {
	if (!(await build('node', { ifNeeded: true }))) throw new Error('the product can not be built');
	const port = await freePort();
	const server = spawn(process.execPath, ['server.mjs', '--port', String(port)], { stdio: 'ignore' });
	const origin = `http://127.0.0.1:${port}`;
	await answers(origin, server);
	const plain = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(bareHtml));
	const barePort = await listen(plain);
	const browser = await chromium.launch(launchOptions);
	return {
		browser,
		origin,
		bare: `http://127.0.0.1:${barePort}`,
		async close() {
			await browser.close();
			plain.close();
			server.kill('SIGTERM');
		}
	};
}

/** CPU 4 × slower; with `network` also 1.6 Mbit/s and 150 ms: the design's slow profile */
export async function slowDown(page: Page, network: boolean): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	if (network) {
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', {
			offline: false,
			latency: 150,
			downloadThroughput: 1.6e6 / 8,
			uploadThroughput: 750e3 / 8
		});
	}
	return session;
}

async function freePort(): Promise<number> {
	const server = createServer();
	const port = await listen(server);
	await new Promise((closed) => server.close(closed));
	return port;
}

const listen = (server: Server): Promise<number> =>
	new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

async function answers(origin: string, server: ChildProcess): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		if (server.exitCode !== null) throw new Error('the server ended at once: try npm start');
		const response = await fetch(origin).catch(() => null);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`no answer from ${origin}`);
}

// What each page weighs and how soon it can be read, cold and on the slow profile, beside a bare page of 10 KB in the same run.
import { readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { openProduct, pageScript, slowDown, type Product } from './product';
import { print, ratio, type Row } from './table';

/** by the start of the address: KB of JS, and ms of blocking, to stay under */
const LIMITS = [
	{ start: '/learn/', kilobytes: 60, blockedMs: 50, lcpRatio: 1.5 },
	{ start: '/slides/', kilobytes: 70, blockedMs: null, lcpRatio: null },
	{ start: '/lab', kilobytes: 120, blockedMs: 150, lcpRatio: null }
] as const;

const SETTLE_MS = 3000;
const BARE =
	`<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title><h1>Bare page</h1>${'<p>'.padEnd(203, 'words and more words ')}`.padEnd(
		10_240,
		' and yet more words'
	);

interface Vitals {
	readonly lcp: number;
	readonly tbt: number;
}

export async function pages(runs: number): Promise<void> {
	const product = await openProduct(BARE);
	try {
		const paths = pathsOf();
		const bytes = new Map<string, number>();
		for (const path of paths) bytes.set(path, await scriptBytes(product, path));
		const bare: Vitals[] = [];
		const seen = new Map<string, Vitals[]>(paths.map((path) => [path, []]));
		for (let run = 0; run < runs; run++) {
			bare.push(await vitals(product, product.bare));
			for (const path of paths) seen.get(path)?.push(await vitals(product, product.origin + path));
		}
		const bareLcp = bare.map((run) => run.lcp);
		print(
			'JavaScript of each page until it is quiet, brotli',
			paths.map((path): Row => {
				const kilobytes = (bytes.get(path) ?? NaN) / 1000;
				const most = limitOf(path)?.kilobytes;
				return {
					what: path,
					unit: 'KB',
					values: [kilobytes],
					...(most !== undefined && { reach: `≤ ${most} KB`, holds: kilobytes <= most })
				};
			})
		);
		print('Largest contentful paint: CPU 4 × slower, 1.6 Mbit/s, 150 ms, cold', [
			{ what: 'bare page of 10 KB', unit: 'ms', values: bareLcp },
			...paths.map((path): Row => {
				const values = (seen.get(path) ?? []).map((run) => run.lcp);
				const most = limitOf(path)?.lcpRatio ?? null;
				return {
					what: path,
					unit: 'ms',
					values,
					against: bareLcp,
					...(most !== null && { reach: `≤ ${most} ×`, holds: ratio(values, bareLcp) <= most })
				};
			})
		]);
		print('Total blocking time, slow profile', [
			...paths.map((path): Row => {
				const values = (seen.get(path) ?? []).map((run) => run.tbt);
				const most = limitOf(path)?.blockedMs ?? null;
				return { what: path, unit: 'ms', values, ...(most !== null && { reach: `≤ ${most} ms`, holds: ratio(values, [1]) <= most }) };
			})
		]);
	} finally {
		await product.close();
	}
}

const limitOf = (path: string) => LIMITS.find(({ start }) => path.startsWith(start));

/** the pages that a person reads, as built */
const pathsOf = (): string[] =>
	readdirSync('build/prerendered', { recursive: true, encoding: 'utf8' })
		.map((file) => `/${file.replaceAll('\\', '/')}`)
		.filter((file) => file.endsWith('.html'))
		.map((file) => file.replace(/\/index\.html$/, '/').replace(/\.html$/, ''))
		.sort();

async function scriptBytes({ browser, origin }: Product, path: string): Promise<number> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	const scripts = new Map<string, number>();
	const reading: Promise<void>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() !== 'script') return;
		reading.push(response.body().then((body) => void scripts.set(response.url(), brotliCompressSync(body).length)));
	});
	await page.goto(origin + path, { waitUntil: 'networkidle' });
	await Promise.all(reading);
	await context.close();
	return [...scripts.values()].reduce((sum, size) => sum + size, 0);
}

async function vitals({ browser }: Product, address: string): Promise<Vitals> {
	const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	await page.addInitScript({ path: pageScript('vitals.js') });
	await slowDown(page, true);
	await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
	await page.waitForTimeout(SETTLE_MS);
	const taken = await page.evaluate<Vitals>('takeVitals()');
	await context.close();
	return taken;
}

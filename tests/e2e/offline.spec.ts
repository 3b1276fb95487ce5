// Without a network: after one visit the chapters, their figures, the search and the lab are there, and a newer version asks before it takes over.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { LabPage } from './pages/lab';
import { LessonPage } from './pages/lesson';

test.use({ serviceWorkers: 'allow' });

/** until everything is kept, and this page is served from there */
const keepAll = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((taken) => navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }));
	});

test('after one visit a trainee without a network reads, predicts with a figure, searches, and moves guests in the lab', async ({
	page,
	context
}) => {
	const lesson = new LessonPage(page);
	await lesson.open();
	await keepAll(page);
	await context.setOffline(true);

	await page.goto('/learn/2-core');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Core technologies');
	await lesson.open();
	await lesson.live('Two hosts, five guests');
	const prediction = lesson.prediction('How long must they wait');
	await prediction.getByRole('radio', { name: 'Less than a second' }).check();
	await prediction.getByRole('button', { name: 'Move it and see' }).click();
	await expect(page.getByText(/ehr-app-01 moved from Alder to Birch/).first()).toBeVisible({ timeout: 30_000 });

	await page.goto('/search?q=hypervisor');
	await expect(page.getByRole('link', { name: 'Hypervisor', exact: true }).first()).toBeVisible();

	const lab = new LabPage(page);
	await lab.open();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address that was not built says that it needs the network', async ({ page, context }) => {
	await page.goto('/');
	await keepAll(page);
	await context.setOffline(true);
	await page.goto('/no-such-page');
	await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
	await page.getByRole('link').click();
	await expect(page).toHaveURL(/\/$/);
});

test('a newer version asks first, and loads when the reader agrees', async ({ page, baseURL }) => {
	// the product, published again while somebody reads it: its service worker differs by a comment
	let published = 1;
	const server = http.createServer((request, response) => {
		void fetch(`${baseURL}${request.url}`).then(async (got) => {
			const body = Buffer.from(await got.arrayBuffer());
			response.writeHead(got.status, { 'content-type': got.headers.get('content-type') ?? 'text/html' });
			response.end(request.url === '/service-worker.js' ? `${body.toString()}\n// ${published}` : body);
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	try {
		await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/glossary`);
		await keepAll(page);
		await expect(page.getByRole('region', { name: 'A newer Guesthouse is ready' })).toBeHidden();
		published = 2;
		await page.reload();
		const notice = page.getByRole('region', { name: 'A newer Guesthouse is ready' });
		await expect(notice).toBeVisible({ timeout: 30_000 });
		const reloaded = page.waitForEvent('load');
		await notice.getByRole('button', { name: 'Load it now' }).click();
		await reloaded;
		await expect(notice).toBeHidden();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
	} finally {
		server.closeAllConnections();
		server.close();
	}
});

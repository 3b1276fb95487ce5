// How soon the picture answers while a guest is dragged, in estates of 100 and 1,000 guests, beside dragging one bare div in the same run.
import type { Page } from 'playwright';
import { openProduct, pageScript, slowDown, type Product } from './product';
import { print, quantile, ratio, type Row } from './table';

const BARE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>
<style>body { margin: 0; height: 100vh } div { position: absolute; width: 120px; height: 60px; background: teal; touch-action: none }</style>
<div></div><script>
const box = document.querySelector('div');
let from = null;
box.onpointerdown = (event) => { from = { x: event.clientX, y: event.clientY }; box.setPointerCapture(event.pointerId); };
box.onpointermove = (event) => { if (from) box.style.transform = 'translate(' + (event.clientX - from.x) + 'px,' + (event.clientY - from.y) + 'px)'; };
box.onpointerup = () => { from = null; };
</script>`;

const VIEWPORT = { width: 1440, height: 900 };
const MOVES = 240;
const MOVE_MS = 8;
const LATE_MS = 25;

interface Feel {
	/** ms from pointer to frame, of the slowest twentieth the quickest */
	readonly p95: number;
	/** percent of frames that came late */
	readonly late: number;
}

export async function drag(runs: number): Promise<void> {
	const product = await openProduct(BARE);
	try {
		for (const slow of [false, true]) await compare(product, runs, slow);
	} finally {
		await product.close();
	}
}

async function compare(product: Product, runs: number, slow: boolean): Promise<void> {
	const feels: Record<'bare' | 'hundred' | 'thousand', Feel[]> = { bare: [], hundred: [], thousand: [] };
	for (let run = 0; run < runs; run++) {
		feels.bare.push(await feel(product, slow, openBare));
		feels.hundred.push(await feel(product, slow, estateOf(100)));
		feels.thousand.push(await feel(product, slow, estateOf(1000)));
	}
	const bare = feels.bare.map((run) => run.p95);
	const rows = (what: string, list: readonly Feel[]): Row[] => {
		const p95 = list.map((run) => run.p95);
		const late = list.map((run) => run.late);
		return [
			{ what: `${what}: pointer to frame, p95`, unit: 'ms', values: p95, against: bare, reach: '≤ 1.2 ×', holds: ratio(p95, bare) <= 1.2 },
			{ what: `${what}: frames over ${LATE_MS} ms`, unit: '%', values: late, reach: '< 2 %', holds: ratio(late, [1]) < 2 }
		];
	};
	print(`Dragging a guest${slow ? ', CPU 4 × slower' : ''}`, [
		{ what: 'one bare div: pointer to frame, p95', unit: 'ms', values: bare },
		{ what: `one bare div: frames over ${LATE_MS} ms`, unit: '%', values: feels.bare.map((run) => run.late) },
		...rows('100 guests', feels.hundred),
		...rows('1,000 guests', feels.thousand)
	]);
}

/** @returns where the thing to drag can be taken */
type Opener = (page: Page, product: Product) => Promise<{ readonly x: number; readonly y: number }>;

const openBare: Opener = async (page, { bare }) => {
	await page.goto(bare);
	return { x: 60, y: 30 };
};

const estateOf =
	(guests: number): Opener =>
	async (page, { origin }) => {
		await page.goto(`${origin}/lab`);
		await page.waitForSelector('html[data-ready]');
		const text = `title: ${guests} guests\nestate: { hosts: ${guests / 10}, guests: ${guests} }\n`;
		// dropped on the page, as a learner would
		await page.evaluate((yaml) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File([yaml], 'bench.scenario.yaml', { type: 'text/yaml' }));
			for (const type of ['dragenter', 'dragover', 'drop'])
				document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
		}, text);
		await page.getByRole('heading', { level: 1, name: `${guests} guests` }).waitFor();
		const guest = page.getByRole('button', { name: /, running on / }).first();
		await guest.waitFor();
		await guest.scrollIntoViewIfNeeded();
		const box = await guest.boundingBox();
		if (!box) throw new Error('no guest to drag');
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	};

async function feel(product: Product, slow: boolean, open: Opener): Promise<Feel> {
	const context = await product.browser.newContext({ viewport: VIEWPORT });
	const page = await context.newPage();
	await page.addInitScript({ path: pageScript('frames.js') });
	const { x, y } = await open(page, product);
	if (slow) await slowDown(page, false);
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 12, y + 12, { steps: 4 });
	await page.evaluate('takeFrames()');
	for (let move = 0; move < MOVES; move++) {
		// wide loops over the page, so that hosts are entered and left
		const angle = (move / MOVES) * 6 * Math.PI;
		await page.mouse.move(VIEWPORT.width * (0.5 + 0.35 * Math.sin(angle)), VIEWPORT.height * (0.55 + 0.3 * Math.cos(angle * 1.3)));
		await page.waitForTimeout(MOVE_MS);
	}
	if (open !== openBare && (await page.locator('.away').count()) === 0) throw new Error('no guest is being dragged');
	const { delays, gaps } = await page.evaluate<{ delays: number[]; gaps: number[] }>('takeFrames()');
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await context.close();
	return { p95: quantile(delays, 0.95), late: (gaps.filter((gap) => gap > LATE_MS).length / gaps.length) * 100 };
}

// The lab as a person speaks of it: hosts, guests, moves by every hand, the line of time, files and links.
import { expect, type Locator, type Page } from '@playwright/test';

export class LabPage {
	readonly page: Page;
	readonly status: Locator;
	readonly details: Locator;
	readonly dialog: Locator;
	readonly undoButton: Locator;

	constructor(page: Page) {
		this.page = page;
		this.status = page.getByRole('status');
		this.details = page.getByRole('region', { name: 'Details' });
		this.dialog = page.getByRole('dialog');
		this.undoButton = page.getByRole('button', { name: /^Undo/ }).first();
	}

	/** An address of the lab; the clinic unless another is given. */
	async open(address = 'lab?scenario=clinic-ehr') {
		await this.page.goto(address);
		await this.page.locator('html[data-ready]').waitFor();
		await expect(this.page.getByRole('heading', { level: 1 })).not.toHaveText('Lab');
	}

	host(name: string): Locator {
		return this.page.getByRole('listitem', { name: new RegExp(`^${name}, `) });
	}

	guest(name: string): Locator {
		return this.page.getByRole('button', { name: new RegExp(`^${name}, `) });
	}

	/** Its tile, wherever it stands. */
	async expectOn(guest: string, host: string, state = 'running') {
		await expect(this.page.getByRole('button', { name: `${guest}, ${state} on ${host}` }).first()).toBeVisible();
	}

	async drag(guest: string, host: string) {
		const [from, to] = await this.#way(guest, host);
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
		await this.page.mouse.move(to.x, to.y, { steps: 6 });
		await this.page.mouse.up();
	}

	/** By one finger, as the browser itself reports it. */
	async dragByTouch(guest: string, host: string) {
		const [from, to] = await this.#way(guest, host);
		const session = await this.page.context().newCDPSession(this.page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
			session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
		await touch('touchStart', [from]);
		for (let step = 1; step <= 8; step += 1)
			await touch('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }]);
		await touch('touchEnd', []);
	}

	/** Space picks up, arrows choose, Space drops. */
	async carryByKeys(guest: string, host: string) {
		await this.guest(guest).first().focus();
		await this.page.keyboard.press('Space');
		for (let tries = 0; tries < 5; tries += 1) {
			await this.page.keyboard.press('ArrowDown');
			if ((await this.status.textContent())?.includes(host)) break;
		}
		await this.page.keyboard.press('Space');
	}

	/** The menu of a guest or a host, opened by its button. */
	async act(thing: string, entry: string) {
		await this.page
			.getByRole('button', { name: `Actions for ${thing}` })
			.first()
			.click();
		await this.page.getByRole('menuitem', { name: entry, exact: true }).click();
	}

	/** A click on the tile's name: its middle may be under the menu button. */
	async select(guest: string) {
		await this.guest(guest)
			.first()
			.click({ position: { x: 14, y: 26 } });
	}

	async moveByMenu(guest: string, host: string) {
		await this.select(guest);
		await this.act(guest, 'Move to…');
		await this.dialog.getByRole('radio', { name: new RegExp(host) }).check();
		await this.dialog.getByRole('button', { name: `Move to ${host}` }).click();
	}

	async speed(times: string) {
		await this.page.getByLabel('Speed').selectOption({ label: times });
	}

	async pause() {
		const button = this.page.getByRole('button', { name: 'Pause', exact: true });
		if (await button.isVisible()) await button.click();
	}

	/** The link from the Share dialog. */
	async shareLink(): Promise<string> {
		await this.page.getByRole('button', { name: 'Share…' }).click();
		const link = await this.dialog.getByLabel('Link').inputValue();
		await this.page.keyboard.press('Escape');
		return link;
	}

	async openFile(name: string, text: string) {
		await this.page.getByRole('button', { name: 'Open…' }).click();
		await this.dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
	}

	async #way(guest: string, host: string) {
		const tile = this.guest(guest).first();
		await tile.scrollIntoViewIfNeeded();
		const to = await boxOf(this.host(host));
		// near its upper edge: on a phone the rest of the host may lie below the window
		return [center(await boxOf(tile)), { x: to.x + to.width / 2, y: to.y + 24 }] as const;
	}
}

async function boxOf(what: Locator) {
	const box = await what.boundingBox();
	if (box === null) throw new Error('it is not on the page');
	return box;
}

const center = (box: { x: number; y: number; width: number; height: number }) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

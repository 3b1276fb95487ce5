import { page, userEvent } from 'vitest/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import '$lib/ui/ui.css';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { status } from '$lib/ui/status.svelte';
import type { GuestId } from '$lib/sim/world';
import { clinic } from './clinic.fixture';
import Rack from './Rack.svelte';

const CEDAR_IS_FULL: Check = {
	id: 'memory',
	severity: 'refuse',
	passed: false,
	numbers: { needMiB: 65536, freeMiB: 53248, host: 'Cedar', product: 'xenserver' },
	fix: [{ type: 'migrate', guest: 'vm:fax-01', to: 'host:birch' }],
	lesson: ''
};
const STORAGE_SEEN: Check = {
	id: 'storage',
	severity: 'refuse',
	passed: true,
	numbers: { datastore: 'san-01', host: 'Cedar' },
	fix: [],
	lesson: ''
};

/** Birch takes every guest, Cedar none */
const check = (command: Command): Check[] =>
	command.type === 'migrate' && command.to === 'host:cedar' ? [STORAGE_SEEN, CEDAR_IS_FULL] : [STORAGE_SEEN];
const refusing = (command: Command): Check[] | null => {
	const no = check(command).filter((one) => !one.passed);
	return no.length > 0 ? no : null;
};

const send = vi.fn(refusing);
const onselect = vi.fn<(guests: readonly GuestId[]) => void>();
const onmenu = vi.fn<(thing: string, anchor: Element) => void>();

const guest = (name: string) => page.getByRole('button', { name: `${name}, running on Alder` });
const host = (name: string) => page.getByRole('listitem', { name: new RegExp(`^${name}, `) });

function middle(element: Element): { x: number; y: number } {
	const box = element.getBoundingClientRect();
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function press(type: string, at: { x: number; y: number }, target: Element, pointerType = 'mouse'): void {
	const event = new PointerEvent(type, {
		bubbles: true,
		cancelable: true,
		pointerId: 7,
		pointerType,
		button: 0,
		buttons: 1,
		clientX: at.x,
		clientY: at.y
	});
	target.dispatchEvent(event);
}

async function carry(name: string, to: string, pointerType = 'mouse'): Promise<void> {
	const tile = guest(name).element();
	const [from, end] = [middle(tile), middle(host(to).element())];
	press('pointerdown', from, tile, pointerType);
	for (const part of [0.1, 0.5, 1]) {
		press('pointermove', { x: from.x + (end.x - from.x) * part, y: from.y + (end.y - from.y) * part }, document.body, pointerType);
		await new Promise(requestAnimationFrame);
	}
}

const drop = (to: string, pointerType = 'mouse'): void => press('pointerup', middle(host(to).element()), document.body, pointerType);

beforeEach(async () => {
	await page.viewport(1000, 900);
	send.mockClear();
	onselect.mockClear();
	onmenu.mockClear();
	render(Rack, { props: { view: clinic(), events: [], check, send, onselect, onmenu } });
});

describe('the rack', () => {
	it('names hosts, guests and their menus', async () => {
		await expect.element(page.getByRole('listitem', { name: 'Alder, running, 5 guests, CPU 42%, memory 72%' })).toBeInTheDocument();
		await expect.element(guest('ehr-app-01')).toBeInTheDocument();
		await expect.element(page.getByRole('button', { name: 'test-ehr, suspended on Cedar' })).toBeInTheDocument();
		await expect.element(page.getByRole('button', { name: 'Actions for ehr-app-01' })).toBeInTheDocument();
		await expect.element(page.getByRole('button', { name: 'Actions for Alder' })).toBeInTheDocument();
	});

	it('selects by click and Enter, and extends by Shift', async () => {
		await guest('ehr-app-01').click();
		expect(onselect).toHaveBeenLastCalledWith(['vm:ehr-app-01']);
		await expect.element(guest('ehr-app-01')).toHaveAttribute('aria-pressed', 'true');
		(guest('lb-01').element() as SVGElement).focus();
		await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
		expect(onselect).toHaveBeenLastCalledWith(['vm:ehr-app-01', 'vm:lb-01']);
		await userEvent.keyboard('{Enter}');
		expect(onselect).toHaveBeenLastCalledWith(['vm:lb-01']);
		expect(send).not.toHaveBeenCalled();
	});

	it.each(['mouse', 'touch'])('sends one move when a guest is dragged by %s', async (pointerType) => {
		await carry('ehr-app-01', 'Birch', pointerType);
		await expect.element(page.getByRole('region', { name: 'Can Birch take ehr-app-01?' })).toBeInTheDocument();
		drop('Birch', pointerType);
		expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' }]]);
		expect(onselect).not.toHaveBeenCalled();
	});

	it('says why a host refuses while the guest hovers, keeps the card after the drop, and offers the fix', async () => {
		await carry('ehr-db-01', 'Cedar');
		const card = page.getByRole('region', { name: 'Can Cedar take ehr-db-01?' });
		await expect.element(card).toHaveTextContent('needs 64 GB, 52 GB free');
		expect(card.element().querySelectorAll('li')[0]?.textContent).toContain('needs 64 GB');
		drop('Cedar');
		await expect.poll(() => status.text).toContain("Cedar can't take ehr-db-01: needs 64 GB, 52 GB free.");
		await expect.element(guest('ehr-db-01')).toBeInTheDocument();
		send.mockClear();
		await card.getByRole('button', { name: /fax-01/ }).click();
		expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:fax-01', to: 'host:birch' }]]);
		await userEvent.keyboard('{Escape}');
		expect(card.query()).toBeNull();
	});

	it('puts a guest back that is dropped at home or beside every host', async () => {
		await carry('ehr-app-01', 'Birch');
		press('pointermove', middle(host('Alder').element()), document.body);
		drop('Alder');
		await carry('ehr-app-01', 'Birch');
		press('pointerup', { x: 2, y: 890 }, document.body);
		expect(send).not.toHaveBeenCalled();
		await expect.poll(() => status.text).toContain('ehr-app-01 stays on Alder.');
	});

	it('gives the guest back when the browser takes the pointer away, or Escape is pressed', async () => {
		await carry('ehr-app-01', 'Birch');
		press('pointercancel', middle(host('Birch').element()), document.body);
		await carry('ehr-app-01', 'Birch');
		await userEvent.keyboard('{Escape}');
		drop('Birch');
		expect(send).not.toHaveBeenCalled();
	});

	it('moves by keyboard alone: Space picks up, arrows choose, Enter drops', async () => {
		(guest('ehr-app-01').element() as SVGElement).focus();
		await userEvent.keyboard(' ');
		await expect.poll(() => status.text).toContain('ehr-app-01 picked up from Alder.');
		await userEvent.keyboard('{ArrowDown}');
		await expect.poll(() => status.text).toContain('Birch can take ehr-app-01.');
		await userEvent.keyboard('{ArrowDown}');
		await expect.poll(() => status.text).toContain("Cedar can't take ehr-app-01");
		await userEvent.keyboard('{ArrowUp}{Enter}');
		expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' }]]);
	});

	it('returns the guest by Escape', async () => {
		(guest('ehr-app-01').element() as SVGElement).focus();
		await userEvent.keyboard(' {ArrowDown}{Escape}{Enter}');
		expect(send).not.toHaveBeenCalled();
		expect(onselect).toHaveBeenLastCalledWith(['vm:ehr-app-01']);
	});

	it('moves by two clicks in Move mode only', async () => {
		await guest('ehr-app-01').click();
		await host('Birch').click({ position: { x: 20, y: 20 } });
		expect(send).not.toHaveBeenCalled();
		await page.getByRole('button', { name: 'Move', exact: true }).click();
		await host('Birch').click({ position: { x: 20, y: 90 } });
		expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' }]]);
	});

	it('moves by "Move to…", which tells which hosts refuse', async () => {
		await guest('ehr-app-01').click();
		await page.getByRole('button', { name: 'Move to…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Move ehr-app-01' });
		await expect.element(dialog).toHaveTextContent('needs 64 GB, 52 GB free');
		expect(dialog.getByRole('button', { name: 'Move to Cedar' }).query()).toBeNull();
		await dialog.getByRole('button', { name: 'Move to Birch' }).click();
		expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:ehr-app-01', to: 'host:birch' }]]);
	});

	it('opens menus by click, key and right click, at the button or tile pressed', async () => {
		await page.getByRole('button', { name: 'Actions for ehr-db-01' }).click();
		expect(onmenu.mock.calls.at(-1)?.[0]).toBe('vm:ehr-db-01');
		(page.getByRole('button', { name: 'Actions for Birch' }).element() as SVGElement).focus();
		await userEvent.keyboard('{Enter}');
		expect(onmenu.mock.calls.at(-1)?.[0]).toBe('host:birch');
		await guest('ehr-app-01').click({ button: 'right' });
		expect(onmenu.mock.calls.at(-1)).toEqual(['vm:ehr-app-01', guest('ehr-app-01').element()]);
		expect(onselect).not.toHaveBeenCalled();
	});

	it('walks from guest to guest by arrows', async () => {
		(guest('ehr-app-01').element() as SVGElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(guest('interface-01')).toHaveFocus();
		await userEvent.keyboard('{ArrowDown}');
		expect(document.activeElement?.getAttribute('aria-label')).toMatch(/ on Birch$/);
	});
});

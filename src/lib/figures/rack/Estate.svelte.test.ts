import { page, userEvent } from 'vitest/browser';
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { estate } from './clinic.fixture';
import { RackControl } from './control';
import Rack from './Rack.svelte';

const send = vi.fn((_: Command): Check[] | null => null);
const control = new RackControl();
const guest = (name: string) => page.getByRole('button', { name: `${name}, running on` });
const hosts = () => page.getByRole('listitem').filter({ hasNot: page.getByRole('list') });

beforeEach(async () => {
	await page.viewport(1000, 900);
	send.mockClear();
	render(Rack, { props: { view: estate(100), events: [], check: () => [], send, control, onmenu: () => undefined } });
	await expect.element(guest('web-0001')).toBeInTheDocument();
});

it('holds only the hosts in view, and tells how many there are', () => {
	const [first] = hosts().elements();
	expect(hosts().elements().length).toBeLessThan(25);
	expect([first?.getAttribute('aria-posinset'), first?.getAttribute('aria-setsize')]).toEqual(['1', '100']);
	expect(guest('web-1000').query()).toBeNull();
});

it('paints a host in view', () => {
	const canvas = document.querySelector('canvas');
	const pixels = canvas?.getContext('2d')?.getImageData(4, 20, 1, 1).data ?? [];
	expect([...pixels].slice(0, 3)).toEqual([0x3b, 0x41, 0x49]); // the plate
});

it('scrolls to a guest that is asked for and gives it the focus', async () => {
	const name = Object.values(estate(100).guests).at(-1)?.name ?? '';
	control.focus(`vm:${name}`);
	await expect.element(guest(name)).toHaveFocus();
});

it('walks down by arrows beyond what is in view, and keeps the focus when it is scrolled away', async () => {
	(guest('web-0001').element() as HTMLElement).focus();
	for (let step = 0; step < 12; step++) await userEvent.keyboard('{ArrowDown}');
	const at = document.activeElement;
	expect(at?.getAttribute('aria-label')).toMatch(/ on Host-013$/);
	const list = document.querySelector('.viewport');
	list?.scrollTo(0, 5000);
	await expect
		.poll(() =>
			hosts()
				.elements()
				.some((host) => host.getAttribute('aria-label')?.startsWith('Host-050'))
		)
		.toBe(true);
	expect(document.activeElement).toBe(at);
});

it('moves by keyboard to a host out of view', async () => {
	(guest('web-0001').element() as HTMLElement).focus();
	await userEvent.keyboard(' {ArrowUp}{Enter}');
	expect(send.mock.calls).toEqual([[{ type: 'migrate', guest: 'vm:web-0001', to: 'host:host-100' }]]);
});

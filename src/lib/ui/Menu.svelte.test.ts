import { userEvent } from 'vitest/browser';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { MenuItem } from './menu';
import Menu from './Menu.svelte';

const done = vi.fn<(what: string) => void>();
const items: MenuItem[] = [
	{ label: 'Power on', why: 'Already running.', act: () => done('power on') },
	{ label: 'Pause', act: () => done('pause') },
	{
		label: 'Move to…',
		items: [
			{ label: 'Birch', act: () => done('move to Birch') },
			{ label: 'Cedar', act: () => done('move to Cedar') }
		]
	},
	{ label: 'Destroy', danger: true, line: true, act: () => done('destroy') }
];
const dots = createRawSnippet(() => ({ render: () => '<span>…</span>' }));
const show = () => render(Menu, { label: 'Actions for ehr-app-01', items, children: dots });
/** the words of the item that has the focus */
const focused = () => document.activeElement?.getAttribute('data-label');

beforeEach(() => {
	done.mockClear();
});

test('Down on the button opens at the first item, Up at the last', async () => {
	const page = await show();
	const button = page.getByRole('button', { name: 'Actions for ehr-app-01' });
	await expect.element(button).toHaveAttribute('aria-expanded', 'false');
	button.element().focus();
	await userEvent.keyboard('{ArrowDown}');
	await expect.poll(focused).toBe('Power on');
	await expect.element(button).toHaveAttribute('aria-expanded', 'true');
	await userEvent.keyboard('{Escape}');
	await userEvent.keyboard('{ArrowUp}');
	await expect.poll(focused).toBe('Destroy');
});

test('arrows go round the ends, letters jump, and Enter performs and gives the focus back', async () => {
	const page = await show();
	const button = page.getByRole('button', { name: 'Actions for ehr-app-01' });
	await button.click();
	await expect.poll(focused).toBe('Power on');
	await userEvent.keyboard('{ArrowUp}');
	expect(focused()).toBe('Destroy');
	await userEvent.keyboard('pa');
	expect(focused()).toBe('Pause');
	await expect.poll(() => page.container.querySelectorAll('[role="menuitem"][tabindex="0"]').length).toBe(1);
	expect(document.activeElement).toHaveProperty('tabIndex', 0);
	await userEvent.keyboard('{Enter}');
	expect(done.mock.calls).toEqual([['pause']]);
	await expect.element(button).toHaveFocus();
	await expect.element(button).toHaveAttribute('aria-expanded', 'false');
});

test('an item that cannot be chosen is reached, says why, and does nothing', async () => {
	const page = await show();
	await page.getByRole('button', { name: 'Actions for ehr-app-01' }).click();
	const item = page.getByRole('menuitem', { name: 'Power on' });
	await expect.element(item).toHaveFocus();
	await expect.element(item).toHaveAccessibleDescription('Already running.');
	await userEvent.keyboard('{Enter}');
	expect(done).not.toHaveBeenCalled();
	await expect.element(item).toBeVisible();
});

test('Right goes into an item with a list of its own, Esc comes back to it, and choosing there performs', async () => {
	const page = await show();
	await page.getByRole('button', { name: 'Actions for ehr-app-01' }).click();
	await expect.poll(focused).toBe('Power on');
	await userEvent.keyboard('mo{ArrowRight}');
	await expect.poll(focused).toBe('Birch');
	await userEvent.keyboard('{Escape}');
	await expect.poll(focused).toBe('Move to…');
	await userEvent.keyboard('{ArrowRight}');
	await expect.poll(focused).toBe('Birch');
	await userEvent.keyboard('{ArrowDown}{Enter}');
	expect(done.mock.calls).toEqual([['move to Cedar']]);
});

test('Esc closes and returns the focus to the button', async () => {
	const page = await show();
	const button = page.getByRole('button', { name: 'Actions for ehr-app-01' });
	await button.click();
	await expect.poll(focused).toBe('Power on');
	await userEvent.keyboard('{Escape}');
	await expect.element(button).toHaveFocus();
	await expect.element(page.getByRole('menuitem', { name: 'Pause' })).not.toBeInTheDocument();
});

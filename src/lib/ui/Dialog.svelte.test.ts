import { userEvent } from 'vitest/browser';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

const question = createRawSnippet(() => ({ render: () => '<p>Its memory is lost.</p>' }));

/** a page's button with the focus, as it has when it opens a dialog */
function opener(): HTMLButtonElement {
	const button = document.createElement('button');
	button.textContent = 'Power off';
	document.body.append(button);
	button.focus();
	return button;
}

test('it is named by its title, makes the page inert, and Esc closes it and gives the focus back', async () => {
	const button = opener();
	const onclose = vi.fn();
	const page = await render(Dialog, { title: 'Power off ehr-app-01?', open: true, children: question, onclose });
	const dialog = page.getByRole('dialog', { name: 'Power off ehr-app-01?' });
	await expect.element(dialog).toBeVisible();
	await expect.element(dialog).toHaveTextContent('Its memory is lost.');
	button.focus();
	expect(document.activeElement).not.toBe(button);
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
	expect(document.activeElement).toBe(button);
	button.remove();
});

test('a click beside it closes it, a click in it does not', async () => {
	const onclose = vi.fn();
	const page = await render(Dialog, { title: 'Power off ehr-app-01?', open: true, children: question, onclose });
	await page.getByText('Its memory is lost.').click();
	expect(onclose).not.toHaveBeenCalled();
	const box = page.getByRole('dialog').element().getBoundingClientRect();
	await userEvent.click(document.documentElement, { position: { x: 4, y: Math.max(4, box.top - 20) }, force: true });
	await expect.poll(() => onclose.mock.calls.length).toBe(1);
});

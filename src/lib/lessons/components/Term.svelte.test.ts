import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Sample from '../Sample.fixture.svelte';

test('by keyboard: Enter opens the card, Tab reaches the glossary from it, Escape closes it', async () => {
	const page = await render(Sample);
	const word = page.getByRole('button', { name: 'guest', exact: true });
	const card = page.getByText('A virtual machine running on a host.');
	await expect.element(card).not.toBeVisible();
	word.element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(card).toBeVisible();
	await userEvent.tab();
	expect(document.activeElement?.getAttribute('href')).toBe('/glossary#guest');
	await userEvent.keyboard('{Escape}');
	await expect.element(card).not.toBeVisible();
	expect(document.activeElement).toBe(word.element());
});

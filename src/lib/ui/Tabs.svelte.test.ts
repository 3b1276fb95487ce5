import { userEvent } from 'vitest/browser';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Tabs from './Tabs.svelte';

const panel = createRawSnippet<[string]>((tab) => ({
	render: () => '<p></p>',
	setup: (element) => {
		$effect(() => {
			element.textContent = `about ${tab()}`;
		});
	}
}));
const tabs = [
	{ id: 'summary', label: 'Summary' },
	{ id: 'hardware', label: 'Hardware' },
	{ id: 'monitor', label: 'Monitor' }
];

test('the arrows choose the tab and show its panel; the list is one stop', async () => {
	const page = await render(Tabs, { label: 'Inspector', tabs, selected: 'summary', children: panel });
	page.getByRole('tab', { name: 'Summary' }).element().focus();
	await userEvent.keyboard('{ArrowLeft}');
	await expect.element(page.getByRole('tab', { name: 'Monitor' })).toHaveFocus();
	await expect.element(page.getByRole('tabpanel', { name: 'Monitor' })).toHaveTextContent('about monitor');
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await expect.element(page.getByRole('tab', { name: 'Hardware' })).toHaveAttribute('aria-selected', 'true');
	const stops = page
		.getByRole('tab')
		.elements()
		.filter((tab) => tab.tabIndex === 0);
	expect(stops.map((tab) => tab.textContent)).toEqual(['Hardware']);
});

import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import oneServer from '../../../../lessons/1-basics/one-server.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

async function open(choices = {}) {
	const stage: PlainStage = new PlainStage(oneServer, () => void page.rerender(stage.props), choices);
	const page = await render(Figure, { props: stage.props });
	return page;
}

test('sliding the year back gives the products their old names and owners, by keyboard alone', async () => {
	const page = await open();
	await expect.element(page.getByText('by Omnissa, by subscription.').first()).toBeVisible();
	const slider = page.getByRole('slider', { name: 'Year' });
	slider.element().focus();
	await userEvent.keyboard('{Home}');
	await expect.element(slider).toHaveAttribute('aria-valuetext', '2010');
	await expect.element(page.getByText('VMware View', { exact: true })).toBeVisible();
	await expect.element(page.getByText('Omnissa, by subscription')).not.toBeInTheDocument();
});

test('its surprise: names and owners move, the words for mechanisms do not', async () => {
	const page = await open({ year: '2026' });
	await expect
		.element(page.getByRole('status'))
		.toHaveTextContent(/^At the end of 2026, \d+ of 15 names differ .* Of 8 words for mechanisms, none has changed\.$/);
});

test('a chapter shows its own products', async () => {
	const page = await open({ shown: 'ehr' });
	await expect.element(page.getByText('TouchWorks EHR', { exact: true })).toBeVisible();
	await expect.element(page.getByText('Xen', { exact: true })).not.toBeInTheDocument();
	await page.getByText('Servers', { exact: true }).click();
	await expect.element(page.getByText('Xen', { exact: true })).toBeVisible();
});

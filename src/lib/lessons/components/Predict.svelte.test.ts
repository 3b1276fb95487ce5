import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { status } from '$lib/ui/status.svelte';
import Sample from '../Sample.fixture.svelte';

test('the prediction is locked before the figure runs, and the cause waits until it is asked for', async () => {
	const run = vi.fn();
	const page = await render(Sample, { run });
	const form = page.getByRole('form', { name: 'Predict, observe, explain' });
	await expect.element(form.getByText('The disk files are there.')).not.toBeVisible();
	await form.getByRole('radio', { name: 'Everything' }).click();
	expect(run).not.toHaveBeenCalled();
	await form.getByRole('button', { name: 'Pull the cord' }).click();
	expect(run.mock.calls).toEqual([[{ commands: [{ type: 'failHost', host: 'host:alder' }], choices: undefined }]]);
	await expect.element(form.getByRole('radio', { name: 'The disks' })).toBeDisabled();
	await expect.element(form.getByText('The disk files are there.')).toBeVisible();
	await expect.element(form.getByText('Memory forgets.')).not.toBeVisible();
	await expect.element(form.getByText('2 Observe')).toHaveAttribute('aria-current', 'step');
	await form.getByRole('button', { name: 'Why?' }).click();
	await expect.element(form.getByText('Memory forgets.')).toBeVisible();
	await expect.element(form.getByText('It was in memory.')).toBeVisible();
	await expect.element(form.getByText('A disk keeps its contents.')).toBeVisible();
});

test('by keyboard alone: arrows choose, Enter locks, the focus follows what is shown', async () => {
	const page = await render(Sample);
	const form = page.getByRole('form', { name: 'Predict, observe, explain' });
	form.getByRole('radio', { name: 'Everything' }).element().focus();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	await expect.element(form.getByRole('radio', { name: 'The disks' })).toBeChecked();
	await expect.poll(() => document.activeElement?.textContent).toContain('The disk files are there.');
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	await expect.poll(() => document.activeElement?.textContent).toContain('Memory forgets.');
});

test('without a prediction nothing runs', async () => {
	const run = vi.fn();
	const page = await render(Sample, { run });
	const form = page.getByRole('form', { name: 'Predict, observe, explain' });
	await form.getByRole('button', { name: 'Pull the cord' }).click();
	await expect.poll(() => status.text).toBe('Choose an answer first.');
	expect(run).not.toHaveBeenCalled();
});

import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { status } from '$lib/ui/status.svelte';
import Sample from '../Sample.fixture.svelte';

const memory = (kept?: readonly number[]) => ({ recall: vi.fn(() => Promise.resolve(kept)), remember: vi.fn() });

test('a wrong answer is told with its own reason, and one may go on', async () => {
	const kept = memory();
	const page = await render(Sample, { memory: kept });
	const form = page.getByRole('group', { name: 'Where is unsaved memory?' });
	await form.getByRole('radio', { name: 'In the VMDK' }).click();
	await page.getByRole('button', { name: 'Check my answer' }).click();
	await expect.element(form.getByText('It is the disk.')).toBeVisible();
	await expect.element(form.getByText('It is a part of it.')).not.toBeVisible();
	await expect.poll(() => status.text).toBe('Not this one. It is the disk.');
	await form.getByRole('radio', { name: 'In the host' }).click();
	await page.getByRole('button', { name: 'Check my answer' }).click();
	for (const reason of ['It is the disk.', 'It is a part of it.', 'It stores nothing.'])
		await expect.element(form.getByText(reason)).toBeVisible();
	await expect.poll(() => status.text).toBe('Right. It is a part of it.');
	expect(kept.remember.mock.calls).toEqual([
		['9-beds/unsaved', [0]],
		['9-beds/unsaved', [0, 1]]
	]);
});

test('without a choice it asks for one and remembers nothing', async () => {
	const kept = memory();
	const page = await render(Sample, { memory: kept });
	await page.getByRole('button', { name: 'Check my answer' }).click();
	await expect.poll(() => status.text).toBe('Choose an answer first.');
	expect(kept.remember).not.toHaveBeenCalled();
});

test('an earlier answer is there again, and can be asked anew', async () => {
	const page = await render(Sample, {
		memory: { recall: (id) => Promise.resolve(id === '9-beds/unsaved' ? [2, 1] : undefined), remember: () => {} }
	});
	const form = page.getByRole('group', { name: 'Where is unsaved memory?' });
	await expect.element(form.getByText('It stores nothing.')).toBeVisible();
	await page.getByRole('button', { name: 'Ask me again' }).click();
	await expect.element(form.getByText('It stores nothing.')).not.toBeVisible();
	await expect.element(form.getByRole('radio', { name: 'In the host' })).not.toBeChecked();
});

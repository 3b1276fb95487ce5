import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ChapterTest from '../ChapterTest.fixture.svelte';

const answers = async (page: Awaited<ReturnType<typeof render>>, ...chosen: readonly string[]) => {
	for (const name of chosen) {
		await page.getByRole('radio', { name }).click();
		await page.getByRole('button', { name: 'Check my answer' }).first().click();
	}
};

test('it counts what was right at the first try: a second try mends nothing', async () => {
	const page = await render(ChapterTest);
	await expect.element(page.getByText('0 of 2 answered.')).toBeVisible();
	await answers(page, 'Ten', 'Nine');
	await expect.element(page.getByText('1 of 2 answered.')).toBeVisible();
	await answers(page, 'A machine');
	await expect.element(page.getByText('1 of 2 right at the first try.')).toBeVisible();
});

test('a wrong answer offers the way to where it is taught, in this chapter or another; a right one does not', async () => {
	const page = await render(ChapterTest);
	await answers(page, 'Nine');
	await expect.element(page.getByRole('link')).not.toBeInTheDocument();
	await answers(page, 'Software');
	await expect.element(page.getByRole('link', { name: 'Read where it is taught' })).toHaveAttribute('href', '/learn/1-basics#host');
});

test('it can be taken again from the start', async () => {
	const page = await render(ChapterTest);
	await answers(page, 'Nine', 'A machine');
	await expect.element(page.getByText('2 of 2 right at the first try. All of them.')).toBeVisible();
	await page.getByRole('button', { name: 'Take the test again' }).click();
	await expect.element(page.getByText('0 of 2 answered.')).toBeVisible();
	await expect.element(page.getByRole('radio', { name: 'Nine' })).not.toBeChecked();
});

test('what was answered on another day counts', async () => {
	const kept = new Map([
		['9-beds/beds', [1, 0]],
		['9-beds/host', [1]]
	]);
	const page = await render(ChapterTest, { memory: { recall: (id: string) => Promise.resolve(kept.get(id)), remember: () => {} } });
	await expect.element(page.getByText('1 of 2 right at the first try.')).toBeVisible();
});

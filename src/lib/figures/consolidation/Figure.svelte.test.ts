import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/1-basics/eight-servers.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

async function open(choices = {}) {
	let shown = false;
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void (shown && screen.rerender(stage.props))), choices);
	const screen = await render(Figure, { props: stage.props });
	// what was chosen from the start begins another estate while the figure is still being drawn
	shown = true;
	await screen.rerender(stage.props);
	const status = screen.getByRole('status');
	const settle = () => new Promise((resolve) => setTimeout(resolve, 40));
	const press = async (name: string | RegExp) => {
		await screen.getByRole('button', { name }).click();
		await settle();
	};
	const row = (name: string) => screen.getByRole('listitem').filter({ hasText: name });
	await settle();
	return { stage, screen, status, press, settle, row };
}

test('the surprise: memory is full while the cores idle, and a failure costs more than before, unless there is a spare', async () => {
	const { stage, screen, status, press, settle, row } = await open();
	await expect.element(row('Eight boxes')).toHaveTextContent('28,800');
	await press('Put all on two hosts');
	await expect.element(status).toHaveTextContent('All eight are on two hosts: memory 93% full, cores 10% busy.');
	await expect.element(row('As placed, no spare')).toHaveTextContent('400 people');
	await press('Pull the plug of Alder');
	await expect.element(status).toHaveTextContent('Alder has lost power. Cut off: 400 of 400 people.');
	while (stage.step());
	await settle();
	await expect.element(status).toHaveTextContent('Cut off: 200 of 400 people, until somebody mends it.');
	await press('Plug Alder in again');
	await screen.getByText('Cedar', { exact: true }).first().click();
	await settle();
	await press('Pull the plug of Alder');
	while (stage.step());
	await settle();
	await expect.element(status).toHaveTextContent('All people are served again');
	expect(stage.props.view.guests['vm:app-01']?.host).toBe('host:cedar');
});

test('by keyboard alone: a server is picked up, carried to Birch and put there; its menu takes it back', async () => {
	const { stage, screen, status, settle } = await open();
	(screen.getByRole('button', { name: /^print-01 in its own box/ }).element() as HTMLElement).focus();
	await userEvent.keyboard(' ');
	await expect.element(status).toHaveTextContent('print-01 is in your hand.');
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	await settle();
	await expect.element(status).toHaveTextContent('Birch: it fits');
	await userEvent.keyboard('{Enter}');
	await settle();
	expect(stage.props.view.guests['vm:print-01']?.host).toBe('host:birch');
	expect(stage.props.view.hosts['host:box-8']?.power).toBe('off');
	await screen.getByRole('combobox', { name: 'Place of print-01' }).selectOptions('-');
	await settle();
	expect(stage.props.view.guests['vm:print-01']?.host).toBe('host:box-8');
});

test('what does not fit is refused with both numbers, and stays where it is', async () => {
	const { stage, screen, status, settle } = await open({ at: 'aaaa----' });
	await screen.getByRole('combobox', { name: 'Place of ctx-02' }).selectOptions('a');
	await settle();
	await expect.element(status).toHaveTextContent(/Alder can’t take ctx-02: it needs 23\.\d GB, and [\d.]+ [GM]B are free\./);
	expect(stage.props.view.guests['vm:ctx-02']?.host).toBe('host:box-5');
	await expect.element(screen.getByRole('combobox', { name: 'Place of ctx-02' })).toHaveValue('-');
});

test.each([320, 358, 600, 736, 1128])('at %i px nothing sticks out', async (width) => {
	const { screen, settle } = await open({ at: 'all', spare: 'yes' });
	const box = screen.container;
	box.style.width = `${String(width)}px`;
	await settle();
	await settle();
	const { right } = box.getBoundingClientRect();
	for (const each of box.querySelectorAll('.packing *:not(svg *)'))
		expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
	expect(box.querySelectorAll('.packing [style]')).toHaveLength(0);
});

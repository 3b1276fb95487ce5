import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { anEstate } from '../../../../tests/fixtures/estate';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import Figure from './Figure.svelte';

async function open(choices: Choices = {}) {
	const stage = new PlainStage(anEstate(), () => void screen.rerender(stage.props), choices);
	const screen = await render(Figure, { props: stage.props });
	return screen;
}

const card = (name: string) => new RegExp(`^${name}`);

test('a card that is put where it belongs stays there, with its reason', async () => {
	const screen = await open();
	await screen.getByRole('button', { name: card('Containers') }).click();
	await screen.getByRole('region', { name: 'Something else' }).getByRole('button', { name: 'Put “Containers” here' }).click();
	await expect.element(screen.getByRole('status')).toHaveTextContent('Containers: Something else. Right: one kernel, three fences.');
	await expect.element(screen.getByRole('region', { name: 'Something else' })).toHaveTextContent('1 system');
	await expect.element(screen.getByText('Sorted 1 of 9')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: card('Containers') })).not.toBeInTheDocument();
});

test('a card that does not belong goes back to the deck, and the reason says why', async () => {
	const screen = await open();
	await screen.getByRole('button', { name: card('Terminal sessions') }).click();
	await screen.getByRole('button', { name: 'Put “Terminal sessions” here' }).first().click();
	await expect
		.element(screen.getByRole('status'))
		.toHaveTextContent('Terminal sessions: not Virtualization. Four windows, but only one blue band');
	await expect.element(screen.getByText('Sorted 0 of 9')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: card('Terminal sessions') })).toBeVisible();
});

test('by keyboard alone: Enter chooses, a number places, the next card takes the focus', async () => {
	const screen = await open();
	(screen.getByRole('button', { name: card('Two systems') }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}3');
	await expect.element(screen.getByText('Sorted 1 of 9')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: card('Virtual desktops') })).toHaveFocus();
	await userEvent.keyboard('{Enter}{Escape}');
	await expect.element(screen.getByRole('button', { name: card('Virtual desktops') })).toHaveAttribute('aria-pressed', 'false');
	await userEvent.keyboard('1');
	await expect.element(screen.getByText('Sorted 2 of 9')).toBeVisible();
});

test('by dragging the picture onto a place', async () => {
	const screen = await open();
	const picture = screen.container.querySelector('[data-card="laptop"] svg');
	const tray = screen.container.querySelector('[data-place="virtual"]');
	if (!picture || !tray) throw new Error('the figure is not drawn');
	tray.scrollIntoView({ block: 'end' });
	await userEvent.dragAndDrop(picture, tray);
	await expect.element(screen.getByText('Sorted 1 of 9')).toBeVisible();
	await expect.element(screen.getByRole('region', { name: 'Virtualization' })).toHaveTextContent('A VM on a laptop');
});

test('all nine sorted: the two that look alike are named, and everything can be put back', async () => {
	const screen = await open();
	(screen.getByRole('button', { name: card('Two systems') }).element() as HTMLElement).focus();
	for (const key of ['3', '1', '3', '1', '3', '2', '3', '1', '3']) await userEvent.keyboard(key);
	await expect.element(screen.getByText('Sorted 9 of 9')).toBeVisible();
	await expect.element(screen.getByRole('status')).toHaveTextContent('virtual desktops and terminal sessions');
	await screen.getByRole('button', { name: 'Put all back' }).click();
	await expect.element(screen.getByText('Sorted 0 of 9')).toBeVisible();
});

test('a link or a slide opens it with the cards where they lay', async () => {
	const screen = await open({ sorted: 'containers,laptop' });
	await expect.element(screen.getByText('Sorted 2 of 9')).toBeVisible();
	await expect.element(screen.getByRole('region', { name: 'Virtualization' })).toHaveTextContent('A VM on a laptop');
});

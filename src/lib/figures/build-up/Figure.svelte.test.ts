import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Command } from '$lib/sim/command';
import Figure from './Figure.svelte';

const estate = anEstate({
	hosts: [aHost('Alder')],
	guests: [
		aGuest('ehr-app-01'),
		aGuest('test-ehr', { state: 'off', role: 'test' }),
		aGuest('hl7-01', { state: 'off', role: 'interface', os: 'Linux' })
	].map((guest) => ({ ...guest, host: 'Alder' }))
});

/** every command is followed by all that comes of it */
async function open() {
	const stage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(props())));
	const props = () => ({
		...stage.props,
		send: (command: Command) => {
			const refused = stage.props.send(command);
			while (stage.step());
			return refused;
		}
	});
	const screen = await render(Figure, { props: props() });
	return screen;
}

test('stepping on, guests really start; stepping back, they are off again', async () => {
	const screen = await open();
	await expect.element(screen.getByText('1 A bare server.')).toBeVisible();
	await screen.getByRole('button', { name: 'Frame 4 of 4' }).click();
	await expect.element(screen.getByText(/^4 Many, with names/)).toBeVisible();
	await screen.getByText('Read as text').click();
	await expect.element(screen.getByText('Host Alder, 8 cores, carries one hypervisor, which carries 3 guests.')).toBeVisible();
	await expect.element(screen.getByText('hl7-01, running, has a system of its own: Linux.')).toBeVisible();
	await screen.getByRole('button', { name: 'Back' }).click();
	await expect.element(screen.getByText('Host Alder, 8 cores, carries one hypervisor, which carries 2 guests.')).toBeVisible();
});

test('the quiz by clicks: a wrong place is answered with what the name means, a right one names the part', async () => {
	const screen = await open();
	await screen.getByRole('button', { name: 'Hide the names, then quiz me' }).click();
	await screen.getByRole('button', { name: 'Host', exact: true }).click();
	await screen.getByRole('button', { name: 'Place 1', exact: true }).click();
	await expect.element(screen.getByText('Host: not there. The host is the metal at the bottom')).toBeInTheDocument();
	await screen.getByRole('button', { name: 'Host', exact: true }).click();
	await screen.getByRole('button', { name: 'Place 4', exact: true }).click();
	await expect.element(screen.getByText('Host: right.')).toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Host', exact: true })).not.toBeInTheDocument();
});

test('the quiz by keyboard alone', async () => {
	const screen = await open();
	await screen.getByRole('button', { name: 'Hide the names, then quiz me' }).click();
	(screen.getByRole('button', { name: 'Core', exact: true }).element() as HTMLElement).focus();
	// in the order of the tags: core, guest OS, host, guest, hypervisor
	for (const key of ['5', '2', '4', '1', '3']) await userEvent.keyboard(key);
	await expect.element(screen.getByText('All five named.').first()).toBeInTheDocument();
});

test('the quiz by dragging a name onto its place', async () => {
	const screen = await open();
	await screen.getByRole('button', { name: 'Hide the names, then quiz me' }).click();
	await userEvent.dragAndDrop(
		screen.getByRole('button', { name: 'Hypervisor', exact: true }),
		screen.getByRole('button', { name: 'Place 3' })
	);
	await expect.element(screen.getByText('Hypervisor: right.')).toBeInTheDocument();
});

test('a link or a slide opens it at a frame, with the names that were found', async () => {
	const stage = new PlainStage(estate, undefined, { frame: 'named', quiz: 'on', named: 'host,guest' });
	const screen = await render(Figure, { props: stage.props });
	await expect.element(screen.getByText(/^4 Many, with names/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Core', exact: true })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Host', exact: true })).not.toBeInTheDocument();
});

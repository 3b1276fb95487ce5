import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/2-core/three-stacks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import Figure from './Figure.svelte';

async function open(choices: Choices = {}, width = 1128) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	screen.container.style.width = `${width}px`;
	const stack = (name: string) => screen.getByRole('article', { name });
	const choose = (group: string, option: string) =>
		screen.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
	const next = screen.getByRole('button', { name: 'On to the next stop' });
	return { stage, screen, stack, choose, next };
}

test('the surprise: an ordinary instruction crosses nothing, a disk write two walls there, and 53 walls without the tools', async () => {
	const { screen, stack, choose } = await open();
	await expect.element(stack('Hyper-V')).toHaveTextContent('1 crossed, of 2 there and 3 back');
	await expect.element(stack('VMware ESX')).toHaveTextContent('1 crossed, of 1 there and 1 back');
	await choose('Send', 'Instruction');
	for (const name of ['Hyper-V', 'VMware ESX', 'Xen']) await expect.element(stack(name)).toHaveTextContent('Nothing to cross');
	await choose('Send', 'Disk write');
	await choose('Guest tools', 'Off');
	await expect.element(stack('Hyper-V')).toHaveTextContent('0 crossed, of 38 there and 15 back');
	await expect.element(stack('Hyper-V')).toHaveTextContent('ehr-app-01 uses 2.34 GHz');
	await expect.element(screen.getByRole('row', { name: /^Disk write tools off 53/ })).toHaveAttribute('aria-current', 'true');
});

test('by keyboard: the steps go to the end and back, keep the focus, and each is told', async () => {
	const { screen, stack, next } = await open({ stop: 'app' });
	const back = screen.getByRole('button', { name: 'Back one stop' });
	await expect.element(back).toHaveAttribute('aria-disabled', 'true');
	await expect.element(back).toHaveAccessibleName('Back one stop. This is the first stop.');
	(next.element() as HTMLElement).focus();
	for (let stop = 2; stop <= 11; stop++) {
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('status')).toHaveTextContent(`Stop ${stop} of 11.`);
	}
	await expect.element(stack('Xen')).toHaveTextContent('5 crossed, of 2 there and 3 back');
	const end = screen.getByRole('button', { name: /This was the last stop/ });
	await expect.element(end).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Stop 11 of 11.');
	(back.element() as HTMLElement).focus();
	await userEvent.keyboard(' ');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Stop 10 of 11.');
});

test('a parent that hangs cuts its people off, a driver in the VMkernel takes the host along, and both can be mended', async () => {
	const { stage, screen } = await open();
	await screen.getByRole('button', { name: 'Hang the parent' }).click();
	await expect
		.element(screen.getByText('Every guest computes on, without disk and network: 80 people are cut off.', { exact: true }).first())
		.toBeVisible();
	await expect.element(screen.getByText(/^The model cuts the network only/)).toBeVisible();
	expect(stage.scene.view.guests['vm:ehr-app-01']?.state).toBe('running');
	await screen.getByRole('button', { name: 'Bring it back' }).click();
	expect(stage.scene.view.people.cutOff).toBe(0);
	await screen.getByRole('button', { name: 'Crash a driver' }).click();
	await expect.element(screen.getByText(/A driver in the hypervisor takes the host along: 2 guests crashed/).first()).toBeVisible();
	await screen.getByRole('button', { name: 'Start the host' }).click();
	const waiting = screen.getByRole('button', { name: 'Starting: 3 min left.' });
	await expect.element(waiting).toHaveAttribute('aria-disabled', 'true');
	while (stage.step());
	await screen.getByRole('button', { name: 'Start its guests' }).click();
	while (stage.step());
	await expect.element(screen.getByRole('button', { name: 'Crash a driver' })).toBeVisible();
	expect(stage.scene.view.people.cutOff).toBe(0);
});

test('without hardware assist Hyper-V says why nothing starts, and Xen how its guest asks', async () => {
	const { stack, choose } = await open({ request: 'privileged', stop: 'wall' });
	await choose('Hardware assist', 'Off');
	await expect.element(stack('Hyper-V')).toHaveTextContent('Guests do not start here: Hyper-V needs hardware assist.');
	await expect.element(stack('Xen')).toHaveTextContent('Linux asks instead (hypercall): Xen is entered.');
	await expect.element(stack('VMware ESX')).toHaveTextContent('Rewritten beforehand: VMkernel is entered.');
});

test('where there is room for one stack, the others are behind names that tell their crossings', async () => {
	const { screen, stack, choose } = await open({}, 358);
	await expect.element(stack('Hyper-V')).toBeVisible();
	await expect.element(stack('Xen')).not.toBeInTheDocument();
	await choose('Stack', 'Xen: 1 of 5');
	await expect.element(stack('Xen')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Hang dom0' })).toBeVisible();
});

test.each([320, 358, 736, 1128])('at %i px nothing sticks out', async (width) => {
	for (const view of ['types', 'three']) {
		const { screen } = await open({ view }, width);
		await new Promise((resolve) => setTimeout(resolve, 50));
		const { right } = screen.container.getBoundingClientRect();
		for (const each of screen.container.querySelectorAll('article, table, td, button, label, svg'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
		await screen.unmount();
	}
});

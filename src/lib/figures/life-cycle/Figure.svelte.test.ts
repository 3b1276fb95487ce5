import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/3-server/one-guest.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

async function open(choices = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const status = screen.getByRole('status');
	const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
	const press = async (name: string) => {
		await screen.getByRole('button', { name, exact: true }).click();
		await settle();
	};
	const play = async () => {
		while (stage.step());
		await settle();
	};
	const free = () => stage.props.view.hosts['host:alder']?.memoryFreeMiB ?? NaN;
	return { stage, screen, status, press, play, settle, free };
}

test('the surprise: pause gives nothing back, save gives back what the guest had', async () => {
	const { stage, screen, status, press, play, free } = await open({ words: 'microsoft' });
	const before = free();
	await press('Pause');
	expect(free()).toBe(before);
	await expect.element(status).toHaveTextContent('test-ehr: Paused. Holds memory and disk, no processor.');
	await press('Save');
	await play();
	await expect.element(status).toHaveTextContent('test-ehr: Saved. Holds its disk alone');
	expect(free() - before).toBeGreaterThanOrEqual(16 * 1024);
	await expect.element(screen.getByText('60 GB on san-01, and 16 GB of memory as a file')).toBeVisible();
	expect(stage.props.view.guests['vm:test-ehr']?.state).toBe('suspended');
});

test('the second surprise: Suspend-VM saves in one console’s words, and pauses in the other’s', async () => {
	const first = await open({ words: 'vmware' });
	await first.press('Run Suspend-VM');
	expect(first.stage.props.view.guests['vm:test-ehr']?.state).toBe('suspending');
	first.stage.undo();
	await first.settle();
	await first.screen.getByText('Hyper-V', { exact: true }).click();
	await first.settle();
	await first.press('Run Suspend-VM');
	expect(first.stage.props.view.guests['vm:test-ehr']?.state).toBe('paused');
});

test('a record that is removed leaves its files, of no guest', async () => {
	const { stage, screen, status, press } = await open();
	await press('Power Off');
	await press('Remove from Inventory');
	expect(stage.props.view.guests['vm:test-ehr']).toBeUndefined();
	await expect.element(status).toHaveTextContent('Its files are still on san-01: 60 GB, of no guest.');
	await press('New Virtual Machine…');
	await expect.element(status).toHaveTextContent('test-ehr: Off.');
	await expect.element(screen.getByRole('button', { name: 'Off: test-ehr is here.' })).toBeVisible();
});

test('what can not be done stays in reach and says why', async () => {
	const { screen, status } = await open();
	const pause = screen.getByRole('button', { name: 'Pause', exact: true });
	await expect.element(pause).toHaveAttribute('aria-disabled', 'true');
	await expect.element(pause).toHaveAccessibleDescription(/not now: vSphere has no entry for it/);
	await screen.getByRole('button', { name: 'Power On', exact: true }).click({ force: true });
	await expect.element(status).toHaveTextContent('Not now: Power on: it is running.');
});

test('by keyboard alone: another state is asked about, and the guest is taken there', async () => {
	const { stage, screen, settle } = await open();
	const saved = screen.getByRole('button', { name: /^Suspended\. / });
	(saved.element() as SVGElement).focus();
	await userEvent.keyboard('{Enter}');
	await settle();
	expect(stage.props.choices).toEqual({ look: 'suspended' });
	await expect.element(screen.getByRole('heading', { name: 'In the state “Suspended”' })).toBeVisible();
	(screen.getByRole('button', { name: 'Back to test-ehr' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await settle();
	(screen.getByRole('button', { name: 'Suspend', exact: true }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	expect(stage.props.view.guests['vm:test-ehr']?.state).toBe('suspending');
});

test.each([288, 358, 600, 736, 1128])('at %i px nothing sticks out', async (width) => {
	const { screen, press } = await open({ words: 'citrix' });
	const box = screen.container;
	box.style.width = `${String(width)}px`;
	const check = async () => {
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('.life *:not(svg *)'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
	};
	await check();
	await press('Suspend');
	await check();
	expect(box.querySelectorAll('.life [style]')).toHaveLength(0);
});

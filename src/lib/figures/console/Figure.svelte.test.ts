import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import '$lib/ui/ui.css';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/3-server/small-datacenter.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Readonly<Record<string, string>> = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
	/** one that is `aria-disabled`, too: it says why */
	const press = async (name: string | RegExp) => {
		await screen.getByRole('button', { name }).click({ force: true });
		await settle();
	};
	const row = (name: string) => screen.getByRole('treeitem', { name });
	const room = screen.getByRole('group', { name: /^In the server room/ });
	const play = async (steps = 400) => {
		for (let step = 0; step < steps && stage.step(); step++);
		await settle();
	};
	return { stage, screen, row, room, press, settle, play };
}

test('the surprise: the console switches its own server off and goes blind, nobody notices, and a dead host is still restarted', async () => {
	const { screen, row, room, press, settle, stage } = await open();
	await row('mgmt-01').click();
	await press('Power Off');
	await expect
		.element(screen.getByText('vSphere Client has no connection to vCenter Server on mgmt-01 since 10:00:00.').first())
		.toBeVisible();
	await expect.element(room).toHaveTextContent('300 of 300 people can work');
	await expect.element(screen.getByRole('tree')).not.toBeInTheDocument();
	await press('Kill Cedar');
	await expect.element(room).toHaveTextContent('ctx-02cut off');
	stage.props.time.seek(300);
	await settle();
	await expect.element(room).toHaveTextContent('300 of 300 people can work');
	await press('Sign in to Birch itself and start mgmt-01');
	stage.props.time.seek(400);
	await settle();
	const tasks = screen.getByRole('table', { name: 'Tasks' });
	await expect.element(tasks).toHaveTextContent(/Host does not answer.*Cedar/);
	await expect.element(tasks).toHaveTextContent('vSphere HA');
});

test('nine moves: eight go, the ninth waits its turn in the log, and all arrive', async () => {
	const { screen, row, press, play } = await open();
	await row('host Alder').click();
	await press('Migrate all 9 → Birch');
	const rows = screen.getByRole('table', { name: 'Tasks' }).getByRole('row');
	await expect.element(rows.nth(1)).toHaveTextContent(/lb-01 → Birch.*waits its turn/);
	await expect.element(rows.nth(9)).toHaveTextContent('ehr-db-01');
	await play();
	await expect.element(rows.nth(1)).toHaveTextContent(/done, stood still/);
	await press('Migrate → Birch');
	await expect.element(screen.getByRole('status').filter({ hasText: 'Nothing to move' })).toBeVisible();
});

test('by keyboard alone: walk the tree, fold a host, change the words, give an order', async () => {
	const { screen, row, stage, settle } = await open();
	(row('ehr-app-01').element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowDown}');
	await settle();
	await expect.element(row('ctx-01')).toHaveFocus();
	await expect.element(row('ctx-01')).toHaveAttribute('aria-selected', 'true');
	await userEvent.keyboard('{ArrowLeft}');
	await settle();
	await userEvent.keyboard('{ArrowLeft}');
	await settle();
	await expect.element(row('host Alder')).toHaveAttribute('aria-expanded', 'false');
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await settle();
	(screen.getByRole('radio', { name: 'VMware' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}');
	await settle();
	expect(stage.props.choices).toMatchObject({ words: 'citrix', at: 'vm:ehr-db-01' });
	(screen.getByRole('button', { name: 'Force Shut Down' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await settle();
	expect(stage.props.view.guests['vm:ehr-db-01']?.state).toBe('off');
	await expect.element(screen.getByRole('table', { name: 'Tasks' })).toHaveTextContent('Force Shut Down');
});

test('when the console goes with the button that was pressed, the focus stays in its window', async () => {
	const { screen, row, settle } = await open();
	await row('mgmt-01').click();
	(screen.getByRole('button', { name: 'Power Off' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await settle();
	await expect.element(screen.getByRole('group', { name: 'vSphere Client' })).toHaveFocus();
});

test('a button that can’t act says why', async () => {
	const { screen, row, press } = await open();
	await row('train-ehr').click();
	await expect.element(screen.getByRole('button', { name: 'Shut Down Guest OS' })).toHaveAttribute('aria-disabled', 'true');
	await press('Shut Down Guest OS');
	await expect.element(screen.getByRole('status').filter({ hasText: /train-ehr.*tools/ })).toBeVisible();
});

test('one word means two things: the order is looked up in all three consoles, with the trap', async () => {
	const { screen, row, press } = await open();
	await row('ctx-01').click();
	await press('Power Off');
	const words = screen.getByRole('group', { name: 'In three consoles:' });
	await expect.element(words).toHaveTextContent('Stop-VM -VM ctx-01');
	await expect.element(words).toHaveTextContent('Stop-VM -Name ctx-01 -TurnOff');
	await expect.element(words).toHaveTextContent('In Hyper-V it asks the guest to shut down.');
	await words.getByRole('combobox').selectOptions('cluster');
	await expect.element(words).toHaveTextContent(/Citrix\s*pool/);
});

test('closing XenCenter stops nothing, and opening it shows all as it is', async () => {
	const { screen, room, press, row } = await open({ words: 'citrix' });
	await press('Close XenCenter');
	await expect.element(screen.getByText(/XenCenter is closed\. It was a window/).first()).toBeVisible();
	await expect.element(room).toHaveTextContent('15 of 16 guests run, 300 of 300 people can work');
	await press('Open XenCenter again');
	await expect.element(row('server Alder')).toBeVisible();
});

test.each([320, 358, 600, 768, 1128])('at %i px nothing sticks out, with and without the console', async (width) => {
	const { screen, press, row } = await open();
	const box = screen.container;
	box.style.width = `${width}px`;
	const check = async () => {
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('.console *:not(svg *)'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
	};
	await row('host Alder').click();
	await press('Migrate all 9 → Birch');
	await check();
	await row('mgmt-01').click();
	await press('Power Off');
	await check();
	expect(box.querySelectorAll('.console [style]')).toHaveLength(0);
});

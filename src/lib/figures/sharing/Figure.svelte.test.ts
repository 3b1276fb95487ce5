import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/3-server/shared-host.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Choices = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const choose = (group: string, option: string) =>
		screen.getByRole('radiogroup', { name: group, exact: true }).getByText(option, { exact: true }).click();
	const reading = (guest: string) => screen.getByRole('region', { name: `Ready time of ${guest}` });
	/** until nothing is under way, and the figure asks for nothing more */
	const rest = async () => {
		do await new Promise((resolve) => setTimeout(resolve, 30));
		while (stage.step());
	};
	return { stage, screen, choose, reading, rest };
}

test('the same 2,000 ms are bad on the live chart and nothing on the past-day chart', async () => {
	const { reading, choose } = await open();
	await expect.element(reading('ctx-01')).toHaveTextContent('2,000 of 20,000 ms for each vCPU: 10%, bad');
	await choose('Read it as', 'Past day, 300 s');
	await expect.element(reading('ctx-01')).toHaveTextContent('2,000 of 300,000 ms for each vCPU: looks like 0.67%, good');
	await expect.element(reading('ctx-01')).toHaveTextContent('In 300 s, ctx-01 would really add up 30,000 ms: 10% again.');
});

test('the guest that counts more waits less: 3,333 ms are those of two vCPUs', async () => {
	const { reading, choose } = await open();
	await choose('Follow', 'db-01');
	await expect.element(reading('db-01')).toHaveTextContent('3,333 ms');
	await expect.element(reading('db-01')).toHaveTextContent('8.3%, watch it');
});

test('more cores take the waiting away; what commands have changed is kept', async () => {
	const { stage, reading, choose } = await open();
	await choose('Weight', '512');
	await choose('Cores of Elm', '4');
	await expect.element(reading('ctx-01')).toHaveTextContent('0.2%, good');
	expect(stage.props.view.guests['vm:ctx-01']?.weight).toBe(512);
});

test('twice the vCPUs, once it has been off: it waits twice as much and is given what it had', async () => {
	const { stage, screen, reading, choose, rest } = await open({ host: 'fir' });
	const given = stage.props.view.guests['vm:ehr-app-01']?.cpuGrantedGHz;
	await expect.element(reading('ehr-app-01')).toHaveTextContent('32.7%, bad');
	await choose('vCPUs', '4');
	await expect.element(screen.getByText('4 vCPUs from its next power-on.')).toBeVisible();
	await expect.element(reading('ehr-app-01')).toHaveTextContent('32.7%, bad');
	await screen.getByRole('button', { name: 'Shut down, then power on' }).click();
	await rest();
	await expect.element(reading('ehr-app-01')).toHaveTextContent('65.7%, bad');
	expect(stage.props.view.guests['vm:ehr-app-01']?.cpuGrantedGHz).toBeCloseTo(given ?? NaN, 9);
	expect(stage.props.choices.again).toBeUndefined();
});

test('a cap holds a guest back beside idle cores, and says so', async () => {
	const { screen, choose } = await open({ guest: 'db-01' });
	await choose('Cores of Elm', '6');
	await choose('Cap', '25%');
	await expect.element(screen.getByText('held back by its cap', { exact: true })).toBeVisible();
	await screen.getByText('Why?').click();
	await expect.element(screen.getByText(/Its cap is 25% of one core, for all its vCPUs together/)).toBeVisible();
});

test('what the model refuses is said, and the choice shows again what is true', async () => {
	const { screen, choose } = await open({ host: 'fir' });
	await choose('vCPUs', '4');
	await screen.getByRole('button', { name: 'Shut down, then power on' }).click();
	await choose('vCPUs', '8');
	await expect.element(screen.getByText(/^ehr-app-01 can.t be changed/).first()).toBeVisible();
	await expect.element(screen.getByRole('radiogroup', { name: 'vCPUs', exact: true }).getByRole('radio', { name: '4' })).toBeChecked();
});

test('memory by keyboard: guest by guest free memory stays, until work takes twice as long', async () => {
	const { stage, screen, rest } = await open({ view: 'memory' });
	const handle = screen.getByRole('slider', { name: 'Guests on Oak' });
	const now = screen.getByRole('region', { name: 'Memory of Oak now' });
	const oak = () => stage.props.view.hosts['host:oak'];
	await expect.element(handle).toHaveAttribute('aria-valuetext', '8 guests, 64 GB promised');
	handle.element().focus();
	const free = oak()?.memoryLeftMiB ?? NaN;
	for (let guest = 9; guest <= 13; guest++) {
		await userEvent.keyboard('{ArrowRight}');
		await rest();
		expect(oak()?.memoryLeftMiB).toBeCloseTo(free, 1);
		if (guest === 11) await expect.element(now).toHaveTextContent('1.03×');
	}
	// 3,736 MiB of each are taken and 3,277 were idle: 1 + 10 × 459 / 4,915, and 4% for the balloon
	await expect.element(now).toHaveTextContent('1.97×');
	await expect
		.element(
			screen.getByText('The balloons hold more than was idle. Now each guest pages memory that it is using.', { exact: true }).first()
		)
		.toBeVisible();
});

test('without tools the same guests are paged; page sharing, where it is on, takes the need away', async () => {
	const { stage, screen, choose } = await open({ view: 'memory' });
	await choose('Guest tools', 'Off');
	await expect.element(screen.getByText(/^Oak has paged/).first()).toBeVisible();
	expect(stage.props.view.hosts['host:oak']).toMatchObject({ balloonMiB: 0, memoryState: 'soft' });
	await choose('Page sharing', '19%');
	await expect.element(screen.getByText(/^Every guest has what it was promised/).first()).toBeVisible();
});

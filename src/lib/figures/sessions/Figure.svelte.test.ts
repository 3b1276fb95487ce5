import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/1-basics/sessions-or-guests.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Readonly<Record<string, string>> = {}) {
	const stage: PlainStage = new PlainStage(estate, () => setTimeout(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const part = (name: string) => screen.getByRole('article', { name });
	const button = (name: string) => screen.getByRole('button', { name, exact: true });
	const seen = () => new Promise((resolve) => setTimeout(resolve, 20));
	/** until nothing is under way, and the figure sends nothing more */
	const play = async () => {
		do await seen();
		while (stage.step());
	};
	// a slider’s value is a status too: what happened stands after the controls
	return { stage, screen, part, button, play, seen, status: screen.getByRole('status').last() };
}

test('one crash empties the terminal server, and one guest', async () => {
	const { part, button, status, play } = await open();
	await button('Crash the OS').click();
	await expect.element(part('Terminal services')).toHaveTextContent('12 of 12 cut off');
	await expect.element(part('A guest each')).toHaveTextContent('1 of 12 cut off');
	await expect.element(status).toHaveTextContent('Terminal services: all 12 cut off. A guest each: 1 of 12 cut off (Elif).');
	await button('Heal both').click();
	await play();
	await expect.element(part('Terminal services')).toHaveTextContent('all 12 work');
	await expect.element(status).toHaveTextContent('User-minutes lost: 12 (Terminal services) and 1 (A guest each).');
});

test('the same mishap strikes whoever is chosen, in the list or in the drawing', async () => {
	const { screen, stage, button, status } = await open();
	await screen.getByLabelText('It happens to').selectOptions('Kofi');
	await button('Runaway program').click();
	await expect.element(status).toHaveTextContent('A guest each: 1 of 12 slowed (Kofi).');
	expect(stage.scene.view.guests['vm:desk-11']?.cpuPercent).toBe(100);
	screen.container.querySelector('[data-person="1"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
	await expect.element(screen.getByLabelText('It happens to')).toHaveValue('1');
	expect(stage.props.choices.person).toBe('2');
});

test('a button that can do nothing says why', async () => {
	const { button, status } = await open();
	await expect.element(button('Heal both')).toHaveAttribute('aria-disabled', 'true');
	await button('Heal both').click({ force: true });
	await expect.element(status).toHaveTextContent('There is nothing to heal.');
	await button('Infect one').click();
	await button('Crash the OS').click({ force: true });
	await expect.element(status).toHaveTextContent('Elif has no working system on either side.');
});

test('more people: sessions find room where guests do not, and the host says how much is missing', async () => {
	const { screen, part } = await open({ people: '18' });
	await expect.element(part('A guest each')).toHaveTextContent('3 of 18 have no guest');
	await expect.element(part('A guest each')).toHaveTextContent(/No guest for Priya, Quinn, and Rosa\. .*needs 4\.1 GB, 548 MB free/);
	await expect.element(part('Terminal services')).toHaveTextContent('all 18 work');
	await screen.getByText('Why?').click();
	await expect.element(screen.getByText(/there is room for 15 such guests/)).toBeVisible();
});

test('by keyboard: people, person, mishap and the way back', async () => {
	const { screen, stage, button, seen } = await open();
	await userEvent.tab();
	await expect.element(screen.getByRole('slider', { name: 'People' })).toHaveFocus();
	await userEvent.keyboard('{ArrowRight}');
	await seen();
	expect(stage.scene.view.guests['vm:ctx-01']?.users).toBe(13);
	await userEvent.tab();
	await userEvent.tab();
	await expect.element(button('Crash the OS')).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(button('Crash the OS')).toHaveAttribute('aria-disabled', 'true');
	await expect.element(button('Crash the OS')).toHaveFocus();
	for (let presses = 0; presses < 4; presses++) await userEvent.tab();
	await expect.element(button('Heal both')).toHaveFocus();
	await userEvent.keyboard(' ');
	expect(stage.scene.view.guests['vm:ctx-01']?.state).toBe('starting');
});

test('three mixtures: one Windows crashes in each, and metal waits for its server too', async () => {
	const { part, button, play } = await open({ view: 'mixtures' });
	await button('Crash it').click();
	for (const [name, toll] of [
		['1. Sessions on metal', '12 of 12 cut off'],
		['2. Sessions in guests', '6 of 12 cut off'],
		['3. Sessions and desktops', '1 of 12 cut off']
	] as const)
		await expect.element(part(name)).toHaveTextContent(toll);
	await button('Heal all').click();
	await play();
	await expect.element(part('1. Sessions on metal')).toHaveTextContent('User-minutes lost 48');
	await expect.element(part('2. Sessions in guests')).toHaveTextContent('User-minutes lost 6');
	await expect.element(part('3. Sessions and desktops')).toHaveTextContent('User-minutes lost 1');
});

test('one terminal server on a hypervisor stops as many as one on metal', async () => {
	const { part, button, seen } = await open({ view: 'mixtures', split: '1', own: '8', third: 'terminal' });
	await seen();
	await button('Crash it').click();
	await expect.element(part('2. Sessions in guests')).toHaveTextContent('12 of 12 cut off');
	await expect.element(part('3. Sessions and desktops')).toHaveTextContent('4 of 12 cut off');
	await expect.element(part('3. Sessions and desktops')).toHaveTextContent('Windows to patch 9');
});

test('what is undone on the way back stays undone', async () => {
	const { stage, part, button, seen } = await open({ view: 'mixtures' });
	await button('Crash it').click();
	await button('Heal all').click();
	await seen();
	stage.undo();
	await seen();
	expect(stage.props.choices.healing).toBeUndefined();
	await expect.element(part('3. Sessions and desktops')).toHaveTextContent('1 of 12 cut off');
	expect(stage.scene.view.guests['vm:desk-33']?.state).toBe('crashed');
});

test.each([320, 358, 560, 760, 1100])('at %i px nothing sticks out', async (width) => {
	for (const view of ['compare', 'mixtures']) {
		const { screen, seen } = await open({ view });
		const box = screen.container;
		box.style.width = `${width}px`;
		await seen();
		await seen();
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('.sessions *:not(svg *, .sr)'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
		await screen.unmount();
	}
});

test('nothing in it needs a style attribute', async () => {
	const { screen } = await open();
	expect(screen.container.querySelectorAll('.sessions [style]')).toHaveLength(0);
});

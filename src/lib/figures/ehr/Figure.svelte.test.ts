import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import '$lib/ui/ui.css';
import estate from '../../../../lessons/5-ehr/ehr-practice.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices, FigureProps } from '../figure';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Choices = {}) {
	let shown: { rerender(props: FigureProps): Promise<void> } | null = null;
	// it may begin another estate before it has been shown
	const stage = new PlainStage(estate, () => queueMicrotask(() => void shown?.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	shown = screen;
	await screen.rerender(stage.props);
	screen.container.style.width = '1160px';
	const choose = (name: string) => (screen.getByRole('radio', { name, exact: true }).element() as HTMLElement).click();
	/** also where it cannot act, and says why */
	const press = (name: string) => (button(name).element() as HTMLElement).click();
	const button = (name: string | RegExp) => screen.getByRole('button', { name, exact: true });
	const banner = () => screen.container.querySelector('.banner')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
	const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
	await settled();
	return { stage, screen, button, choose, press, banner, settled };
}

test('the surprise: the locked server stops 400 people for 45 min; as a guest the same fault takes 80 s', async () => {
	const { stage, screen, button, choose, banner, settled } = await open();
	await button('Break: Database').click();
	await expect.poll(banner).toContain('400 of 400 cut off');
	expect(banner()).toContain('0 user-minutes so far, 18,000 by the end. As a guest with high availability the same fault would cost 533');
	await expect.element(screen.getByText('Every host below runs, and nobody can work.')).toBeVisible();
	while (stage.scene.view.seconds < 2700 && stage.step());
	await expect.poll(banner).toContain('400 people were cut off for 45 min. 18,000 user-minutes in all.');
	await button('Make all whole again').click();
	choose('Free choice');
	await settled();
	await button('ehr-db-01, running on db-server').click();
	await button('Move to…').click();
	await button('Put it on Cedar').click();
	await expect.element(button('ehr-db-01, running on Cedar')).toBeVisible();
	await button('Break: Database').click();
	await expect.poll(banner).toContain('On a server of its own the same fault would cost 18,000, in 45 min.');
	while (stage.scene.view.people.cutOff > 0 && stage.step());
	await expect.poll(banner).toContain('400 people were cut off for 1 min 20 s. 533 user-minutes in all.');
});

test('fewer machines, larger outage: the loss of Cedar goes from 130 people to all', async () => {
	const { screen } = await open();
	const cedar = () => screen.getByRole('row', { name: /Host Cedar/ });
	await expect.element(cedar()).toHaveTextContent('130');
	await expect.poll(() => screen.container.textContent).toContain('6 machines are on. Losing a host cuts off up to 135.');
	const other = await open({ rule: 'lifted', places: 'ehr-db-01:Cedar' });
	await expect.poll(() => other.screen.container.textContent).toContain('5 machines are on. Losing a host cuts off up to 400.');
});

test('the refusals say why: the rule on metal, the card on Cedar', async () => {
	const { screen, button, settled } = await open();
	await button('ehr-db-01, running on db-server').click();
	await button('Move to…').click();
	await expect
		.element(screen.getByRole('dialog'))
		.toHaveTextContent('The vendor’s rule keeps ehr-db-01 on metal. It is a policy, not physics');
	await screen.unmount();
	const card = await open({ rule: 'lifted', places: 'fax-01:Cedar', attempt: 'fax-01:Birch' });
	await settled();
	await expect.element(card.screen.getByText('fax-01 stays on Cedar.')).toBeVisible();
	await expect.element(card.screen.getByText(/it holds the fax card of Cedar/).first()).toBeVisible();
	await card.button('Close').click();
	await expect.poll(() => card.stage.props.choices.attempt).toBeUndefined();
});

test('by keyboard: a guest is picked up, carried to a host and dropped; one on metal is refused', async () => {
	const { stage, screen, button } = await open();
	(button('print-01, running on Birch').element() as SVGElement).focus();
	await userEvent.keyboard(' ');
	await expect.element(screen.getByText('choose a place.')).toBeVisible();
	await userEvent.keyboard('{ArrowDown}{Enter}');
	expect(stage.scene.view.guests['vm:print-01']?.task?.migration?.to).toBe('host:cedar');
	(button('ehr-db-01, running on db-server').element() as SVGElement).focus();
	await userEvent.keyboard(' {ArrowDown}{Enter}');
	await expect.element(screen.getByText('ehr-db-01 stays on db-server.')).toBeVisible();
	expect(stage.props.choices.attempt).toBe('ehr-db-01:Alder');
});

test('the engine stops: nobody is cut off, results wait and are caught up on', async () => {
	const { stage, screen, button, banner } = await open();
	await button('Break: Interface engine').click();
	await expect.poll(banner).toContain('0 of 400 cut off interface-server failed, and nobody is cut off.');
	stage.props.time.seek(900);
	await expect.poll(banner).toContain('180 results wait instead.');
	while (stage.step());
	await expect.poll(() => screen.container.querySelector('details:last-of-type')?.textContent).toContain('hl7-01: nothing waits.');
});

test('a lone balancer locks all out, one of a pair nobody', async () => {
	const { screen, button, choose, press, banner, settled } = await open();
	choose('One');
	await settled();
	await button('Break: Load balancer').click();
	await expect.poll(banner).toContain('400 of 400 cut off lb-01 crashed.');
	await expect.element(button('Break: Load balancer')).toHaveAttribute('aria-disabled', 'true');
	press('Break: Load balancer');
	await expect.element(screen.getByText('Load balancer: It is down already.').nth(1)).toBeVisible();
	choose('A pair');
	await settled();
	await button('Break: Load balancer').click();
	await expect.poll(banner).toContain('lb-01 crashed, and nobody is cut off.');
});

test('an unfenced copy reaches the fax server; a fenced one nobody', async () => {
	const { stage, screen, button, press, settled } = await open();
	const copy = () => screen.getByRole('region', { name: 'A test copy' });
	const run = async (...names: readonly string[]) => {
		for (const name of names) {
			await button(name).click();
			while (stage.step());
			await settled();
		}
	};
	press('Plug the copy into it');
	await expect.element(copy()).toHaveTextContent('Plug the copy into it: First clone ehr-app-01.');
	await run('Clone ehr-app-01', 'Power it on');
	await expect.element(copy()).toHaveTextContent('test-ehr runs with the address of ehr-app-01');
	await run('Give it a name and address of its own');
	await expect.element(copy()).toHaveTextContent('A prescription that a trainee practices now goes to a real pharmacy.');
	await run('Make an isolated network', 'Plug the copy into it');
	await expect.element(copy()).toHaveTextContent('It reaches no production server');
	expect(stage.scene.view.people.cutOff).toBe(0);
});

test('the line: 1.5 Mbit/s carry 30 sessions, and a cut leaves none', async () => {
	const { screen, button, settled } = await open({ show: 'line' });
	await expect.element(screen.getByText('40 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
	await screen.getByRole('slider', { name: 'Line to the remote clinic' }).fill('1.5');
	await settled();
	await expect.element(screen.getByText('30 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
	await expect.element(screen.getByText('The line is full at 30 sessions. 10 wait.').first()).toBeVisible();
	await button('Cut the line').click();
	await expect.element(screen.getByText('0 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
	await button('Mend the line').click();
	await expect.element(screen.getByText('30 of 40 people at the remote clinic have a chart.').first()).toBeVisible();
});

test('a story begins the clinic anew, even where its plan is the same', async () => {
	const { stage, button, settled } = await open();
	await button('Break: Database').click();
	await settled();
	expect(stage.scene.view.people.cutOff).toBe(400);
	stage.props.choose({ story: 'engine-stops' });
	await settled();
	expect(stage.scene.view.people.cutOff).toBe(0);
});

test.each([320, 358, 560, 768, 1160])('at %i px nothing sticks out, and nothing needs a style attribute', async (width) => {
	const { screen, settled } = await open({ rule: 'lifted', places: 'fax-01:Cedar', attempt: 'fax-01:Birch' });
	const box = screen.container;
	box.style.width = `${width}px`;
	await settled();
	const { right } = box.getBoundingClientRect();
	for (const each of box.querySelectorAll('.ehr *:not(svg *):not(.sr)'))
		expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
	expect(box.querySelectorAll('.ehr [style]')).toHaveLength(0);
});

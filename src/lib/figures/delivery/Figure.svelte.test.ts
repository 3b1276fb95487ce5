import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/4-end-user/five-ways.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test says so, as with reduced motion */
async function open(choices: Choices = {}) {
	let show = () => {};
	const stage = new PlainStage(estate, () => show(), choices);
	const screen = await render(Figure, { props: stage.props });
	show = () => queueMicrotask(() => void screen.rerender(stage.props));
	// another estate may have been begun while it was mounted
	show();
	const press = (name: string) => screen.getByRole('button', { name, exact: true }).click();
	/** one that can't act now is pressed all the same */
	const pressAnyway = (name: string) => (screen.getByRole('button', { name, exact: true }).element() as HTMLElement).click();
	const wait = (seconds: number) => stage.props.time.seek(stage.props.view.seconds + seconds);
	const row = (name: string) => screen.getByRole('listitem').filter({ hasText: name });
	const news = screen.getByRole('status');
	return { stage, screen, press, pressAnyway, wait, row, news };
}

test('the network is cut: three programs run, two are pictures, no chart opens; mended, all is as before', async () => {
	const { press, row, news } = await open();
	await press('Cut the network');
	await expect.element(news).toHaveTextContent('The network is cut. 3 of 5 can be used at the desk. 0 of 5 can open a chart.');
	await expect.element(row('In a session')).toHaveTextContent(/Frozen picture.*Charts: none.*It runs on, on the server/);
	await expect.element(row('One file')).toHaveTextContent(/Runs.*Charts: none/);
	await press('Mend the network');
	await expect.element(news).toHaveTextContent('5 of 5 can be used at the desk. 5 of 5 can open a chart.');
});

test('on a new PC the package is cut half-way and stops; what needs the network says so', async () => {
	const { screen, press, pressAnyway, wait, row, news } = await open();
	await screen.getByText('New: nothing has').click();
	await expect.element(row('Streamed package')).toHaveTextContent('Nothing of it is on the PC.');
	await press('Start: Streamed package');
	await expect.element(row('Streamed package')).toHaveTextContent('On its way');
	wait(20);
	await expect.element(row('Streamed package')).toHaveTextContent('The rest comes meanwhile.');
	await press('Cut the network');
	await expect.element(row('Streamed package')).toHaveTextContent('A piece of it is missing, and it stopped.');
	await expect.element(news).toHaveTextContent('0 of 5 can be used at the desk');
	await expect.element(screen.getByRole('button', { name: 'Start: One file' })).toHaveAttribute('aria-disabled', 'true');
	pressAnyway('Start: One file');
	await expect.element(screen.getByText('One file: it needs the network to start. Mend the network first.')).toBeVisible();
});

test('the server fails: the session is lost, the programs on the PC still open charts, and the button says why it rests', async () => {
	const { screen, press, pressAnyway, row, news } = await open();
	await press('Fail the server');
	await expect
		.element(news)
		.toHaveTextContent('Alder has failed, and all its guests with it. 3 of 5 can be used at the desk. 3 of 5 can open a chart.');
	await expect.element(row('Full desktop')).toHaveTextContent('with it what was not saved');
	pressAnyway('Fail the server');
	await expect.element(screen.getByText('Alder has failed already. Undo brings it back, or start over.')).toBeVisible();
});

test('by keyboard: two versions quarrel, and a package ends it', async () => {
	const { screen, news } = await open();
	(screen.getByRole('radio', { name: 'Ways to the desk' }).element() as HTMLInputElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(news).toHaveTextContent('One of them works. Lab viewer was installed last');
	await userEvent.keyboard('{Tab}{ArrowRight}');
	await expect.element(news).toHaveTextContent('Both work. EHR client is shown a control and an entry of its own');
	expect(screen.getByText('Fails', { exact: false }).elements()).toHaveLength(0);
});

test('a prediction finds the estate that it asks for, whatever was tried before', async () => {
	const { stage, screen, row } = await open({ pc: 'new' });
	await expect.element(row('Hidden machine')).toHaveTextContent('Not started');
	stage.props.choose({ pc: '' });
	await expect.element(row('Hidden machine')).toHaveTextContent('Runs');
	await expect.element(screen.getByRole('radio', { name: 'All has come' })).toBeChecked();
});

test.each([320, 358, 560, 736, 900, 1128])('at %i px nothing sticks out', async (width) => {
	const all: Choices[] = [{}, { rows: 'pictures', look: 'wire' }, { pc: 'new', link: '1.5' }, { view: 'versions', ehr: 'packaged' }];
	for (const choices of all) {
		const { screen } = await open(choices);
		const box = screen.container;
		box.style.containerType = 'inline-size';
		box.style.width = `${String(width)}px`;
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('div, p, button, svg'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 100)).toBeLessThanOrEqual(right + 0.5);
		await screen.unmount();
	}
});

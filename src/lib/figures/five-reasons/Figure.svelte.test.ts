import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/1-basics/five-reasons.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open() {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.scene)));
	const screen = await render(Figure, { props: stage.scene });
	const panel = (title: string) => screen.getByRole('article', { name: title });
	const press = (name: string) => screen.getByRole('button', { name, exact: true }).click();
	/** until nothing is under way, and the figure sends nothing more */
	const play = async () => {
		do await new Promise((resolve) => setTimeout(resolve, 20));
		while (stage.step());
	};
	return { stage, screen, panel, press, play };
}

test('every reason stands there with its price before anything is pressed', async () => {
	const { screen, panel } = await open();
	for (const [title, price] of [
		['Try things safely', 'the copy takes disk and time'],
		['Consolidate', 'memory fills first'],
		['Isolate', 'faults stay inside, waiting does not'],
		['Manage from one place', 'fewer boxes, not fewer systems. 6 guests still need 6 patches'],
		['Survive a failure', 'a restart, not a move']
	] as const)
		await expect.element(panel(title)).toHaveTextContent(`Price: ${price}`);
	await expect.element(screen.getByText('0 of 5 tried.')).toBeVisible();
});

test('by mouse: each button runs its demonstration, and its price is told in numbers', async () => {
	const { screen, panel, press, play } = await open();
	await press('Patch it');
	await expect.element(panel('Try things safely')).toHaveTextContent('Copying to test-ehr: 0%');
	await play();
	await expect.element(panel('Try things safely')).toHaveTextContent('The patch crashed test-ehr');
	await expect.element(panel('Try things safely')).toHaveTextContent('60 GB, copied in 2 min 41 s');
	await press('Pack');
	await play();
	await expect.element(panel('Consolidate')).toHaveTextContent('46.3 GB of 48 GB, with the cores 24% busy');
	await press('Crash it');
	await expect.element(panel('Isolate')).toHaveTextContent('test panicked. Its neighbors run on');
	await press('Restart all');
	await play();
	await expect.element(panel('Manage from one place')).toHaveTextContent('6 tasks, 1 min 20 s, one button.');
	await press('Pull its power');
	await expect.element(panel('Survive a failure')).toHaveTextContent('Alder has no power');
	await press('Start it on Birch');
	await play();
	await expect.element(panel('Survive a failure')).toHaveTextContent('ehr-db-01 serves again, on Birch, 1 min after the power went.');
	await expect.element(screen.getByText('All five tried. None of them is free')).toBeVisible();
});

test('by keyboard: the button keeps the focus from press to again, and the status tells what happened', async () => {
	const { stage, screen, play } = await open();
	const button = screen.getByRole('article', { name: 'Isolate' }).getByRole('button');
	(button.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByRole('status')).toHaveTextContent('Isolate: test panicked.');
	await expect.element(button).toHaveAccessibleName('Again: Isolate');
	await expect.element(button).toHaveFocus();
	await userEvent.keyboard(' ');
	await expect.element(button).toHaveAttribute('aria-disabled', 'true');
	await userEvent.keyboard('{Enter}');
	expect(stage.scene.view.tasks).toHaveLength(1);
	await play();
	await expect.element(button).toHaveAccessibleName('Crash it');
	await expect.element(button).toHaveFocus();
	expect(stage.scene.view.guests['vm:test']?.state).toBe('running');
});

test('what is undone half-way waits for a press', async () => {
	const { stage, panel, press, play } = await open();
	const story = panel('Try things safely');
	await press('Patch it');
	await new Promise((resolve) => setTimeout(resolve, 20));
	stage.step();
	await expect.element(story).toHaveTextContent('Starting test-ehr: 0%');
	stage.undo();
	await expect.element(story).toHaveTextContent('Stopped half-way. Press the button to go on.');
	await press('Go on: Try things safely');
	await play();
	await expect.element(story).toHaveTextContent('The patch crashed test-ehr');
});

test('the text twin says where everything stands', async () => {
	const { screen, press, play } = await open();
	await press('Pack');
	await play();
	await screen.getByText('Read as text').click();
	await expect.element(screen.getByText(/^Fir, running, 3 guests, CPU 24%, memory 96%\.$/)).toBeVisible();
	await expect.element(screen.getByText('fax-01, running on Fir.')).toBeVisible();
	await expect.element(screen.getByText('Hazel, off, 0 guests.')).toBeVisible();
});

test.each([320, 358, 560, 720, 1100])('at %i px nothing sticks out', async (width) => {
	const { screen } = await open();
	const box = screen.container;
	box.style.width = `${width}px`;
	await new Promise((resolve) => setTimeout(resolve, 50));
	const { right } = box.getBoundingClientRect();
	for (const each of box.querySelectorAll('article, article *:not(svg *), details'))
		expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
});

test('nothing in it needs a style attribute', async () => {
	const { screen } = await open();
	expect(screen.container.querySelectorAll('.reasons [style]')).toHaveLength(0);
});

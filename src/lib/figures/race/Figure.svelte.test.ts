import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/3-server/two-races.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const lane = (title: RegExp) => screen.getByRole('region', { name: title });
	const [a, b] = [lane(/^A\./), lane(/^B\./)];
	// a slider's <output> is a status, too
	const status = screen.getByRole('status').filter({ hasText: /ehr-app|start/ });
	const press = (name: string | RegExp) => screen.getByRole('button', { name }).click();
	const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
	/** so many things that happen by themselves; a race that nobody wins has no last one */
	const play = async (steps = 60) => {
		for (let step = 0; step < steps && stage.step(); step++);
		await settle();
	};
	return { stage, screen, lane, a, b, status, press, play, settle };
}

test('the surprise: one guest stands still for a moment that its memory does not explain, the other never arrives', async () => {
	const { a, b, status, press, play } = await open();
	await press('Move both');
	await play();
	await expect.element(a).toHaveTextContent('Arrived after 27.1 s');
	await expect.element(a).toHaveTextContent('220 ms pause');
	await expect.element(b).toHaveTextContent('Does not converge');
	await expect.element(b).toHaveTextContent('No total');
	await expect.element(status).toHaveTextContent('ehr-app-01: Arrived after 27.1 s, with a pause of 220 ms.');
});

test('by keyboard alone: predict, run, and read how far it was off; the prediction is locked by the run', async () => {
	const { stage, screen, a, b, play, settle } = await open();
	const pause = screen.getByRole('slider', { name: 'ehr-app-01: how long will it stand still?' });
	await expect.element(pause).toHaveAttribute('aria-valuetext', 'no prediction yet');
	(pause.element() as HTMLElement).focus();
	// a few steps from "none" to 10 ms, then twenty for each power of ten
	await userEvent.keyboard('{ArrowRight>45/}');
	await settle();
	await expect.element(pause).toHaveAttribute('aria-valuetext', '1 s');
	const end = screen.getByRole('slider', { name: 'ehr-app-02: when will it have arrived?' });
	(end.element() as HTMLElement).focus();
	await userEvent.keyboard('{End}');
	await settle();
	expect(stage.props.choices).toEqual({ pauseA: '1', endB: 'never' });
	(screen.getByRole('button', { name: 'Move both' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await settle();
	await expect.element(pause).not.toBeInTheDocument();
	await expect.element(end).not.toBeInTheDocument();
	await play();
	await expect.element(a).toHaveTextContent('You said 1 s. It stood still for 220 ms: 4.5 times shorter.');
	await expect.element(b).toHaveTextContent('You said never, and it never arrives.');
	await expect.element(screen.getByRole('button', { name: 'Back to the start' })).toHaveFocus();
});

test('the ways out say their pause before they are taken, and the model keeps the word', async () => {
	const { screen, b, status, press, play, settle } = await open();
	await press('Move both');
	await play();
	await expect.element(screen.getByRole('button', { name: /^Stop after 5 rounds 18.6 s/ })).toBeVisible();
	await expect.element(screen.getByRole('button', { name: /^Post-copy 37 ms/ })).toBeVisible();
	await press(/^Slow the guest/);
	await settle();
	await expect.element(screen.getByRole('radio', { name: 'In rounds, slowed' })).toBeChecked();
	await expect.element(screen.getByRole('button', { name: 'Move both' })).toHaveFocus();
	await expect.element(status).toHaveTextContent('“In rounds, slowed” is set.');
	await press('Move both');
	await play();
	await expect.element(b).toHaveTextContent('Arrived after 1 min 47 s');
	await expect.element(b).toHaveTextContent(/Slowed by, in the end\s*50%/);
	await press('Back to the start');
	await settle();
	await screen.getByText('5 rounds', { exact: true }).click();
	await screen.getByText('In rounds', { exact: true }).click();
	await settle();
	await press('Move both');
	await play();
	await expect.element(b).toHaveTextContent('18.6 s pause');
});

test('a dirty rate that is dragged while the race goes on ends it', async () => {
	const { stage, screen, b, press, play, settle } = await open();
	await press('Move both');
	await play(8);
	const rate = screen.getByRole('slider', { name: 'B rewrites its memory at' });
	(rate.element() as HTMLElement).focus();
	await userEvent.keyboard('{Home}');
	await settle();
	expect(stage.props.view.guests['vm:ehr-app-02']?.dirtyMiBps).toBe(0);
	await play();
	await expect.element(b).toHaveTextContent('Arrived after');
});

test('twice the wire is not half the time', async () => {
	const { a, press, play } = await open();
	await press('Move both');
	await play();
	await expect.element(a).toHaveTextContent(/With twice the wire\s*17 s, 63% of this/);
});

test('twice the memory takes twice as long, and waits no longer than the rule allows', async () => {
	const { screen, a, lane, press, play } = await open({ view: 'memory' });
	await press('Move both');
	await play();
	await expect.element(lane(/^A\. 24 GB/)).toHaveTextContent('220 ms pause');
	await expect.element(lane(/^C\. 48 GB/)).toHaveTextContent('110 ms pause');
	await expect.element(lane(/^C\. 48 GB/)).toHaveTextContent('Arrived after 53.2 s');
	await screen.getByText('Two dirty rates').click();
	await expect.element(a).toHaveTextContent('Arrived after 27.1 s');
});

test('changed memory takes both back to the start, with the dirty rates as they are', async () => {
	const { stage, screen, a, press, play, settle } = await open();
	stage.props.send({ type: 'editGuest', guest: 'vm:ehr-app-01', change: { dirtyMiBps: 100 } });
	await press('Move both');
	await play(3);
	(screen.getByRole('slider', { name: 'Memory of each guest' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await settle();
	await expect.element(a).toHaveTextContent('Not started');
	expect(stage.props.view.guests['vm:ehr-app-01']).toMatchObject({ memoryMiB: 28 * 1024, dirtyMiBps: 100 });
	await expect.element(screen.getByRole('button', { name: 'Move both' })).toBeVisible();
});

test('shared storage: only memory is sent; a disk inside the host goes along, and without it the move is refused with its reason', async () => {
	const { screen, lane, press, play } = await open({ view: 'storage' });
	const [shared, local] = [lane(/both hosts reach/), lane(/inside its host/)];
	await expect.element(shared).toHaveTextContent('24 GB to send');
	await expect.element(local).toHaveTextContent('524 GB to send');
	await expect.element(local).toHaveTextContent('take scan-02: Dogwood does not see cedar-local.');
	await press('Move both');
	await play();
	await expect.element(shared).toHaveTextContent('26.2 GB sent');
	await expect.element(local).toHaveTextContent('526 GB sent');
	await expect.element(local).toHaveTextContent('The disk made this move take 47 times as long.');
	await screen.getByText('Two dirty rates').click();
	await expect.element(lane(/^A\./)).toHaveTextContent('Not started');
});

test('the text twin holds the rounds as a table', async () => {
	const { screen, press, play } = await open();
	await press('Move both');
	await play();
	await screen.getByText('As text').click();
	const rows = screen.getByRole('table', { name: 'Rounds of ehr-app-01' }).getByRole('row');
	await expect.element(rows.nth(2)).toHaveTextContent(/2\s*5 GB\s*4.3 s\s*1.1 GB/);
	await expect.element(rows.nth(4)).toHaveTextContent(/last copy\s*227 MB\s*190 ms/);
	await expect.element(screen.getByText('Every further round leaves 21.6 GB again: there is no total time.')).toBeVisible();
});

test.each([320, 358, 600, 768, 1128])('at %i px nothing sticks out, before and after', async (width) => {
	const { screen, press, play } = await open({ endA: '30', pauseB: 'never' });
	const box = screen.container;
	box.style.width = `${width}px`;
	const check = async () => {
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('.race *:not(svg *)'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
	};
	await check();
	await press('Move both');
	await play();
	await check();
	expect(box.querySelectorAll('.race [style]')).toHaveLength(0);
});

import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/2-core/two-twins.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const LATER = { packets: '0', buttons: 'later', memory: 'later' };

async function open(choices = {}, width = 1100) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	screen.container.style.width = `${width}px`;
	const without = screen.getByRole('article', { name: 'ctx-01' });
	const with_ = screen.getByRole('article', { name: 'ctx-02' });
	const status = screen.getByRole('status').last();
	const press = (name: string) => screen.getByRole('button', { name, exact: true }).click();
	const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
	const play = async () => {
		while (stage.step());
		await settle();
	};
	return { stage, screen, without, with_, status, press, play, settle };
}

test('the surprise: “Shut down” for both stops one, and the other runs on with a gray button that says why', async () => {
	const { without, with_, status, press, play } = await open(LATER);
	await expect.element(without.getByRole('button', { name: 'Shut down' })).not.toBeInTheDocument();
	await press('Shut down both');
	await expect.element(status).toHaveTextContent('ctx-01 runs on: nobody inside to ask. ctx-02 shuts down in order.');
	const gray = without.getByRole('button', { name: 'Shut down' });
	await expect.element(gray).toHaveAttribute('aria-disabled', 'true');
	await expect.element(gray).toHaveAccessibleDescription('Shut down: nobody inside to ask. Only the plug is left.');
	await play();
	await expect.element(with_).toHaveTextContent('Off, in order: it closed its files first.');
	await expect.element(without).toHaveTextContent('boots and runs without them');
	await gray.click({ force: true });
	await expect.element(status).toHaveTextContent('guest tools');
	await without.getByRole('button', { name: 'Power off' }).click();
	await expect.element(without).toHaveTextContent('Power cut: what was only in memory is lost.');
	await without.getByRole('button', { name: 'Power on' }).click();
	await expect.element(without).toHaveTextContent('It boots without tools');
});

test('eight packets knock 32 times or once, by keyboard, too', async () => {
	const { screen, without, with_, status, settle } = await open(LATER);
	(screen.getByRole('button', { name: 'Send 8 packets' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(status).toHaveTextContent('ctx-01 enters the hypervisor 32 times and ctx-02 enters the hypervisor once.');
	await expect.element(without).toHaveTextContent('2.5×');
	await expect.element(with_).toHaveTextContent('1×');
	(screen.getByRole('slider', { name: 'Packets in one go' }).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowLeft}');
	await settle();
	await expect.element(status).toHaveTextContent('7 packets sent in one go. ctx-01 enters the hypervisor 28 times');
});

test('memory: a balloon in one, blind paging in the other, and back', async () => {
	const { without, with_, press, play } = await open(LATER);
	await expect.element(without).not.toHaveTextContent('blindly');
	await press('Host wants memory back');
	await play();
	await expect.element(with_).toHaveTextContent('4 GB by its balloon, nothing paged');
	await expect.element(without).toHaveTextContent('4 GB paged, blindly');
	await press('Give memory back');
	await expect.element(without).toHaveTextContent('by paging, blindly');
});

test('the switch installs the tools in a guest that runs, and says why it can’t in one that is off', async () => {
	const { screen, without, status, press, settle } = await open();
	const tools = screen.getByRole('switch', { name: 'Guest tools in ctx-01' });
	await tools.click();
	await expect.element(tools).toHaveAttribute('aria-checked', 'true');
	await expect.element(without).toHaveTextContent('tools running');
	await press('Shut down both');
	await settle();
	await tools.click({ force: true });
	await expect.element(tools).toHaveAttribute('aria-checked', 'true');
	await expect.element(status).toHaveTextContent('ctx-01');
	await expect.element(status).not.toHaveTextContent('shuts down in order');
});

test('the heartbeat tells a hang from an idle guest; when neither runs, nobody can be asked', async () => {
	const { screen, with_, without, status, press } = await open();
	await press('Hang both systems');
	await expect.element(with_).toHaveTextContent('stopped: the console gives alarm');
	await expect.element(without).toHaveTextContent('unknown: hung looks like idle');
	await expect.element(status).toHaveTextContent('ctx-01 hangs, and the console can’t tell it from an idle guest.');
	await screen.getByRole('button', { name: 'Send 8 packets' }).click({ force: true });
	await expect.element(status).toHaveTextContent('Neither twin is running. Power one on first.');
});

test('a prediction puts both back to the start first', async () => {
	const { stage, press, play, settle } = await open();
	await press('Shut down both');
	await play();
	stage.props.choose({ anew: 'yes', asked: 'memory' });
	await settle();
	expect(stage.props.view.guests['vm:ctx-02']?.state).toBe('running');
	expect(stage.props.choices).toEqual({ asked: 'memory' });
});

test.each([320, 358, 736, 1128])('at %i px nothing sticks out', async (width) => {
	const { screen, play, press, settle } = await open({}, width);
	await press('Host wants memory back');
	await play();
	await settle();
	const { right } = screen.container.getBoundingClientRect();
	for (const each of screen.container.querySelectorAll('article *:not(svg *), .requests *, .key *'))
		expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 80)).toBeLessThanOrEqual(right + 0.5);
});

import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Readonly<Record<string, string>>) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const press = (name: string | RegExp) => screen.getByRole('button', { name }).first().click();
	const play = () => {
		while (stage.step());
	};
	/** drawn texts are the picture’s, hidden from screen readers: found as they are seen */
	const drawn = () => screen.container.textContent;
	return { stage, screen, press, play, drawn };
}

const focus = (element: Element) => {
	(element as HTMLElement).focus();
};

describe('the clock', () => {
	test('boot time dwarfs detection: killed, the host is missed after 15 s, and people are back after 80', async () => {
		const { stage, screen, press, play, drawn } = await open({ view: 'seconds' });
		await expect.element(screen.getByRole('heading', { name: /^1 min 20 s until the first people are back/ })).toBeVisible();
		expect(drawn()).toContain('290 user-minutes would be lost');
		await press('Kill Cedar');
		await expect.element(screen.getByRole('button', { name: 'Power Cedar on again' })).toBeVisible();
		await expect.element(screen.getByText('0 of 15 missed')).toBeInTheDocument();
		stage.step();
		await expect.element(screen.getByText('15 of 15 missed')).toBeInTheDocument();
		expect(drawn()).toContain('45 of 290 user-minutes so far');
		play();
		await expect
			.element(screen.getByRole('heading', { name: 'The first people were back after 1 min 20 s, the last after 2 min 20 s' }))
			.toBeVisible();
		await screen.getByText('Why?').click();
		await expect.element(screen.getByText(/Booting takes 1 min of 1 min 20 s: 75%/)).toBeVisible();
		expect(drawn()).toContain('290 user-minutes lost');
	});

	test('by keyboard: product, boot time and order change what would happen', async () => {
		const { screen, drawn } = await open({ view: 'seconds' });
		focus(screen.getByRole('radio', { name: 'vSphere 4' }).element());
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect.element(screen.getByRole('heading', { name: /^2 min 5 s until/ })).toBeVisible();
		focus(screen.getByRole('slider', { name: 'Boot time' }).element());
		await userEvent.keyboard('{End}');
		// 60 s to notice, 5 to choose, 300 to boot
		await expect.element(screen.getByRole('heading', { name: /^6 min 5 s until/ })).toBeVisible();
		focus(screen.getByRole('radio', { name: 'High, medium, low' }).element());
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect
			.element(screen.getByRole('heading', { name: '6 min 5 s until the first people are back, 6 min 5 s until all are' }))
			.toBeVisible();
		// 180 people for 365 s
		expect(drawn()).toContain('1,095 user-minutes would be lost');
	});

	test('once the host is lost, another setting begins anew', async () => {
		const { stage, screen, press } = await open({ view: 'seconds' });
		await press('Kill Cedar');
		stage.step();
		await expect.element(screen.getByText('It has failed already: another setting begins anew.')).toBeVisible();
		// the label lies over its radio button
		await screen.getByText('Windows 2008', { exact: true }).click();
		await expect.element(screen.getByRole('button', { name: 'Kill Cedar' })).toBeVisible();
		expect(stage.props.view.seconds).toBe(0);
		await expect.element(screen.getByRole('heading', { name: /^1 min 10 s until/ })).toBeVisible();
	});

	test('what is to come can wait until a guess was made', async () => {
		const { screen, press } = await open({ view: 'seconds', ahead: 'no' });
		await expect.element(screen.getByRole('heading', { name: 'A host dies. When does each person work again?' })).toBeVisible();
		await press('Show what would happen');
		await expect.element(screen.getByRole('heading', { name: /^1 min 20 s until/ })).toBeVisible();
	});

	test('as text: who is back when, and what it costs', async () => {
		const { screen } = await open({ view: 'seconds' });
		await screen.getByText('As text').click();
		await expect.element(screen.getByText('ctx-03, 60 people: back after 1 min 50 s on Birch, 1 min of it booting.')).toBeVisible();
		await expect.element(screen.getByText('290 user-minutes lost.')).toBeVisible();
	});
});

describe('the slots', () => {
	test('by keyboard: a giant reservation makes slots vanish, one guest more is refused, and the cure lets it start', async () => {
		const { stage, screen } = await open({ view: 'slots' });
		await expect.element(screen.getByText(/^6 guests are on\. Free slots: 2/).first()).toBeVisible();
		focus(screen.getByRole('slider', { name: 'ehr-db-01: memory reserved' }).element());
		await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
		await expect.element(screen.getByText(/^6 guests are on\. Free slots: 0.*3 \+ 3 = 6 slots/).first()).toBeVisible();
		const start = screen.getByRole('button', { name: 'Power on test-01', exact: true });
		await expect.element(start).toHaveAttribute('aria-disabled', 'true');
		await expect
			.element(start)
			.toHaveAccessibleDescription(/Refused\. test-01 can't be powered on: needs a slot of 4,000 MHz and 12\.1 GB, 0 free/);
		focus(start.element());
		await userEvent.keyboard('{Enter}');
		expect(stage.props.view.guests['vm:test-01']?.state).toBe('off');
		const cure = screen.getByRole('button', { name: 'lower the reservation of ehr-db-01 to 4 GHz and 9 GB' });
		focus(cure.element());
		await userEvent.keyboard('{Enter}');
		await expect.element(start).toHaveAttribute('aria-disabled', 'false');
		focus(start.element());
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByText(/^7 guests are on\. Free slots: 1/).first()).toBeVisible();
	});

	test('a reservation that is too large is refused, with the slots as they would be; it can be taken back', async () => {
		const { stage, screen, press } = await open({ view: 'slots' });
		focus(screen.getByRole('slider', { name: 'ehr-db-01: memory reserved' }).element());
		await userEvent.keyboard('{End}');
		await expect
			.element(screen.getByText(/With 4 GHz and 16 GB for ehr-db-01.*2 \+ 2 = 4 slots would have to hold 6 guests/).first())
			.toBeVisible();
		await expect.element(screen.getByText('No slot', { exact: true })).toBeInTheDocument();
		expect(stage.props.view.guests['vm:ehr-db-01']?.reservedMiB).toBe(8192);
		await press('go back to 4 GHz and 8 GB');
		await expect.element(screen.getByText(/^6 guests are on\. Free slots: 2/).first()).toBeVisible();
	});

	test('a slot is filled and emptied by pressing it; one that people need says why it stays', async () => {
		const { stage, screen, press } = await open({ view: 'slots' });
		await press('Birch: free slot. Press to power on test-01.');
		expect(stage.props.view.guests['vm:test-01']?.state).toBe('starting');
		while (stage.step());
		await press(/test-01.*Press to power/);
		expect(stage.props.view.guests['vm:test-01']?.state).toBe('off');
		await expect
			.element(screen.getByRole('button', { name: /would land\. It stays on: 100 people work through it\./ }))
			.toHaveAttribute('aria-disabled', 'true');
		await expect.element(screen.getByRole('button', { name: 'Alder: slot of ehr-db-01, which stays on: others need it.' })).toBeVisible();
	});
});

describe('isolated or dead', () => {
	test('before anything is known all four look alike; without locks two servers write one disk, and nobody is cut off', async () => {
		const { screen } = await open({ view: 'isolated', after: '10' });
		for (const nth of [0, 1, 2, 3]) await expect.element(screen.getByRole('article').nth(nth)).toHaveTextContent('Nothing yet');
		focus(screen.getByRole('slider', { name: 'Seconds of silence' }).element());
		await userEvent.keyboard('{End}');
		const last = screen.getByRole('article').nth(3);
		await expect.element(last).toHaveTextContent('Birch does not start it');
		focus(screen.getByRole('radio', { name: 'On' }).element());
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(last).toHaveTextContent('What if there were no locks?');
		await expect.element(last).toHaveTextContent('Two servers write one disk');
		await expect.element(last).toHaveTextContent('0 people cut off');
	});

	test('a product that leaves no choice says so', async () => {
		const { screen } = await open({ view: 'isolated' });
		await screen.getByText('XenServer', { exact: true }).click();
		await expect.element(screen.getByText('is given no choice by XenServer')).toBeVisible();
		await expect.element(screen.getByRole('article').nth(1)).toHaveTextContent('No such case');
	});
});

describe('one volume', () => {
	test('sharing makes no copy: fail the volume, and the guests of every host stop', async () => {
		const { screen, press, play } = await open({ view: 'volume' });
		await press('Fail san-01');
		play();
		for (const guest of ['ehr-db-01', 'hl7-01', 'ctx-03'])
			await expect.element(screen.getByText(`${guest} stays off: no host reaches all its disks`).first()).toBeVisible();
		await press('Begin anew with san-01 whole');
		await expect.element(screen.getByText(/^All hosts reach every disk on san-01/)).toBeVisible();
	});

	test('a disk inside the dead host has nobody; moved in time, its guest starts elsewhere', async () => {
		const { screen, press, play } = await open({ view: 'volume' });
		await press('Kill Cedar');
		play();
		await expect.element(screen.getByText(/^fax-01 stays off: no host reaches all its disks/).first()).toBeVisible();
		await press('Power Cedar on again');
		play();
		await press('Move the disk of fax-01 to the volume');
		await expect.element(screen.getByText(/^The disk of fax-01 is on its way/)).toBeVisible();
		play();
		await press('Kill Cedar');
		play();
		await expect.element(screen.getByText(/^fax-01 runs on/).first()).toBeVisible();
	});
});

describe('everywhere', () => {
	test.each([320, 358, 560, 768, 1160].flatMap((width) => ['clock', 'isolated', 'volume'].map((view) => [view, width] as const)))(
		'%s at %i px: nothing sticks out',
		async (view, width) => {
			const { screen } = await open({ view });
			const box = screen.container;
			box.setAttribute('style', `width: ${width}px`);
			await new Promise((resolve) => setTimeout(resolve, 80));
			const { right } = box.getBoundingClientRect();
			for (const each of box.querySelectorAll('.failover *:not(svg *, .sr, .sr *)'))
				expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 100)).toBeLessThanOrEqual(right + 0.5);
		}
	);
});

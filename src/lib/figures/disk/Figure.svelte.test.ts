import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import estate from '../../../../lessons/2-core/small-disks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

/** the figure on a stage whose time passes only when a test steps it, as with reduced motion */
async function open(choices: Readonly<Record<string, string>> = {}) {
	const stage: PlainStage = new PlainStage(estate, () => queueMicrotask(() => void screen.rerender(stage.props)), choices);
	const screen = await render(Figure, { props: stage.props });
	const said = screen.getByRole('status');
	const button = (name: string) => screen.getByRole('button', { name, exact: true });
	/** presses also what says that it can't act */
	const press = (name: string) => (button(name).element() as HTMLElement).click();
	const play = () => {
		while (stage.step());
	};
	return { stage, screen, said, button, press, play };
}

describe('one disk, two files', () => {
	test('four kilobytes cost a block of the VHD, and across an edge two grains of the VMDK', async () => {
		const { screen, said, button } = await open();
		await button('Write 4 KiB here').click();
		await expect.element(said).toHaveTextContent('VHD: 1 new block, plus 2,097,664 B. VMDK: 1 new grain, plus 65,536 B.');
		await screen.getByRole('radio', { name: 'Across its edge' }).click();
		await button('Write 4 KiB here').click();
		await expect.element(said).toHaveTextContent('VHD: the block was there, plus 0 B. VMDK: 1 new grain, plus 65,536 B.');
		await screen.getByRole('slider', { name: 'Place on the disk' }).fill('100');
		await button('Write 4 KiB here').click();
		await expect.element(said).toHaveTextContent('VHD: 1 new block, plus 2,097,664 B. VMDK: 2 new grains, plus 131,072 B.');
	});

	test('deleting files in the guest shrinks nothing, and with nothing written says why it can’t', async () => {
		const { screen, said, button, press } = await open();
		await expect.element(button('Delete files in the guest')).toHaveAttribute('aria-disabled', 'true');
		press('Delete files in the guest');
		await expect.element(said).toHaveTextContent('The guest has written nothing yet');
		await button('Write in four places').click();
		await expect.element(screen.getByRole('heading', { name: 'VHD keeps 6,295,552 B' })).toBeVisible();
		await button('Delete files in the guest').click();
		await expect.element(said).toHaveTextContent('Both files stay as large as they were.');
		await expect.element(screen.getByRole('heading', { name: 'VHD keeps 6,295,552 B' })).toBeVisible();
		await expect.element(screen.getByRole('heading', { name: 'VMDK keeps 393,216 B' })).toBeVisible();
	});

	test('by keyboard alone: the arrows move the mark along rows and columns, Enter writes', async () => {
		const { screen, said } = await open({ size: '512' });
		const place = screen.getByRole('slider', { name: 'Place on the disk' });
		(place.element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(place).toHaveAttribute('aria-valuetext', '31.1875 MiB: column 16, square 20');
		await userEvent.keyboard('{ArrowDown}');
		await expect.element(place).toHaveAttribute('aria-valuetext', '31.25 MiB: column 16, square 21');
		await userEvent.keyboard('{Enter}');
		await expect.element(said).toHaveTextContent('plus 2,097,664 B');
		await expect.element(place).toHaveFocus();
	});

	test('a press on the map writes there', async () => {
		const { screen, said } = await open();
		const map = screen.getByRole('img', { name: /^Map of the guest’s disk/ }).element();
		const { left, top, width } = map.getBoundingClientRect();
		const cell = width / 32;
		map.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: left + 2.5 * cell, clientY: top + 4.5 * cell }));
		await expect.element(said).toHaveTextContent(/^Written at 4\.2793 MiB/);
		await expect.element(screen.getByRole('slider', { name: 'Place on the disk' })).toHaveValue(String(2 * 32 + 4));
	});

	test('after an undo in one of the two guests, it says so and mends it', async () => {
		const { stage, screen, button } = await open();
		await button('Write 4 KiB here').click();
		stage.undo();
		await expect.element(screen.getByText('They hold different data now.')).toBeVisible();
		await button('Write it again').click();
		await expect.element(screen.getByText('They hold different data now.')).not.toBeInTheDocument();
		await expect.element(screen.getByRole('heading', { name: 'VMDK keeps 131,072 B' })).toBeVisible();
	});

	test('a thick disk has its size from the first day', async () => {
		const { screen, said, button } = await open();
		await screen.getByRole('radio', { name: 'Thick' }).click();
		await expect.element(screen.getByRole('heading', { name: 'VHD keeps 67,109,376 B' })).toBeVisible();
		await button('Write 4 KiB here').click();
		await expect.element(said).toHaveTextContent('Neither file grew');
	});
});

describe('snapshots', () => {
	test('deleting one keeps the present; reverting loses it and turns the guest off', async () => {
		const { screen, said, button, press, play } = await open({ view: 'snapshots' });
		await expect.element(button('Revert to it')).toHaveAttribute('aria-disabled', 'true');
		press('Delete it');
		await expect.element(said).toHaveTextContent('There is no snapshot yet.');
		await button('Take a snapshot').click();
		await button('Write 64 KiB here').click();
		await expect.element(screen.getByText('Square 5: found in the first file looked into.').first()).toBeVisible();
		await expect.element(screen.getByText('2 files on the store, 33,751,040 B in all.').first()).toBeVisible();
		await button('Delete it').click();
		play();
		await expect.element(said).toHaveTextContent('The guest reads what it read before, to the byte.');
		await expect.element(screen.getByText('1 file on the store, 33,619,968 B.').first()).toBeVisible();
		await button('Take a snapshot').click();
		await button('Write 64 KiB here').click();
		await button('Revert to it').click();
		await expect.element(said).toHaveTextContent('Back at mark-1. 65,536 B written since are gone, and the guest is off');
		await expect.element(button('Write 64 KiB here')).toHaveAttribute('aria-disabled', 'true');
		await button('Power on').click();
		play();
		await expect.element(said).toHaveTextContent('The guest runs again.');
	});

	test('a read that falls through two files says so, and what that costs is marked as assumed', async () => {
		const { screen, button } = await open({ view: 'snapshots' });
		await button('Take a snapshot').click();
		await expect.element(screen.getByText(/^Square 5: found in First file, after 1 file without it/).first()).toBeVisible();
		await expect.element(screen.getByText(/With 2 files to look into, a read takes 5% longer/).first()).toBeVisible();
		await screen.getByRole('slider', { name: 'Square to read' }).fill('12');
		await expect.element(screen.getByText(/^Square 12: in none of the files \(2\), so the guest reads zeros/).first()).toBeVisible();
	});
});

describe('clones', () => {
	test('the console protects the parent; behind its back the linked clone breaks, and the full one does not notice', async () => {
		const { screen, said, button, play } = await open({ view: 'clones' });
		await button('Make a linked clone').click();
		play();
		await expect.element(said).toHaveTextContent('train-linked is there and off. Its file has 65,536 B.');
		await button('Make a full clone').click();
		play();
		await expect.element(said).toHaveTextContent('train-full is there and off. Its file has 33,619,968 B.');
		await button('Delete the template').click();
		await expect.element(said).toHaveTextContent('train-linked cannot be read without its files');
		await button('Write into its file').click();
		const linked = screen.getByRole('region', { name: 'Linked clone' });
		await expect.element(linked).toHaveTextContent('They differ, so train-linked is not opened.');
		await expect.element(screen.getByRole('region', { name: 'Full clone' })).toHaveTextContent('does not notice');
		await button('Put it back').click();
		await expect.element(linked).not.toHaveTextContent('not opened');
	});

	test('a host is changed without a byte of the disk, a store with all of them, and a linked clone can’t leave alone', async () => {
		const { screen, button, play } = await open({ view: 'clones' });
		for (const kind of ['linked', 'full']) {
			await button(`Make a ${kind} clone`).click();
			play();
		}
		await expect.element(screen.getByText('33,619,968 B in 336 ms.')).toBeVisible();
		await expect.element(button('Move train-linked to san-02')).toHaveAttribute('aria-disabled', 'true');
		await button('Move train-full to san-02').click();
		play();
		await expect.element(button('Move train-full to san-01')).toBeVisible();
	});
});

test.each(['blocks', 'snapshots', 'clones'])('%s: at 320 to 1100 px nothing sticks out', async (view) => {
	const { screen } = await open({ view });
	const box = screen.container;
	for (const width of [320, 358, 560, 720, 1100]) {
		box.style.width = `${width}px`;
		await new Promise((resolve) => setTimeout(resolve, 60));
		const { right } = box.getBoundingClientRect();
		for (const each of box.querySelectorAll('.disk *:not(svg *)'))
			expect(each.getBoundingClientRect().right, each.outerHTML.slice(0, 90)).toBeLessThanOrEqual(right + 0.5);
	}
});

import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/2-core/small-disks.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const drawn = (choices: Readonly<Record<string, string>>) =>
	render(Figure, { props: new PlainStage(estate, () => undefined, choices).props }).body;

describe('on the server', () => {
	it('shows the two files of an empty disk, part by part', () => {
		const html = drawn({});
		for (const text of ['2,560 B', '65,536 B', '67,109,376 B', 'Block table, 32 entries', '45,568']) expect(html).toContain(text);
	});

	it('can show four writes before they are made', () => {
		const html = drawn({ ahead: 'four' });
		expect(html).toContain('Dashed: what four writes would make of it. 3 blocks of 2 MiB, 6,295,552 B in all.');
		expect(html).toContain('Dashed: what four writes would make of it. 5 grains of 64 KiB, 393,216 B in all.');
		expect(html).toMatch(/The guest wrote.*0 B/s);
	});

	it.each(['blocks', 'snapshots', 'clones'])('writes no style attribute, which a strict policy would block: %s', (view) => {
		expect(drawn({ view })).not.toMatch(/\sstyle=/);
	});

	it('draws a chain and the clones that are still to be made', () => {
		expect(drawn({ view: 'snapshots' })).toContain('1 file on the store, 33,619,968 B.');
		expect(drawn({ view: 'clones' })).toContain('Make a linked clone');
	});
});

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/small-datacenter.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const drawn = (choices: Readonly<Record<string, string>>) =>
	render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

const cases: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
	[{}, ['vSphere Client', 'connected to vCenter Server on mgmt-01', 'Move-VM -VM ehr-app-01 -Destination Birch', '15 of 16 guests run']],
	[{ words: 'microsoft', at: 'cluster:clinic' }, ['VMM console', 'failover cluster', 'on: a lost host is noticed after 15 s']],
	[{ words: 'citrix', client: 'closed' }, ['XenCenter is closed', 'Open XenCenter again', '300 of 300 people can work']]
];

describe('on the server', () => {
	test.each(cases)('%o is whole before anything happened', (choices, texts) => {
		const html = drawn(choices);
		for (const text of texts) expect(html).toContain(text);
	});

	test('no style attribute is written, which a strict policy would block', () => {
		expect(drawn({})).not.toMatch(/\sstyle=/);
	});
});

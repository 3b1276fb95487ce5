import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import estate from '../../../../lessons/3-server/three-hosts-ha.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const drawn = (choices: Readonly<Record<string, string>>) =>
	render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

describe('on the server', () => {
	test.each([
		['clock', ['290 user-minutes would be lost', '15 s: declared failed', '6 guests are on. Free slots: 2']],
		['seconds', ['80 s: 100 back', 'fax-01 is not started again: no host reaches all its disks.']],
		['slots', ['4 + 4 = 8 slots must hold every guest', 'Power on test-01']],
		['isolated', ['Birch starts ehr-app-02', 'Birch does not start it']],
		['volume', ['fax-01', 'Move the disk of fax-01 to the volume']]
	])('the view %s is whole before anything happened', (view, texts) => {
		const html = drawn({ view });
		for (const text of texts) expect(html).toContain(text);
	});

	test.each(['clock', 'isolated', 'volume'])('the view %s writes no style attribute, which a strict policy would block', (view) => {
		expect(drawn({ view })).not.toMatch(/\sstyle=/);
	});
});

import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import estate from '../../../../lessons/2-core/two-twins.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { still, type Choices } from '../figure';
import Figure from './Figure.svelte';

const drawn = (choices: Choices = {}): string => {
	const { view, scenario } = new PlainStage(estate).props;
	return render(Figure, { props: still(view, scenario, choices) }).body;
};

test('the server draws both twins: what knocks, what is gray and why', () => {
	const html = drawn();
	for (const words of ['emulated e1000', 'VMXNET3', 'entered 32 times', 'entered once', 'Only the plug is left', 'by balloon'])
		expect(html).toContain(words);
	// shut down and restart of the twin without tools
	expect(html.match(/aria-disabled="true"/g)).toHaveLength(2);
});

test('for a guess nothing is given away: neither counts, nor what the console can do, nor how memory is taken', () => {
	const html = drawn({ packets: '0', buttons: 'later', memory: 'later' });
	expect(html).not.toMatch(/entered \d|entered once|the plug is left|blindly|balloon: /);
	expect(html).not.toContain('aria-disabled="true"');
	expect(html).toContain('and see');
});

const CHOICES: readonly Choices[] = [{}, { packets: '0', buttons: 'later', memory: 'later' }, { packets: '3', asked: 'packets' }];
test.each(CHOICES)('needs no style attribute: %o', (choices) => {
	expect(drawn(choices)).not.toMatch(/\sstyle=/);
});

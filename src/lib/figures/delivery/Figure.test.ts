import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/4-end-user/five-ways.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const drawn = (choices = {}) => render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

describe('on the server', () => {
	it('draws five ways that work, before anything was pressed', () => {
		const html = drawn();
		expect(html).toContain('5 of 5 can be used at the desk. 5 of 5 can open a chart.');
		expect(html.match(/role="listitem"/g)).toHaveLength(5);
		expect(html).toContain('Cut the network');
	});

	it('draws the two that send pictures, where only they are asked for', () => {
		const html = drawn({ rows: 'pictures' });
		expect(html.match(/role="listitem"/g)).toHaveLength(2);
		expect(html).toContain('12 people');
		expect(html.match(/50 kbit\/s/g)?.length).toBeGreaterThanOrEqual(2);
	});

	it.each([{}, { rows: 'pictures', look: 'wire' }, { view: 'versions' }])(
		'writes no style attribute, which a strict policy would block: %o',
		(choices) => {
			expect(drawn(choices)).not.toMatch(/\sstyle=/);
		}
	);
});

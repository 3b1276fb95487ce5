import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import monday from '../../../../lessons/4-end-user/monday-morning.scenario.yaml';
import ward from '../../../../lessons/4-end-user/ward-desktops.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import Figure from './Figure.svelte';

const drawn = (estate: typeof ward, choices = {}) => render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

describe('on the server', () => {
	it('draws the pool with everybody in it, and one desktop to begin with at the keyboard', () => {
		const html = drawn(ward);
		expect(html).toContain('aria-label="ward-005, version 1: Elif works on it"');
		expect(html).toContain('aria-label="Place 20: no desktop made"');
		expect(html.match(/role="radio"[^>]*tabindex="0"/g)).toHaveLength(1);
	});

	it('draws Monday with its wave and limit, before the doors are open', () => {
		const html = drawn(monday, { view: 'monday' });
		expect(html).toContain('asked for 5,871, given 3,200');
		expect(html).toContain('Longest wait, from the door to a desktop: 2 min 40 s.');
	});

	it.each([
		['the pool', ward, {}],
		['Monday', monday, { view: 'monday', doors: 'open', color: 'writes', start: 'early' }]
	])('writes no style attribute, which a strict policy would block: %s', (_, estate, choices) => {
		expect(drawn(estate, choices)).not.toMatch(/\sstyle=/);
	});
});

import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/1-basics/sessions-or-guests.scenario.yaml';
import { view as viewOf } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import { still } from '../figure';
import Figure from './Figure.svelte';

const drawn = (choices: Readonly<Record<string, string>>) => render(Figure, { props: still(viewOf(start(estate)), estate, choices) }).body;

describe('on the server', () => {
	it('sets one Windows beside twelve, with what each takes', () => {
		const html = drawn({});
		expect(html.match(/data-person/g)).toHaveLength(24);
		for (const words of ['Terminal services', 'A guest each', '18.1 GB', '51.2 GB', 'all 12 work']) expect(html).toContain(words);
	});

	it('draws three mixtures with one, two and five Windows', () => {
		const html = drawn({ view: 'mixtures' });
		const patch = [...html.matchAll(/Windows to patch<\/dt>\s*<dd[^>]*>(\d+)</g)].map(([, number]) => number);
		expect(patch).toEqual(['1', '2', '5']);
	});

	it.each(['compare', 'mixtures'])('writes no style attribute, which a strict policy would block: %s', (view) => {
		expect(drawn({ view })).not.toMatch(/\sstyle=/);
	});
});

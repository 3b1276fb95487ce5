import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/3-server/shared-host.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import type { Choices } from '../figure';
import Figure from './Figure.svelte';

const drawn = (choices: Choices = {}) => render(Figure, { props: new PlainStage(estate, undefined, choices).props }).body;

describe('on the server', () => {
	it('tells the ready time of the first guest, and of each as text', () => {
		const html = drawn();
		expect(html).toContain('2,000 ms');
		expect(html).toContain('2,000 of 20,000 ms for each vCPU');
		expect(html).toMatch(/ctx-01, running, 1 vCPU: runs 30% of the time, ready 10% \(bad\)/);
		expect(html).toMatch(/db-01, running, 2 vCPUs, each: runs 25% of the time, ready 8.3% \(watch it\)/);
	});

	it('tells where memory comes to a cliff', () => {
		const html = drawn({ view: 'memory' });
		expect(html).toContain('8 guests, 64 GB promised');
		expect(html).toContain('The cliff comes with 12 guests, 96 GB promised.');
	});

	it.each<Readonly<Record<string, string>>>([{}, { host: 'fir' }, { chart: 'day' }, { view: 'memory' }])(
		'writes no style attribute, which a strict policy would block: %o',
		(choices) => {
			expect(drawn(choices)).not.toMatch(/\sstyle=/);
		}
	);

	it.each<Readonly<Record<string, string>>>([{ host: 'nobody' }, { guest: 'vm:gone', chart: 'year' }, { view: 'disks' }])(
		'takes what it does not know for its default: %o',
		(choices) => {
			expect(drawn(choices)).toContain('2,000 ms');
		}
	);
});

import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { clinicMoving, clinicTroubled, estate } from './clinic.fixture';
import Rack from './Rack.svelte';

const drawn = (view: ReturnType<typeof clinicMoving>) =>
	render(Rack, { props: { view, events: [], check: () => [], send: () => null, onmenu: () => undefined } }).body;

describe('on the server', () => {
	it('draws hosts, guests and menus by name, at a wide and a narrow width', () => {
		const html = drawn(clinicMoving());
		expect(html.match(/aria-label="ehr-app-01, running on Alder"/g)).toHaveLength(2);
		expect(html.match(/aria-label="Actions for ehr-app-01"/g)).toHaveLength(2);
		expect(html).toContain('aria-label="Birch, running, 4 guests, CPU 41%, memory 72%"');
	});

	it.each([
		['a move', clinicMoving()],
		['every state', clinicTroubled()],
		['a large estate', estate(40)]
	])('writes no style attribute, which a strict policy would block: %s', (_, view) => {
		expect(drawn(view)).not.toMatch(/\sstyle=/);
	});

	it('has the same as text', () => {
		expect(drawn(clinicMoving())).toMatch(
			/<summary[^>]*>Read as text<\/summary>.*ehr-app-01, running on Alder: EHR application server, 24 GB/s
		);
	});
});

import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import estate from '../../../../lessons/1-basics/eight-servers.scenario.yaml';
import { PlainStage } from '../../../../tests/fixtures/plain-stage';
import { hostMarks } from './layout';
import { outageOf, pictureOf, REPAIR_SECONDS, totalsOf } from './cost';
import Figure from './Figure.svelte';
import { allPacked, packed, packingOf, put, unpacked } from './packing';

const average = (at: string, spare: boolean) => packed(estate, { at, spare, load: 'average' });
const all = allPacked(estate);

describe('packing', () => {
	it('mends a text that says too little or nonsense', () => {
		expect(packingOf(undefined, estate)).toBe('--------');
		expect(packingOf('abz', estate)).toBe('ab------');
		expect(packingOf('all', estate)).toBe('aaaabbbb');
		expect(put('--------', 2, 'a')).toBe('--a-----');
	});

	it('puts all eight into two hosts of 64 GB, and neither is promised more than it has', () => {
		expect(all).not.toContain('-');
		const view = pictureOf(average(all, false));
		expect(Object.values(view.hosts).filter(({ power }) => power === 'on')).toHaveLength(2);
		for (const host of Object.values(view.hosts)) expect(host.memoryFreeMiB).toBeGreaterThanOrEqual(0);
	});
});

describe('what is saved', () => {
	it('counts what is on: 8 boxes of 2 units become 2, or 3 with a spare', () => {
		expect(totalsOf(pictureOf(average(unpacked(estate), false)))).toMatchObject({ boxes: 8, units: 16, systems: 8 });
		expect(totalsOf(pictureOf(average(all, false)))).toMatchObject({ boxes: 2, units: 4, systems: 8 });
		expect(totalsOf(pictureOf(average(all, true)))).toMatchObject({ boxes: 3, units: 6, systems: 8 });
	});

	it('fills memory long before the cores', () => {
		const { memory, cpu, iops } = totalsOf(pictureOf(average(all, false)));
		expect(memory).toBeGreaterThan(85);
		expect(cpu).toBeLessThan(25);
		expect(iops).toBeCloseTo((100 * 480) / 2400, 6);
	});

	it('draws idle power and a little more: between all idle and all busy', () => {
		const { watts } = totalsOf(pictureOf(average(unpacked(estate), false)));
		expect(watts).toBeGreaterThan(8 * 240);
		expect(watts).toBeLessThan(8 * 320);
	});
});

describe('what one failure costs', () => {
	it('of eight boxes: its own people, until it is mended', () => {
		const outage = outageOf(average(unpacked(estate), false), 'app-01');
		expect(outage).toMatchObject({ stopped: ['app-01'], people: 120, seconds: null });
		expect(outage?.userMinutes).toBeCloseTo((120 * REPAIR_SECONDS) / 60, 6);
	});

	it('of two hosts without a spare: everybody, and half of them for as long', () => {
		const outage = outageOf(average(all, false), 'app-01');
		expect(outage).toMatchObject({ stopped: ['ctx-01', 'app-01', 'web-01', 'lb-01'], people: 400, seconds: null });
		// lb-01 with 4 GB finds room on the other host, and with it go the 80 people there and its own 120; ctx-01 and app-01 do not
		expect(outage?.left).toBe(80 + 120);
		expect(outage?.userMinutes).toBeGreaterThan((200 * REPAIR_SECONDS) / 60);
	});

	it('with a spare: they are started again there within minutes', () => {
		const outage = outageOf(average(all, true), 'app-01');
		expect(outage?.seconds).toBeLessThan(300);
		expect(outage?.userMinutes).toBeLessThan((120 * REPAIR_SECONDS) / 60 / 10);
	});
});

describe('a host, drawn to scale', () => {
	const view = pictureOf(average(all, false));
	const alder = view.hosts['host:alder'];

	it.each([318, 700])('gives each guest its share of the bay at %i px', (width) => {
		if (!alder) throw new Error('no Alder');
		const { bay, tiles, hypervisor, free } = hostMarks(view, alder, width);
		const perMiB = (bay.width - 2) / 65_536;
		expect(hypervisor.width).toBeCloseTo(2_048 * perMiB, 0);
		expect(tiles.map(({ name }) => name)).toEqual(['ctx-01', 'app-01', 'web-01', 'lb-01']);
		expect(tiles[0]?.box.width).toBeCloseTo(24_064 * perMiB - 1, 0);
		expect(free.x + free.width).toBeLessThanOrEqual(bay.x + bay.width);
		for (const [nth, { box }] of tiles.entries()) expect(box.x + box.width).toBeLessThanOrEqual(tiles[nth + 1]?.box.x ?? free.x);
	});
});

describe('on the server', () => {
	it('tells what eight boxes take, and writes no style attribute', () => {
		const html = render(Figure, { props: new PlainStage(estate).props }).body;
		expect(html).toContain('Each server has a box of its own.');
		expect(html).not.toMatch(/\sstyle=/);
	});
});

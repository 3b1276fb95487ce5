import { expect, test } from 'vitest';
import estate from '../../../../lessons/1-basics/sessions-or-guests.scenario.yaml';
import { after } from '../../../../tests/fixtures/play';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import type { World } from '$lib/sim/world';
import { ALDER, BIRCH, estateFor, MIXTURES } from './crowd';
import { layout } from './layout';
import { systemsOn } from './seats';

const world = start(estate);
function marksOf(id: `host:${string}`, width: number, named: boolean, at: World = world, of = estate) {
	const picture = view(at);
	const host = picture.hosts[id];
	if (!host) throw new Error(`no ${id}`);
	return layout(picture, host, systemsOn(picture, of, id), width, named);
}

test('a tile is as wide as its memory: 16 and 4 of 64 GB, 3 px less for the gap between two', () => {
	const [shared] = marksOf(ALDER, 512, true).systems;
	expect(shared?.box).toMatchObject({ x: 17.5, width: 125 });
	const desktops = marksOf(BIRCH, 512, true).systems;
	expect(desktops).toHaveLength(12);
	// behind the hypervisor’s 2 GB, 8 px for each GB
	desktops.forEach(({ box }, nth) => expect(box).toMatchObject({ x: 16 + 32 * nth + 1.5, width: 29 }));
});

const crowds = [2, 5, 12, 15, 20].flatMap((people) => [280, 356, 540, 620].map((width) => ({ people, width })));

test.each(crowds)('$people people at $width px: names keep off each other, and everything stands in its place', ({ people, width }) => {
	const of = estateFor(estate, { people, own: 1, split: 1 });
	const made = start(of);
	for (const host of [ALDER, BIRCH, ...MIXTURES] as const) {
		const named = host === ALDER || host === BIRCH;
		const marks = marksOf(host, width, named, made, of);
		expect(marks.people).toHaveLength(host === BIRCH ? Math.min(people, 15) : people);
		marks.people.forEach((one, nth) => {
			expect(one.y).toBeGreaterThanOrEqual(0);
			const [wide, high] = named ? [36, 38] : [16, 18];
			expect(one.x + wide / 2).toBeLessThanOrEqual(width + 2);
			for (const other of marks.people.slice(nth + 1))
				expect(Math.abs(one.y - other.y) >= high || Math.abs(one.x - other.x) >= wide).toBe(true);
		});
		for (const { box, os, app, windows } of marks.systems) {
			for (const part of [os?.box, app?.box, ...windows.map((window) => window.box)].flatMap((one) => one ?? [])) {
				expect(part.x).toBeGreaterThanOrEqual(box.x);
				expect(part.x + part.width).toBeLessThanOrEqual(box.x + box.width);
				expect(part.y).toBeGreaterThanOrEqual(box.y);
				expect(part.y + part.height).toBeLessThanOrEqual(box.y + box.height);
			}
			for (const { box: window } of windows) expect(window.y + window.height).toBeLessThanOrEqual(app?.box.y ?? 0);
		}
	}
});

test.each([280, 356, 520])('at %i px the height stays, however many people there are and whatever they do', (width) => {
	for (const named of [true, false]) {
		const heights = [2, 12, 20].flatMap((people) => {
			const of = estateFor(estate, { people, own: 1, split: 1 });
			return (named ? ([ALDER, BIRCH] as const) : MIXTURES).map((host) => marksOf(host, width, named, start(of), of).height);
		});
		expect(new Set(heights).size).toBe(1);
	}
});

test('on metal there is no hypervisor, no tile and no handle: one system as wide as the server', () => {
	const { hyper, slice, systems } = marksOf('host:cedar', 356, false);
	expect([hyper, slice.width]).toEqual([null, 0]);
	expect(systems).toMatchObject([{ look: null, metal: true, os: { box: { x: 0, width: 356 }, words: 'Windows Server 2022' } }]);
	expect(systems[0]?.windows).toHaveLength(12);
});

test('who is cut off is drawn so, on the very system that crashed', () => {
	const { world: crashed } = after(world, { type: 'crashGuest', guest: 'vm:ctx-21' });
	const { people, systems } = marksOf('host:dogwood', 356, false, crashed);
	expect(people.map(({ condition }) => condition)).toEqual([...Array<string>(6).fill('cut'), ...Array<string>(6).fill('works')]);
	expect(systems.map(({ os, windows }) => [os?.condition, windows.every(({ lost }) => lost)])).toEqual([
		['down', true],
		['runs', false]
	]);
});

test('a server without power keeps its outlines and loses what ran in them', () => {
	const { world: failed } = after(world, { type: 'failHost', host: 'host:elm' }, { type: 'powerOnHost', host: 'host:elm' });
	const { systems, words, cells } = marksOf('host:elm', 356, false, failed);
	expect(systems.map(({ look }) => look)).toEqual([null, null, null, null, null]);
	expect(words).toBe('starting, 3 min left');
	expect(cells.every(({ level }) => level === 0)).toBe(true);
});

test('words are cut to what fits: the whole name, its beginning, or nothing', () => {
	const words = (width: number) => marksOf(BIRCH, width, true).systems[0]?.os?.words;
	expect([words(280), words(540)]).toEqual(['', 'Win']);
	expect(marksOf(ALDER, 540, true).systems[0]?.os?.words).toBe('Windows Server');
	expect(marksOf(ALDER, 280, true).systems[0]?.os?.words).toBe('Win');
});

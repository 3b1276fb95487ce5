import { expect, test } from 'vitest';
import { after, later } from '../../../../tests/fixtures/play';
import estate from '../../../../lessons/1-basics/five-reasons.scenario.yaml';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import type { World } from '$lib/sim/world';
import { layout } from './layout';
import type { PanelMarks } from './marks';
import { REASONS, type Reason } from './story';

const world = start(estate);
const marksOf = (reason: Reason, at: World = world, width = 320, events: Parameters<typeof layout>[2] = []): PanelMarks => {
	const marks = layout(reason, view(at), events, width);
	if (!marks) throw new Error('nothing drawn');
	return marks;
};

test.each(REASONS.flatMap((reason) => [270, 320, 440, 510, 600].map((width) => [reason, width] as const)))(
	'%s at %i px: nothing leaves the drawing, tiles keep off each other and stand inside their host',
	(reason, width) => {
		const { guests, hosts, stores, height } = marksOf(reason, world, width);
		for (const { plate, bay, cells, cell } of hosts) {
			expect(plate.x + plate.width).toBeLessThanOrEqual(width + 0.1);
			expect(bay.x + bay.width).toBeLessThanOrEqual(width + 0.1);
			for (const { x, y } of cells) {
				expect(x).toBeGreaterThanOrEqual(plate.x + 10);
				expect(x + cell).toBeLessThanOrEqual(plate.x + plate.width);
				expect(y).toBeGreaterThanOrEqual(plate.y);
				expect(y + cell).toBeLessThanOrEqual(plate.y + plate.height);
			}
		}
		for (const { box } of [...guests, ...stores]) {
			expect(box.x).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width).toBeLessThanOrEqual(width + 0.1);
			expect(box.y + box.height).toBeLessThanOrEqual(height);
		}
		guests.forEach(({ box }, nth) =>
			guests.slice(nth + 1).forEach(({ box: other }) => {
				const apart = other.x >= box.x + box.width || other.y >= box.y + box.height;
				expect(apart).toBe(true);
			})
		);
	}
);

test('a tile is as wide as its memory: 24 of 64 GB', () => {
	const [tile] = marksOf('safely').guests;
	// 3 px are left between two
	expect(tile?.box.width).toBeCloseTo((320 * 24) / 64 - 3, 1);
});

test('the copy is dashed while it is copied, and its disk fills', () => {
	const cloning = after(world, { type: 'cloneGuest', guest: 'vm:ehr-app-01', name: 'test-ehr', host: 'host:elm', datastore: 'ds:san-01' });
	const half = later(cloning.world, (60 * 2 ** 30) / 400e6 / 2).world;
	const { guests, stores } = marksOf('safely', half);
	expect(guests.map(({ look }) => [look.name, look.state, look.progress])).toEqual([
		['ehr-app-01', 'running', null],
		['test-ehr', 'arriving', 0.5]
	]);
	expect(stores[0]?.slices.map(({ name, written }) => [name, written])).toEqual([
		['ehr-app-01', 1],
		['test-ehr', 0.5]
	]);
});

test('a guest that moves stands on both hosts, solid here and dashed there', () => {
	const moving = later(after(world, { type: 'migrate', guest: 'vm:fax-01', to: 'host:fir' }).world, 20).world;
	const states = marksOf('consolidate', moving).guests.map(({ key, look }) => [key, look.state]);
	expect(states).toEqual([
		['vm:print-01', 'running'],
		['to vm:fax-01', 'arriving'],
		['vm:fax-01', 'leaving'],
		['vm:hl7-01', 'running']
	]);
});

test('six guests stand on one shelf where there is room, on two where there is not', () => {
	const floors = (width: number) => new Set(marksOf('manage', world, width).guests.map(({ box }) => box.y)).size;
	expect([floors(510), floors(320)]).toEqual([1, 2]);
});

test('the outage is drawn to scale: 20 s until somebody acts, 60 s of boot', () => {
	const failed = after(world, { type: 'failHost', host: 'host:alder' });
	const acted = after(
		later(failed.world, 20).world,
		{ type: 'migrate', guest: 'vm:ehr-db-01', to: 'host:birch' },
		{ type: 'powerOn', guest: 'vm:ehr-db-01' }
	);
	const half = later(acted.world, 30);
	const events = [...failed.events, ...acted.events, ...half.events];
	const { outage, ghost, arrow } = marksOf('survive', half.world, 480, events);
	expect([outage?.down?.width, outage?.boot?.x, outage?.boot?.width]).toEqual([120, 120, 180]);
	expect([outage?.downText, outage?.bootText, outage?.endText]).toEqual(['started by hand after 20 s', 'boot 30 s', '']);
	expect(ghost?.width).toBeGreaterThan(80);
	expect(arrow).not.toBeNull();
	const ended = later(half.world, 30);
	expect(marksOf('survive', ended.world, 480, [...events, ...ended.events]).outage?.endText).toBe('1 min 20 s, not zero');
});

test('an estate without the panel’s hosts draws nothing', () => {
	for (const reason of REASONS) expect(layout(reason, { ...view(world), hosts: {} }, [], 320)).toBeNull();
});

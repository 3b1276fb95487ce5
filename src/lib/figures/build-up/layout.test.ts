import { expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, later } from '../../../../tests/fixtures/play';
import { view } from '$lib/sim/picture';
import { start } from '$lib/sim/start';
import { layout, PARTS } from './layout';

// 8 cores of 2 GHz; each guest wants 1.6 GHz and 1 % of a core for its two vCPUs
const load = { cpuGHz: 1.58, dirtyMiBps: 0, workingSetMiB: 0 };
const world = start(
	anEstate({
		hosts: [aHost('alder', { cores: 8, coreGHz: 2 })],
		guests: [aGuest('one', { load }), aGuest('two', { load, state: 'off' }), aGuest('three', { load, state: 'off' })]
	})
);
const bare = view(world);
const marksOf = (...[seen, frame, width]: Parameters<typeof layout>) => {
	const marks = layout(seen, frame, width);
	if (!marks) throw new Error('nothing drawn');
	return marks;
};

test('the bare server has an owner, no hypervisor and no guest', () => {
	const marks = marksOf(bare, 'bare', 520);
	expect(marks.owner).toMatchObject({ lifted: false, guest: { name: 'one' } });
	expect([marks.hypervisor, marks.guests, marks.labels]).toEqual([null, [], []]);
	// the operating system stands on the metal
	expect((marks.owner?.os.y ?? 0) + (marks.owner?.os.height ?? 0)).toBe(marks.metal.y);
});

test('while the hypervisor slides in, the system is lifted clear of it', () => {
	const marks = marksOf(bare, 'sliding', 520);
	expect((marks.owner?.os.y ?? 0) + (marks.owner?.os.height ?? 0)).toBeLessThan(marks.hypervisor?.y ?? 0);
	expect(marks.hypervisor?.width).toBeLessThan(marks.metal.width);
	// and nothing runs
	expect(marks.cells.map(({ level }) => level)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('the cores fill one after the other: 1.6 GHz are 0.8 of the first of eight', () => {
	const levels = marksOf(bare, 'bare', 520).cells.map(({ level }) => level);
	expect(levels[0]).toBeCloseTo(0.8, 9);
	expect(levels.slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('a guest that has not started is a promise; started, it is solid and its work fills cores', () => {
	const starting = after(world, { type: 'powerOn', guest: 'vm:two' }).world;
	expect(marksOf(view(starting), 'guests', 520).guests.map(({ promised }) => promised)).toEqual([false, true]);
	const started = marksOf(view(later(starting, 60).world), 'guests', 520);
	expect(started.guests.map(({ promised }) => promised)).toEqual([false, false]);
	expect(started.cells[0]?.level).toBe(1);
	expect(started.cells[1]?.level).toBeCloseTo(0.6, 9);
});

test.each([320, 390, 520, 620])('at %i px nothing leaves the drawing, and guests keep off each other', (width) => {
	const marks = marksOf(bare, 'named', width);
	for (const { box, os, app } of marks.guests)
		for (const each of [box, os, app]) {
			expect(each.x).toBeGreaterThanOrEqual(marks.metal.x);
			expect(each.x + each.width).toBeLessThanOrEqual(width);
			expect(each.width).toBeGreaterThan(40);
		}
	marks.guests.slice(1).forEach(({ box }, nth) => {
		const before = marks.guests[nth]?.box;
		expect(box.x).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0));
	});
	expect(marks.labels.map(({ part }) => part)).toEqual(PARTS);
	for (const cell of marks.cells) expect(cell.x).toBeGreaterThan(marks.metal.x + 70);
});

test('an estate without a host draws nothing', () => {
	expect(layout({ ...bare, hosts: {} }, 'bare', 520)).toBeNull();
});

// What a file says of snapshots and clones: told whole, and refused at the door when it can't be.
import { expect, test } from 'vitest';
import { start } from '$lib/sim/start';
import { depthOf, readAt } from '$lib/sim/storage/chain';
import { usedBytes } from '$lib/sim/storage/space';
import { parseScenario } from './parse';
import { serialize } from './serialize';

const file = (...guests: readonly string[]): string =>
	[
		'title: Disks',
		'datastores: [{ name: san }]',
		'hosts: [{ name: Alder }]',
		'guests:',
		...guests.map((guest) => `  - { host: Alder, ${guest} }`)
	].join('\n');

const refusals = (...guests: readonly string[]): string[] =>
	(parseScenario(file(...guests)).mistakes ?? []).map(({ line, message }) => `${line} ${message}`);

function scenarioOf(...guests: readonly string[]) {
	const parsed = parseScenario(file(...guests));
	if (parsed.mistakes) throw new Error(JSON.stringify(parsed.mistakes));
	return parsed.scenario;
}

const GiB = 2 ** 30;
const DISK = 'disks: [{ sizeGiB: 40, usedGiB: 20 }]';

test('a tree of snapshots, and a linked clone on it, are there from the start', () => {
	const scenario = scenarioOf(
		`name: db, ${DISK}, snapshots: [{ name: one }, { name: two, GiB: 2 }, { name: side, parent: one, GiB: 1, memory: true }], onSnapshot: two, sinceSnapshotGiB: 3`,
		'name: desk, state: off, linkedTo: db'
	);
	const world = start(scenario);
	const [db, desk] = world.guests;
	if (!db || !desk) throw new Error('both are there');
	expect(db.snapshots.map(({ name, parent }) => [name, parent])).toEqual([
		['one', null],
		['two', db.snapshots[0]?.id],
		['side', db.snapshots[0]?.id]
	]);
	expect([depthOf(world, db), depthOf(world, desk)]).toEqual([3, 3]);
	const read = (guest: typeof db) => readAt(world, guest, 0).map(({ from, to }) => [from / GiB, to / GiB]);
	expect(read(db)).toEqual([
		[0, 3],
		[3, 20]
	]);
	expect(read(desk)).toEqual([
		[0, 2],
		[2, 20]
	]);
	// the first file, 6 GiB in three deltas, memory of 4 GiB, and four empty files' tables of 5,308,416 bytes
	expect(usedBytes(world, 'ds:san')).toBe((20 + 6 + 4) * GiB + 4 * 5_308_416);
	const again = parseScenario(serialize(scenario));
	expect(again.mistakes ? again.mistakes : again.scenario).toEqual(scenario);
});

test('a thin disk’s data makes its file as large as its format does', () => {
	const scenario = scenarioOf(
		'name: empty, disks: [{ sizeGiB: 0.0625, writtenGiB: 0, format: vhd }]',
		'name: half, disks: [{ sizeGiB: 0.0625, writtenGiB: 0.03125 }]'
	);
	const world = start(scenario);
	// qemu-img: an empty dynamic VHD of 64 MiB, and 512 grains behind 65,536 bytes of tables
	expect(world.guests.map(({ disks }) => disks[0]?.usedBytes)).toEqual([2_560, 32 * 2 ** 20 + 65_536]);
	expect(world.guests.map(({ disks }) => disks[0]?.extents)).toEqual([[], [{ from: 0, to: 32 * 2 ** 20, mark: 0 }]]);
	expect(serialize(scenario)).not.toContain('usedGiB');
	const again = parseScenario(serialize(scenario));
	expect(again.mistakes ? again.mistakes : again.scenario).toEqual(scenario);
});

test.each([
	['a snapshot on one that is missing', `name: a, ${DISK}, snapshots: [{ name: two, parent: one }]`, '5 a has no snapshot “one”.'],
	['the present on one that is missing', `name: a, ${DISK}, snapshots: [{ name: two }], onSnapshot: three`, '5 a has no snapshot “three”.'],
	[
		'snapshots in a circle',
		`name: a, ${DISK}, snapshots: [{ name: one, parent: two }, { name: two, parent: one }]`,
		'5 The snapshots of a lie on each other in a circle: one and two.'
	],
	['two of one name', `name: a, ${DISK}, snapshots: [{ name: one }, { name: one }]`, '5 one is named twice.'],
	[
		'more than the disk holds',
		`name: a, ${DISK}, snapshots: [{ name: one }], sinceSnapshotGiB: 41`,
		'5 41 GiB were written into a disk of 40 GiB.'
	],
	[
		'more data than its disk holds',
		'name: a, disks: [{ sizeGiB: 40, usedGiB: 1, writtenGiB: 41 }]',
		'5 41 GiB were written into a disk of 40 GiB.'
	],
	['data since no snapshot', `name: a, ${DISK}, sinceSnapshotGiB: 1`, '5 a has no snapshot, so nothing was written since one.'],
	[
		'a VHD of more than 2,040 GiB',
		'name: a, disks: [{ sizeGiB: 2041, usedGiB: 1, format: vhd }]',
		'5 A VHD holds 2,040 GiB at most, not 2,041 GiB.'
	],
	['a linked clone of nobody', 'name: a, linkedTo: b', '5 There is no guest b.'],
	['a template that runs', `name: a, ${DISK}, template: true`, '5 a is a template and cannot run.']
])('%s is refused', (_, guest, message) => {
	expect(refusals(guest)).toEqual([message]);
});

test('a linked clone of a guest without snapshots, with disks of its own, or of itself in the end, is refused', () => {
	expect(refusals(`name: a, ${DISK}`, 'name: b, linkedTo: a')).toEqual(['6 b cannot be a linked clone of a, which has no snapshot.']);
	expect(refusals(`name: a, ${DISK}, snapshots: [{ name: one }]`, `name: b, linkedTo: a, ${DISK}`)).toEqual([
		'6 b is a linked clone of a and has its disks from there.'
	]);
	expect(refusals('name: a, linkedTo: b, snapshots: [{ name: one }]', 'name: b, linkedTo: a, snapshots: [{ name: one }]')).toEqual([
		'5 Linked clones lie on each other in a circle: a and b.',
		'6 Linked clones lie on each other in a circle: b and a.'
	]);
});

test('33 snapshots one on the other are refused', () => {
	const many = Array.from({ length: 33 }, (_, i) => `{ name: s-${i} }`).join(', ');
	expect(refusals(`name: a, ${DISK}, snapshots: [${many}]`)).toEqual(['5 a has 33 snapshots one on the other.']);
});

test('numbers that make no sense are refused with their line', () => {
	const wrong = [
		'datastores: [{ name: san, latencyMs: 0 }]',
		'datastores: [{ name: san, writePenalty: .nan }]',
		'datastores: [{ name: san, iops: 0 }]'
	];
	for (const line of wrong) {
		const mistakes = parseScenario(['title: Disks', line].join('\n')).mistakes ?? [];
		expect(mistakes.map((mistake) => mistake.line)).toEqual([2]);
	}
	expect(refusals(`name: a, ${DISK}, load: { iops: -1 }`)).toHaveLength(1);
	expect(refusals(`name: a, ${DISK}, load: { writePercent: 101 }`)).toHaveLength(1);
});

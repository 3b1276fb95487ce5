// Snapshots, clones, templates and conversion, each against what real files and arithmetic say.
import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { view } from '../picture';
import type { ScenarioGuest } from '../scenario';
import { start } from '../start';
import type { Guest, World } from '../world';
import { depthOf, readAt } from './chain';
import { expectedDelta } from './checks';
import { usedBytes } from './space';

const guest = 'vm:app-01' as const;
const KiB = 1_024;
const MiB = 2 ** 20;
const GiB = 2 ** 30;
const MB = 1e6;

/** a disk of 64 MiB, as in the vectors, of which nothing is written; the datastore moves 400 MB/s */
const small = { datastore: 'san', sizeGiB: 1 / 16, usedGiB: 0, thin: true } as const;
const estate = (change: Partial<ScenarioGuest> = {}) => start(anEstate({ guests: [aGuest('app-01', change)] }));
const take = (name: string, memory = false): Command => ({ type: 'takeSnapshot', guest, name, memory });
const remove = (snapshot: string): Command => ({ type: 'deleteSnapshot', guest, snapshot });
const revert = (snapshot: string): Command => ({ type: 'revertSnapshot', guest, snapshot });
const write = (bytes: number, at: number): Command => ({ type: 'writeData', guest, GiB: bytes / GiB, atGiB: at / GiB });

const of = (world: World, id: Guest['id'] = guest): Guest => {
	const found = world.guests.find((each) => each.id === id);
	if (!found) throw new Error(`no ${id}`);
	return found;
};
const file = (world: World, id: Guest['id'] = guest) => of(world, id).disks[0]?.usedBytes;
const used = (world: World) => usedBytes(world, 'ds:san');
const read = (world: World, id: Guest['id'] = guest) => readAt(world, of(world, id), 0).map(({ from, to }) => [from, to]);

describe('a snapshot', () => {
	test('freezes the file and puts an empty one of 65,536 bytes on top, as qemu-img makes it', () => {
		const taken = after(estate({ disks: [{ ...small, usedGiB: 1 / 32 }] }), take('one')).world;
		expect(file(taken)).toBe(65_536);
		expect(used(taken)).toBe(32 * MiB + 65_536);
		expect(view(taken).guests[guest]).toMatchObject({
			diskLayers: 2,
			currentSnapshot: 'snapshot:1',
			snapshots: [{ name: 'one', filesGiB: 1 / 32 }]
		});
	});

	test('is shown with the ranges that each file holds', () => {
		const before = after(estate({ disks: [{ ...small, usedGiB: 1 / 32 }] }), take('one')).world;
		const shown = view(after(before, write(4 * KiB, 40 * MiB)).world).guests[guest];
		expect(shown?.snapshots[0]?.layers).toEqual([
			{ datastore: 'ds:san', usedBytes: 32 * MiB, extents: [{ from: 0, to: 32 * MiB, mark: 0 }] }
		]);
		expect(shown?.disks[0]?.extents).toEqual([{ from: 40 * MiB, to: 40 * MiB + 4 * KiB, mark: 1 }]);
	});

	test.each([
		['vmdk', 65_536, 131_072, 262_144],
		// footer, header, table and two locators; then blocks of 2 MiB with their bitmaps
		['vhd', 3_584, 3_584 + 2_097_664, 3_584 + 2 * 2_097_664]
	] as const)('of a %s grows by a whole grain for 512 bytes, and by two across an edge', (format, empty, one, more) => {
		const taken = after(estate({ disks: [{ ...small, format }] }), take('one')).world;
		expect(file(taken)).toBe(empty);
		expect(file(after(taken, write(512, 1_000)).world)).toBe(one);
		// across the edge of the second and third grain, or of the first and second block
		const edge = format === 'vmdk' ? 128 * KiB : 2 * MiB;
		expect(file(after(taken, write(512, edge - 256)).world)).toBe(more === 262_144 ? 196_608 : more);
		const again = after(taken, write(512, 1_000), write(512, edge - 256), write(512, 1_000)).world;
		expect(file(again)).toBe(more);
	});

	test('of a thick disk is thin all the same', () => {
		const thick = estate({ disks: [{ datastore: 'san', sizeGiB: 40, usedGiB: 40, thin: false }] });
		const written = after(thick, { type: 'writeData', guest, GiB: 5 });
		expect(only(written.events, 'dataWritten')).toMatchObject({ dataBytes: 5 * GiB, bytes: 0, missingBytes: 0 });
		const taken = after(thick, take('one')).world;
		const { events } = after(taken, { type: 'writeData', guest, GiB: 5 });
		expect(only(events, 'dataWritten')).toMatchObject({ dataBytes: 5 * GiB, bytes: 5 * GiB });
	});

	test('with memory writes it at the speed of the datastore', () => {
		const { world, events } = after(estate({ memoryMiB: 4_096 }), take('one', true));
		expect(only(events, 'snapshotTaken')).toMatchObject({ memoryBytes: 4 * GiB, consistent: 'crash' });
		const seconds = (4 * GiB) / (400 * MB);
		expect(of(later(world, seconds - 0.001).world).task?.kind).toBe('snapshot');
		const done = later(world, seconds + 0.001);
		expect(only(done.events, 'taskEnded')).toMatchObject({ kind: 'snapshot', result: 'done' });
		expect(view(done.world).datastores['ds:san']?.files).toContainEqual({ guest, kind: 'memory', GiB: 4 });
	});

	test('whose guest stops before its memory is written holds the disks only', () => {
		const going = after(estate(), take('one', true)).world;
		const { world, events } = after(later(going, 1).world, { type: 'powerOff', guest });
		expect(only(events, 'snapshotMemoryLost')).toMatchObject({ name: 'one' });
		expect(of(world).snapshots).toMatchObject([{ name: 'one', memoryBytes: 0 }]);
	});

	test.each([
		['through the guest tools the disks are complete', { tools: true }, 'file-system', []],
		['without them as if power had been cut, and the warning says so', { tools: false }, 'crash', ['quiesced']],
		['of a guest that is off they are complete', { tools: false, state: 'off' as const }, 'file-system', []]
	])('%s', (_, change, consistent, warned) => {
		const world = estate(change);
		expect(only(after(world, take('one')).events, 'snapshotTaken').consistent).toBe(consistent);
		expect(warnings(world, take('one'))).toEqual(warned);
	});

	test('the 33rd in a chain is refused, the fourth warns, and so does one of more than 72 hours', () => {
		let world = estate();
		for (let i = 1; i <= 32; i++) {
			expect(warnings(world, take(`s-${i}`)).includes('chainLong')).toBe(i > 3);
			world = after(world, take(`s-${i}`)).world;
		}
		expect(failing(world, take('s-33'))).toEqual(['chainLimit']);
		const three = after(estate(), take('one')).world;
		expect(warnings(later(three, 72 * 3_600).world, take('two'))).toEqual([]);
		expect(warnings(later(three, 72 * 3_600 + 1).world, take('two'))).toEqual(['snapshotOld']);
	});

	test('is refused while something else is under way, for a name that is taken, and on a server without a hypervisor', () => {
		const going = after(estate(), take('one', true)).world;
		expect(failing(going, take('two'))).toEqual(['busy']);
		expect(failing(later(going, 60).world, take('one'))).toEqual(['snapshotName']);
		const bare = start(anEstate({ hosts: [aHost('alder', { product: 'physical', hypervisor: 'none' })] }));
		expect(failing(bare, take('one'))).toEqual(['physical']);
	});

	test('warns of how it may grow: at 20 random writes a second, an hour touches so many of 640 K grains', () => {
		// 40 GiB in grains of 64 KiB; k = 72,000 writes: N(1 - (1 - 1/N)^k) = 68,175.4 grains
		const busy = of(estate({ load: { cpuGHz: 1, dirtyMiBps: 1, workingSetMiB: 1, iops: 40, writePercent: 50 } }));
		const grains = (expectedDelta(busy, 3_600e9) - 5_308_416) / 65_536;
		const N = 655_360;
		let missed = 1;
		for (let i = 0; i < 72_000; i++) missed *= 1 - 1 / N;
		expect(grains).toBeCloseTo(N * (1 - missed), 1);
	});
});

describe('reverting', () => {
	const then = () => after(estate({ disks: [small] }), write(512, 0), take('one'), write(4_096, 1 * MiB)).world;

	test('gives the disk as it was and drops what was written since', () => {
		const { world, events } = after(then(), revert('one'));
		expect(read(world)).toEqual([[0, 512]]);
		expect(only(events, 'snapshotReverted')).toMatchObject({ discardedBytes: 4_096, to: 'off' });
		expect(of(world).state).toBe('off');
		expect(file(world)).toBe(65_536);
		expect(warnings(then(), revert('one'))).toEqual(['discards']);
	});

	test('with saved memory goes on from there, once it is read back', () => {
		const saved = later(after(estate({ memoryMiB: 2_048 }), take('one', true)).world, 60).world;
		const going = after(saved, { type: 'powerOff', guest }, revert('one')).world;
		const seconds = (2 * GiB) / (400 * MB);
		expect(of(later(going, seconds - 0.001).world).state).toBe('resuming');
		expect(of(later(going, seconds + 0.001).world).state).toBe('running');
	});

	test('to one of two branches leaves the other', () => {
		const two = after(then(), take('two'), revert('one'), { type: 'powerOn', guest });
		const world = after(later(two.world, 60).world, write(512, 2 * MiB)).world;
		expect(read(world)).toEqual([
			[0, 512],
			[2 * MiB, 2 * MiB + 512]
		]);
		expect(read(after(world, revert('two')).world)).toEqual([
			[0, 512],
			[MiB, MiB + 4_096]
		]);
	});

	test('returns to the hardware of then', () => {
		const off = after(estate({ state: 'off', vcpus: 2, memoryMiB: 4_096 }), take('one')).world;
		const edited = after(off, { type: 'editGuest', guest, change: { vcpus: 4, memoryMiB: 8_192 } }).world;
		expect(of(after(edited, revert('one')).world)).toMatchObject({ vcpus: 2, memoryBytes: 4 * GiB });
	});

	test('to what is not there, or deleted, is refused', () => {
		expect(failing(then(), revert('two'))).toEqual(['exists']);
		expect(failing(then(), revert('constructor'))).toEqual(['exists']);
	});
});

describe('deleting a snapshot', () => {
	test('merges what was written since at the speed of the datastore, needs room for it meanwhile, and changes nothing that is read', () => {
		// a thin disk of 40 GiB, half full; 8 GiB of new data since the snapshot
		const grown = after(estate(), take('one'), { type: 'writeData', guest, GiB: 8 }).world;
		const { world, events } = after(grown, remove('one'));
		expect(only(events, 'snapshotDeleted')).toMatchObject({ mergedBytes: 8 * GiB, kept: false });
		const seconds = (8 * GiB) / (400 * MB);
		expect(view(world).datastores['ds:san']?.files).toContainEqual({ guest, kind: 'temporary', GiB: 8 });
		expect(of(later(world, seconds - 0.001).world).task?.kind).toBe('consolidate');
		const done = later(world, seconds + 0.001).world;
		expect(file(done)).toBe(28 * GiB);
		expect(used(done)).toBe(28 * GiB);
		expect(of(done)).toMatchObject({ snapshots: [], currentSnapshot: null });
		expect(read(done)).toEqual(read(grown));
	});

	test('over what is there already needs no room', () => {
		const over = after(estate(), take('one'), write(8 * GiB, 0)).world;
		const merging = after(over, remove('one')).world;
		expect(used(merging)).toBe(used(over));
		const done = later(merging, 60).world;
		expect(file(done)).toBe(20 * GiB);
		expect(read(done)).toEqual([
			[0, 8 * GiB],
			[8 * GiB, 20 * GiB]
		]);
	});

	test('without room for the merge is refused, with the cure', () => {
		const tight = start(
			anEstate({ datastores: [{ name: 'san', shared: true, sizeGiB: 30, iops: 1_000, throughputMBps: 400, site: 'main' }] })
		);
		const grown = after(tight, take('one'), { type: 'writeData', guest, GiB: 8 }).world;
		expect(failing(grown, remove('one'))).toEqual(['space']);
		const more = after(grown, { type: 'growDatastore', datastore: 'ds:san', GiB: 8 }).world;
		expect(failing(more, remove('one'))).toEqual([]);
	});

	test('in the middle of a chain joins its neighbours and keeps all three states', () => {
		let world = estate({ disks: [small] });
		for (const [i, name] of ['one', 'two', 'three'].entries()) world = after(world, write(512, i * MiB), take(name)).world;
		const before = world;
		const merged = later(after(world, remove('two')).world, 60).world;
		expect(of(merged).snapshots.map(({ name }) => name)).toEqual(['one', 'three']);
		for (const name of ['one', 'three']) expect(read(after(merged, revert(name)).world)).toEqual(read(after(before, revert(name)).world));
		expect(depthOf(merged, of(merged))).toBe(3);
		expect(read(merged)).toEqual(read(before));
	});

	test('that two branches lie on keeps its files until one is left', () => {
		const base = after(estate({ disks: [small], state: 'off' }), take('one'), take('two'), revert('one')).world;
		const { world, events } = after(base, remove('one'));
		expect(only(events, 'snapshotDeleted')).toMatchObject({ kept: true, mergedBytes: 0 });
		expect(view(world).guests[guest]?.snapshots).toMatchObject([
			{ name: 'one', deleted: true },
			{ name: 'two', deleted: false }
		]);
		expect(failing(world, revert('one'))).toEqual(['exists']);
		expect(of(after(world, remove('two')).world).snapshots).toEqual([]);
	});
});

describe('a linked clone', () => {
	const clone = { type: 'cloneGuest', guest, name: 'desk', host: 'host:alder', datastore: 'ds:san', linked: true } as const;
	const linked = () => later(after(estate({ disks: [small] }), write(512, 0), take('one'), clone).world, 60).world;

	test('is an empty file on the snapshot, and writes for itself', () => {
		const world = linked();
		expect(file(world, 'vm:desk')).toBe(65_536);
		expect(read(world, 'vm:desk')).toEqual([[0, 512]]);
		const on = later(after(world, { type: 'powerOn', guest: 'vm:desk' }).world, 60).world;
		const own = after(on, { type: 'writeData', guest: 'vm:desk', GiB: 512 / GiB, atGiB: MiB / GiB }).world;
		expect(file(own, 'vm:desk')).toBe(131_072);
		expect(read(own)).toEqual([[0, 512]]);
		expect(view(own).guests['vm:desk']).toMatchObject({
			diskLayers: 2,
			disks: [{ delta: true, parent: { guest, snapshot: 'snapshot:1' } }]
		});
	});

	test('needs a snapshot to lie on, and the check says how', () => {
		expect(failing(estate(), clone)).toEqual(['snapshotNeeded']);
	});

	test('keeps what it lies on from being deleted or changed', () => {
		const off = after(linked(), { type: 'powerOff', guest }).world;
		for (const command of [remove('one'), { type: 'deleteGuest', guest } as const]) expect(failing(off, command)).toEqual(['linkedClones']);
		expect(failing(off, { type: 'convertDisk', guest, disk: 0, format: 'vhd', thin: true })).toEqual(['wholeDisks']);
		const gone = after(off, { type: 'deleteGuest', guest: 'vm:desk' }).world;
		expect(failing(gone, remove('one'))).toEqual([]);
	});

	test('cloned in full stands alone, of one layer', () => {
		const full = { ...clone, guest: 'vm:desk', name: 'alone', linked: false } as const;
		const world = later(after(linked(), full).world, 60).world;
		expect(view(world).guests['vm:alone']).toMatchObject({ diskLayers: 1, disks: [{ delta: false, parent: null }] });
		expect(read(world, 'vm:alone')).toEqual([[0, 512]]);
	});
});

test('a template gives clones and does not run', () => {
	const world = after(estate({ state: 'off' }), { type: 'convertToTemplate', guest }).world;
	expect(failing(world, { type: 'powerOn', guest })).toEqual(['template']);
	expect(failing(world, { type: 'cloneGuest', guest, name: 'copy', host: 'host:alder', datastore: 'ds:san' })).toEqual([]);
	const copied = after(world, { type: 'cloneGuest', guest, name: 'copy', host: 'host:alder', datastore: 'ds:san' }).world;
	expect(of(copied, 'vm:copy').template).toBe(false);
	expect(failing(after(world, { type: 'convertToGuest', guest }).world, { type: 'powerOn', guest })).toEqual([]);
});

describe('converting', () => {
	const convert = (format: 'vhd' | 'vmdk', thin: boolean): Command => ({ type: 'convertDisk', guest, disk: 0, format, thin });
	const off = (written: number) => after(estate({ disks: [small] }), write(written, 0), { type: 'powerOff', guest }).world;

	// as qemu-img 7.2.22 converts a disk of 64 MiB of which the first 5 MiB are written: three blocks, 33 entries, 964/8/17
	test('a VMDK to a dynamic VHD rounds the disk up to whole cylinders and gives the size of the real file', () => {
		const { world, events } = later(after(off(5 * MiB), convert('vhd', true)).world, 60);
		expect(file(world)).toBe(2_560 + 3 * 2_097_664);
		expect(only(events, 'diskConverted')).toMatchObject({ sizeBefore: 67_108_864, sizeAfter: 67_125_248, toBytes: 6_295_552 });
	});

	test('and back to a VMDK keeps the rounded disk', () => {
		const there = later(after(off(5 * MiB), convert('vhd', true)).world, 60).world;
		const back = later(after(there, convert('vmdk', true)).world, 60).world;
		expect(of(back).disks[0]).toMatchObject({ sizeBytes: 67_125_248, usedBytes: 65_536 + 80 * 65_536 });
	});

	test('to thick takes all of the disk, and to a fixed VHD its footer too', () => {
		expect(file(later(after(off(512), convert('vmdk', false)).world, 60).world)).toBe(67_108_864);
		expect(file(later(after(off(512), convert('vhd', false)).world, 60).world)).toBe(67_125_248 + 512);
	});

	test('needs room for both files, and called off leaves the old one', () => {
		const going = after(off(5 * MiB), convert('vhd', false)).world;
		expect(used(going)).toBe((file(going) ?? NaN) + 67_125_760);
		const task = of(going).task?.id ?? 'task:0';
		const back = after(going, { type: 'cancelTask', task }).world;
		expect(of(back).disks[0]).toMatchObject({ format: 'vmdk', sizeBytes: 67_108_864 });
		expect(used(back)).toBe(file(back));
	});

	test('is refused with snapshots, for a guest that is on, to what it is already, and of more than 2,040 GiB to VHD', () => {
		expect(failing(after(off(512), take('one')).world, convert('vhd', true))).toEqual(['wholeDisks']);
		expect(failing(estate(), convert('vhd', true))).toEqual(['state']);
		expect(failing(off(512), convert('vmdk', true))).toEqual(['sameFormat']);
		const large = { datastore: 'san', sizeGiB: 2_048, usedGiB: 1, thin: true };
		expect(failing(estate({ state: 'off', disks: [large] }), convert('vhd', true))).toEqual(['diskSize']);
		expect(failing(off(512), { ...convert('vhd', true), disk: 3 } as Command)).toEqual(['exists']);
	});
});

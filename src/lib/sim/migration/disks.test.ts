// Files that move to another datastore: with their guest or alone, while it runs or not.
import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only } from '../../../../tests/fixtures/play';
import { view } from '../picture';
import { preflight } from '../preflight';
import { start } from '../start';
import { usedBytes } from '../storage/space';
import { GiB, SECOND } from '../units';
import type { World } from '../world';

const aStore = (name: string, sizeGiB = 1_000) => ({
	...anEstate().datastores[0],
	name,
	shared: true,
	sizeGiB,
	iops: 10_000,
	// 1 GiB in four seconds
	throughputMBps: 2 ** 28 / 1e6,
	site: 'main'
});

/** two hosts that see both datastores, and a guest with 20 GiB on the first */
function estate(change: Parameters<typeof aGuest>[1] = {}, newGiB = 1_000): World {
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { datastores: ['san', 'new'], nicMbps: 100_000 }));
	const guests = [aGuest('app-01', { load: { ...aGuest('x').load, dirtyMiBps: 0 }, ...change })];
	return start(anEstate({ hosts, guests, datastores: [aStore('san'), aStore('new', newGiB)] }));
}
const alone = { type: 'moveStorage', guest: 'vm:app-01', datastore: 'ds:new' } as const;
const both = { type: 'migrate', guest: 'vm:app-01', to: 'host:birch', datastore: 'ds:new' } as const;
const move = { type: 'migrate', guest: 'vm:app-01', to: 'host:birch' } as const;
const used = (world: World) => [usedBytes(world, 'ds:san') / GiB, usedBytes(world, 'ds:new') / GiB];
const diskOf = (world: World) => view(world).guests['vm:app-01']?.disks[0]?.datastore;

describe('storage alone', () => {
	test('goes at the throughput of the datastores; the source keeps its files until the end, the target has room kept for them', () => {
		const { world, events } = after(estate(), alone);
		expect(only(events, 'taskStarted').kind).toBe('moveStorage');
		expect(used(later(world, 40).world)).toEqual([20, 20]);
		const done = later(world, 90);
		expect(only(done.events, 'storageMoved')).toMatchObject({ from: ['ds:san'], to: 'ds:new', bytes: 20 * GiB, ns: 80 * SECOND });
		expect(used(done.world)).toEqual([0, 20]);
		expect([diskOf(done.world), view(done.world).guests['vm:app-01']?.host]).toEqual(['ds:new', 'host:alder']);
	});

	test.each(['running', 'off', 'suspended'] as const)('of a guest that is %s', (state) => {
		const done = later(after(estate({ state }), alone).world, 3_600);
		expect(diskOf(done.world)).toBe('ds:new');
		expect(view(done.world).guests['vm:app-01']?.state).toBe(state);
		expect(used(done.world)[0]).toBe(0);
	});

	test('takes the files of snapshots along', () => {
		const snapped = after(
			estate(),
			{ type: 'takeSnapshot', guest: 'vm:app-01', name: 'before' },
			{ type: 'writeData', guest: 'vm:app-01', GiB: 4 }
		);
		const bytes = usedBytes(snapped.world, 'ds:san');
		const done = later(after(snapped.world, alone).world, 3_600);
		expect(only(done.events, 'storageMoved').bytes).toBe(bytes);
		expect(used(done.world)).toEqual([0, bytes / GiB]);
	});

	test('called off, it leaves everything where it was', () => {
		const { world, events } = after(later(after(estate(), alone).world, 40).world, { type: 'cancelTask', task: 'task:1' });
		expect(only(events, 'storageMoveFailed').cause).toBe('cancelled');
		expect([...used(world), diskOf(world)]).toEqual([20, 0, 'ds:san']);
	});

	test('ends with its guest, or with its host', () => {
		const copying = later(after(estate(), alone).world, 40).world;
		for (const command of [{ type: 'crashGuest', guest: 'vm:app-01' } as const, { type: 'failHost', host: 'host:alder' } as const]) {
			const { world, events } = after(copying, command);
			expect(only(events, 'storageMoveFailed').cause).toBe('stopped');
			expect(used(world)).toEqual([20, 0]);
		}
		const off = later(after(estate({ state: 'off' }), alone).world, 40).world;
		expect(only(after(off, { type: 'failHost', host: 'host:alder' }).events, 'storageMoveFailed').cause).toBe('stopped');
	});

	test('gives up when what the guest writes meanwhile does not fit on the target, and the guest goes on', () => {
		const copying = later(after(estate({}, 22), alone).world, 40).world;
		const { world, events } = after(copying, { type: 'writeData', guest: 'vm:app-01', GiB: 5 });
		expect(only(events, 'storageMoveFailed').cause).toBe('noSpace');
		expect([...used(world), view(world).guests['vm:app-01']?.state]).toEqual([25, 0, 'running']);
	});
});

describe('what stands in its way', () => {
	test('no room: with both numbers, and the growth that would help', () => {
		expect(failing(estate({}, 10), alone)).toEqual(['space']);
	});
	test('it is there already', () => {
		expect(failing(estate(), { ...alone, datastore: 'ds:san' })).toEqual(['otherStore']);
	});
	test('with its guest, it is there already: the cure is to move the guest alone', () => {
		const check = preflight(estate(), { ...both, datastore: 'ds:san' }).find(({ id }) => id === 'otherStore');
		expect(check).toMatchObject({ passed: false, fix: [move] });
	});
	test('its host does not see the datastore', () => {
		const hosts = ['alder', 'birch'].map((name) => aHost(name));
		const world = start(anEstate({ hosts, datastores: [aStore('san'), aStore('new')] }));
		expect(failing(world, alone)).toEqual(['storage']);
	});
	test('linked clones share files: neither they nor their base go', () => {
		const snapped = after(estate({ state: 'off' }), { type: 'takeSnapshot', guest: 'vm:app-01', name: 'base' }).world;
		const clone = { type: 'cloneGuest', guest: 'vm:app-01', name: 'child', host: 'host:alder', datastore: 'ds:san', linked: true } as const;
		const { world } = later(after(snapped, clone).world, 60);
		expect(failing(world, alone)).toEqual(['sharedFiles']);
		expect(failing(world, { ...alone, guest: 'vm:child' })).toEqual(['sharedFiles']);
		expect(failing(world, { ...both, guest: 'vm:child' })).toEqual(['sharedFiles']);
	});
	test('ids from nowhere are refused, not thrown', () => {
		expect(failing(estate(), { ...alone, datastore: 'ds:constructor' })).toEqual(['exists']);
		expect(failing(estate(), { ...both, datastore: 'ds:constructor' })).toEqual(['exists']);
	});
});

describe('with its guest', () => {
	test('disks first, then memory, then both are at home', () => {
		const { world } = after(estate(), both);
		expect(view(later(world, 30).world).guests['vm:app-01']?.task?.migration?.phase).toBe('disks');
		expect(used(later(world, 30).world)).toEqual([20, 20]);
		const done = later(world, 300);
		expect(done.events.map(({ type }) => type).filter((type) => type !== 'migrationRound')).toEqual([
			'storageMoved',
			'guestMigrated',
			'taskEnded'
		]);
		expect([diskOf(done.world), view(done.world).guests['vm:app-01']?.host, ...used(done.world)]).toEqual(['ds:new', 'host:birch', 0, 20]);
	});

	test('to a datastore that only the target sees: over the network', () => {
		const hosts = [aHost('alder', { datastores: ['san'], nicMbps: 1_000 }), aHost('birch', { datastores: ['new'], nicMbps: 1_000 })];
		const guests = [aGuest('app-01', { state: 'off' })];
		const world = start(anEstate({ hosts, guests, datastores: [aStore('san'), aStore('new')] }));
		expect(failing(world, move)).toContain('storage');
		const { events } = later(after(world, both).world, 3_600);
		// 20 GiB at 125 MB/s, not at the 268 MB/s of the datastores
		expect(only(events, 'storageMoved').ns).toBe(Math.ceil((20 * GiB) / 0.125));
		expect(only(events, 'guestMoved')).toMatchObject({ from: 'host:alder', to: 'host:birch' });
	});

	test('without room on the target it is refused beside everything else', () => {
		expect(failing(estate({ localMedia: true }, 10), both)).toEqual(['localMedia', 'space']);
	});

	test('called off while the disks are copied, it goes on where it was', () => {
		const { world } = after(later(after(estate(), both).world, 30).world, { type: 'cancelTask', task: 'task:1' });
		expect([...used(world), view(world).guests['vm:app-01']?.host]).toEqual([20, 0, 'host:alder']);
	});
});

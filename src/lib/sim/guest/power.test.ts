import { describe, expect, test } from 'vitest';
import { aGuest, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { PowerOperation } from '../command';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';

const guest = 'vm:app-01' as const;
const estate = (change: Parameters<typeof aGuest>[1] = {}) => start(anEstate({ guests: [aGuest('app-01', change)] }));
const state = (world: World) => view(world).guests[guest]?.state;
const to = (type: PowerOperation) => ({ type, guest }) as const;

test('power on boots for a minute and then serves', () => {
	const on = after(estate({ state: 'off' }), to('powerOn')).world;
	expect(state(later(on, 59.9).world)).toBe('starting');
	expect(state(later(on, 60).world)).toBe('running');
});

test('a shutdown goes through the guest tools and takes its time', () => {
	const stopping = after(estate(), to('shutDown')).world;
	expect(state(later(stopping, 19).world)).toBe('stopping');
	expect(state(later(stopping, 20).world)).toBe('off');
	expect(failing(estate({ tools: false }), to('shutDown'))).toEqual(['tools']);
});

test('the fix for missing tools is to install them', () => {
	const world = after(estate({ tools: false }), { type: 'editGuest', guest, change: { tools: true } }).world;
	expect(failing(world, to('shutDown'))).toEqual([]);
});

test('cutting the power is immediate, from any powered state, and warns of what is lost', () => {
	expect(warnings(estate({ users: 40 }), to('powerOff'))).toEqual(['unsaved', 'users']);
	for (const first of ['pause', 'shutDown', 'restart', 'reset', 'suspend'] as const)
		expect(state(after(estate(), to(first), to('powerOff')).world), first).toBe('off');
});

test('reset boots anew without shutting down; restart shuts down first', () => {
	expect(state(later(after(estate(), to('reset')).world, 60).world)).toBe('running');
	const restarting = after(estate(), to('restart')).world;
	expect(state(later(restarting, 79).world)).toBe('starting');
	expect(state(later(restarting, 80).world)).toBe('running');
});

test('paused keeps memory and uses no CPU; resume goes on at once', () => {
	const paused = after(estate(), to('pause')).world;
	expect(view(paused).guests[guest]).toMatchObject({ state: 'paused', holdsMemory: true, cpuGrantedGHz: 0 });
	expect(state(after(paused, to('resume')).world)).toBe('running');
});

describe('suspend to disk', () => {
	// 4 GiB at 400 MB/s
	const seconds = (4_096 * 2 ** 20) / 400e6;

	test('writes the memory at the speed of the datastore, then holds none', () => {
		const going = after(estate(), to('suspend')).world;
		expect(state(later(going, seconds - 0.01).world)).toBe('suspending');
		const world = later(going, seconds + 0.01).world;
		expect(view(world).guests[guest]).toMatchObject({ state: 'suspended', holdsMemory: false });
		expect(view(world).datastores['ds:san']?.files).toEqual([
			{ guest, kind: 'disk', GiB: 20 },
			{ guest, kind: 'memory', GiB: 4 }
		]);
	});

	test('survives the loss of the host, and comes back after it', () => {
		const saved = later(after(estate(), to('suspend')).world, 20).world;
		const failed = after(saved, { type: 'failHost', host: 'host:alder' }).world;
		expect(state(failed)).toBe('suspended');
		expect(failing(failed, to('resume'))).toEqual(['hostOn']);
		const back = later(after(failed, { type: 'powerOnHost', host: 'host:alder' }).world, 180).world;
		expect(state(later(after(back, to('resume')).world, seconds + 0.01).world)).toBe('running');
	});

	test('needs room for the memory', () => {
		const full = [{ name: 'san', shared: true, sizeGiB: 22, iops: 1, throughputMBps: 400, site: 'main' }];
		expect(failing(start(anEstate({ datastores: full })), to('suspend'))).toEqual(['space']);
	});
});

describe('a full datastore', () => {
	const tight = () =>
		start(anEstate({ datastores: [{ name: 'san', shared: true, sizeGiB: 25, iops: 1, throughputMBps: 400, site: 'main' }] }));

	test('stops the writer, which keeps its memory and waits', () => {
		const { world, events } = after(tight(), { type: 'writeData', guest, GiB: 8 });
		expect(only(events, 'dataWritten')).toMatchObject({ bytes: 5 * 2 ** 30, missingBytes: 3 * 2 ** 30 });
		expect(view(world).guests[guest]).toMatchObject({ state: 'noSpace', holdsMemory: true, cpuGrantedGHz: 0 });
		expect(view(world).datastores['ds:san']?.freeGiB).toBe(0);
	});

	test('lets it go on when there is room again, and it writes what it wanted', () => {
		const { world } = after(tight(), { type: 'writeData', guest, GiB: 8 });
		expect(failing(world, to('resume'))).toEqual(['space']);
		const eased = after(world, { type: 'growDatastore', datastore: 'ds:san', GiB: 10 }, to('resume')).world;
		expect(state(eased)).toBe('running');
		expect(view(eased).guests[guest]?.disks[0]?.usedGiB).toBe(28);
	});

	test('does not trouble a thick disk, or a thin one that has grown to its size', () => {
		const disks = [{ datastore: 'san', sizeGiB: 25, usedGiB: 25, thin: false }];
		const world = start(
			anEstate({
				guests: [aGuest('app-01', { disks })],
				datastores: [{ name: 'san', shared: true, sizeGiB: 25, iops: 1, throughputMBps: 1, site: 'main' }]
			})
		);
		expect(state(after(world, { type: 'writeData', guest, GiB: 8 }).world)).toBe('running');
	});
});

test('a crash holds the memory until reset or power off', () => {
	const dead = after(estate(), { type: 'crashGuest', guest }).world;
	expect(view(dead).guests[guest]).toMatchObject({ state: 'crashed', holdsMemory: true, cpuGrantedGHz: 0 });
	expect(state(later(after(dead, to('reset')).world, 60).world)).toBe('running');
});

test('operations that the state does not accept are refused', () => {
	expect(failing(estate({ state: 'off' }), to('pause'))).toEqual(['state']);
	expect(failing(estate(), to('powerOn'))).toContain('state');
	expect(failing(estate(), { type: 'powerOn', guest: 'vm:gone' })).toEqual(['exists']);
});

test('others that need a guest are named before it goes', () => {
	const guests = [aGuest('app-01'), aGuest('web-01', { needs: ['app-01'] })];
	expect(warnings(start(anEstate({ guests })), to('shutDown'))).toEqual(['needed']);
});

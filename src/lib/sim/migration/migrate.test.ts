import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate, MiBps } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import { view } from '../picture';
import { preflight } from '../preflight';
import { start } from '../start';

const move = { type: 'migrate', guest: 'vm:app-01', to: 'host:birch' } as const;

test('a running guest stays on its source until the switch, then is on its target', () => {
	const moving = after(start(anEstate()), move).world;
	expect(view(moving).guests['vm:app-01']?.host).toBe('host:alder');
	expect(view(moving).hosts['host:birch']?.arriving).toEqual(['vm:app-01']);
	const there = later(moving, 60);
	expect(view(there.world).guests['vm:app-01']).toMatchObject({ host: 'host:birch', state: 'running', task: null });
	expect(view(there.world).hosts['host:alder']?.guests).toEqual([]);
	expect(only(there.events, 'guestMigrated')).toMatchObject({ from: 'host:alder', to: 'host:birch' });
});

test('its CPU moves with it', () => {
	const there = later(after(start(anEstate()), move).world, 60).world;
	// 1 GHz of load, and 0.5 % of a 2 GHz core for each of two vCPUs
	expect(view(there).guests['vm:app-01']?.cpuGrantedGHz).toBeCloseTo(1.02, 9);
	expect(view(there).hosts['host:alder']?.cpuUsedGHz).toBe(0);
});

test('set-up and resume take their time: total and downtime hold them', () => {
	const guests = [aGuest('app-01', { memoryMiB: 1_000, load: { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0 } })];
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(100) }));
	const { events } = later(after(start(anEstate({ guests, hosts })), move).world, 60);
	expect(only(events, 'guestMigrated')).toMatchObject({ totalNs: 1e9 + 10e9 + 0.03e9, downtimeNs: 0.03e9, sentBytes: 1_000 * 2 ** 20 });
});

test('halfway through a round, half of it is left', () => {
	const guests = [aGuest('app-01', { memoryMiB: 1_000, load: { cpuGHz: 0, dirtyMiBps: 10, workingSetMiB: 900 } })];
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(100) }));
	const world = later(after(start(anEstate({ guests, hosts })), move).world, 1 + 5).world;
	expect(view(world).guests['vm:app-01']?.task).toMatchObject({ percent: 50, migration: { round: 1, leftMiB: 500, dirtiedMiB: 50 } });
	expect(view(world).hosts['host:alder']?.sendingMbps).toBeCloseTo(MiBps(100), 9);
});

test('for the last copy the guest is frozen and uses no CPU', () => {
	const guests = [aGuest('app-01', { memoryMiB: 1_000, load: { cpuGHz: 1, dirtyMiBps: 10, workingSetMiB: 900 } })];
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(100) }));
	// 1 s of set-up, live rounds of 10, 1 and 0.1 s, then 1 MiB in 10 ms
	const world = later(after(start(anEstate({ guests, hosts })), move).world, 12.105).world;
	expect(view(world).guests['vm:app-01']).toMatchObject({ state: 'running', frozen: true, cpuGrantedGHz: 0 });
});

test('the narrower of the two ports sets the speed', () => {
	const hosts = [aHost('alder', { nicMbps: 10_000 }), aHost('birch', { nicMbps: 1_000 })];
	const world = later(after(start(anEstate({ hosts })), move).world, 2).world;
	expect(view(world).guests['vm:app-01']?.task?.migration?.rateMBps).toBe(125);
});

test('a guest that rewrites its memory as fast as the link carries it never arrives, and the log says so once', () => {
	const guests = [aGuest('app-01', { memoryMiB: 1_024, load: { cpuGHz: 1, dirtyMiBps: 150, workingSetMiB: 921.6 } })];
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps: MiBps(100) }));
	const world = start(anEstate({ guests, hosts }));
	expect(warnings(world, move)).toContain('converges');
	const { world: hourLater, events } = later(after(world, move).world, 3_600);
	expect(events.filter((event) => event.type === 'guestMigrated')).toEqual([]);
	expect(only(events, 'migrationNotConverging').leftBytes).toBe(Math.round(921.6 * 2 ** 20));
	const task = view(hourLater).guests['vm:app-01']?.task;
	expect(task?.migration).toMatchObject({ notConverging: true });
	expect(task?.secondsLeft).toBeNull();
	// the first round, and one line for all those that are alike
	expect(task?.migration?.rounds).toHaveLength(2);
});

test('called off, it goes on at its source', () => {
	const moving = after(start(anEstate()), move).world;
	const { world, events } = after(later(moving, 3).world, { type: 'cancelTask', task: 'task:1' });
	expect(only(events, 'migrationFailed').cause).toBe('cancelled');
	expect(view(world).guests['vm:app-01']).toMatchObject({ host: 'host:alder', state: 'running', task: null });
});

test('the target dies: the guest goes on; the source dies: it crashes with it', () => {
	const moving = later(after(start(anEstate()), move).world, 3).world;
	const target = after(moving, { type: 'failHost', host: 'host:birch' });
	expect(only(target.events, 'migrationFailed').cause).toBe('targetLost');
	expect(view(target.world).guests['vm:app-01']).toMatchObject({ host: 'host:alder', state: 'running' });
	const source = after(moving, { type: 'failHost', host: 'host:alder' });
	expect(only(source.events, 'migrationFailed').cause).toBe('sourceLost');
	expect(view(source.world).guests['vm:app-01']).toMatchObject({ host: 'host:alder', state: 'crashed' });
});

test('a guest that is off is registered at the other host at once, and no memory is copied', () => {
	const { world, events } = after(start(anEstate({ guests: [aGuest('app-01', { state: 'off' })] })), move);
	expect(only(events, 'guestMoved')).toMatchObject({ from: 'host:alder', to: 'host:birch' });
	expect(view(world).guests['vm:app-01']?.host).toBe('host:birch');
});

test('a guest that went down with its host can be registered elsewhere, and starts there', () => {
	const failed = after(start(anEstate()), { type: 'failHost', host: 'host:alder' }).world;
	const { world } = after(failed, move, { type: 'powerOn', guest: 'vm:app-01' });
	expect(view(later(world, 60).world).guests['vm:app-01']).toMatchObject({ host: 'host:birch', state: 'running' });
});

describe('what stands in the way', () => {
	const one = (change: Parameters<typeof aGuest>[1], birch: Parameters<typeof aHost>[1] = {}) =>
		start(anEstate({ guests: [aGuest('app-01', change)], hosts: [aHost('alder'), aHost('birch', birch)] }));

	test.each([
		['nothing', one({}), []],
		['too little memory', one({}, { memoryMiB: 6_000 }), ['memory']],
		['another CPU maker', one({}, { cpuVendor: 'amd' }), ['cpuVendor']],
		['an older CPU', one({}, { cpuGeneration: 2006 }), ['cpuGeneration']],
		['a missing network', one({}, { networks: [] }), ['network']],
		['a datastore out of sight', one({}, { datastores: [] }), ['storage']],
		['a host that is off', one({}, { power: 'off' }), ['hostOn']],
		['maintenance', one({}, { maintenance: true }), ['maintenance']],
		['a device of the source', one({ device: 'fax card' }), ['device']],
		['a CD in the drive of the source', one({ localMedia: true }), ['localMedia']],
		['several at once', one({ localMedia: true }, { networks: [], cpuGeneration: 2006 }), ['cpuGeneration', 'network', 'localMedia']]
	])('%s', (_, world, ids) => {
		expect(failing(world, move)).toEqual(ids);
	});

	test('a guest that is off minds neither memory nor CPU', () => {
		expect(failing(one({ state: 'off' }, { memoryMiB: 3_000, cpuGeneration: 2006 }), move)).toEqual([]);
	});

	test('where it already is', () => {
		expect(failing(one({}), { ...move, to: 'host:alder' })).toContain('elsewhere');
	});

	test('things that do not exist are refused, not thrown', () => {
		expect(failing(one({}), { ...move, guest: 'vm:gone' })).toEqual(['exists']);
		expect(failing(one({}), { ...move, to: 'host:constructor' })).toEqual(['exists']);
	});

	test('memory says what is needed and what is free, with the hypervisor and the overhead in the sum', () => {
		const check = preflight(one({}, { memoryMiB: 6_000 }), move).find(({ id }) => id === 'memory');
		expect(check?.numbers).toEqual({ needMiB: 4_196, freeMiB: 3_952, host: 'birch', product: 'xenserver' });
	});

	test('the cure for too little memory is one move that makes the room, to where there is some', () => {
		const hosts = [aHost('alder'), aHost('birch', { memoryMiB: 10_000 }), aHost('cedar')];
		const guests = [
			aGuest('app-01'),
			aGuest('small', { host: 'birch', memoryMiB: 2_048 }),
			aGuest('large', { host: 'birch', memoryMiB: 3_072 })
		];
		const world = start(anEstate({ hosts, guests }));
		const check = preflight(world, move).find(({ id }) => id === 'memory');
		expect(check?.fix).toEqual([{ type: 'migrate', guest: 'vm:small', to: 'host:cedar' }]);
		const eased = later(after(world, ...(check?.fix ?? [])).world, 60).world;
		expect(failing(eased, move)).toEqual([]);
	});

	test('ESX admits by reservation and only warns beyond free memory', () => {
		const esx = (reservedMiB: number) => one({ reservedMiB }, { product: 'esx', memoryMiB: 6_000 });
		expect(failing(esx(0), move)).toEqual([]);
		expect(warnings(esx(0), move)).toContain('overcommit');
		expect(failing(esx(4_096), move)).toEqual(['memory']);
	});
});

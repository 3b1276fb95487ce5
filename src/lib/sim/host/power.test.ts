import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { HostOperation } from '../command';
import { view } from '../picture';
import { preflight } from '../preflight';
import { start } from '../start';

const alder = (type: HostOperation) => ({ type, host: 'host:alder' }) as const;

test('a host that fails takes its guests with it; those that are off or suspended stay as they are', () => {
	const guests = [aGuest('on'), aGuest('off', { state: 'off' }), aGuest('saved', { state: 'suspended' }), aGuest('far', { host: 'birch' })];
	const { world, events } = after(start(anEstate({ guests })), alder('failHost'));
	expect(only(events, 'hostFailed').guests).toEqual(['vm:on']);
	expect(Object.values(view(world).guests).map(({ state }) => state)).toEqual(['crashed', 'off', 'suspended', 'running']);
	expect(view(world).hosts['host:alder']).toMatchObject({ power: 'failed', cpuUsedGHz: 0, memoryUsedMiB: 0, failedAtSeconds: 0 });
});

test('before it is failed on purpose, the people who would be cut off are counted', () => {
	const guests = [aGuest('a', { users: 30 }), aGuest('b', { users: 12 }), aGuest('off', { users: 99, state: 'off' })];
	const checks = preflight(start(anEstate({ guests })), alder('failHost'));
	expect(checks.find(({ id }) => id === 'users')?.numbers.users).toBe(42);
	expect(checks.find(({ id }) => id === 'guestsOn')?.numbers).toMatchObject({ count: 2, guests: 'a, b' });
});

test('repaired, it boots for three minutes and finds its lost guests switched off', () => {
	const failed = after(start(anEstate()), alder('failHost')).world;
	const booting = after(failed, alder('powerOnHost')).world;
	expect(view(booting).tasks).toMatchObject([{ kind: 'bootHost', secondsLeft: 180 }]);
	const back = later(booting, 180).world;
	expect(view(back).hosts['host:alder']).toMatchObject({ power: 'on', failedAtSeconds: null });
	expect(view(back).guests['vm:app-01']?.state).toBe('off');
});

describe('where a repair takes so long', () => {
	const metal = { product: 'physical', hypervisor: 'none', hypervisorMiB: 0 } as const;
	const world = start(
		anEstate({
			policies: { repairSeconds: 2700, hostBootSeconds: 180, bootSeconds: 60 },
			hosts: [aHost('alder'), aHost('birch', metal)],
			guests: [aGuest('guest'), aGuest('db', { host: 'birch', users: 400 })]
		})
	);

	test('a server without a hypervisor serves again after it, both boots included: 400 people for 45 minutes', () => {
		const failed = after(world, { type: 'failHost', host: 'host:birch' }).world;
		const almost = later(failed, 2699).world;
		expect(view(almost).guests['vm:db']?.state).toBe('starting');
		const { world: back, events } = later(almost, 1);
		expect(view(back).hosts['host:birch']).toMatchObject({ power: 'on', failedAtSeconds: null });
		expect(only(events, 'usersServed')).toMatchObject({ ns: 2700e9, userMinutes: 18_000 });
		expect(view(later(back, 1e4).world).people).toMatchObject({ cutOff: 0, lostUserMinutes: 18_000 });
	});

	test('a host with guests is on again after it, and its guests are off', () => {
		const back = later(after(world, alder('failHost')).world, 2700).world;
		expect(view(back).hosts['host:alder']?.power).toBe('on');
		expect(view(back).guests['vm:guest']?.state).toBe('off');
	});

	test('whoever switches it on earlier ends the repair', () => {
		const early = after(later(after(world, alder('failHost')).world, 600).world, alder('powerOnHost')).world;
		const { events } = later(early, 5000);
		expect(events.filter(({ type }) => type === 'hostPowerChanged')).toHaveLength(1);
	});
});

test('a clone that reads from or writes to the failed host is gone', () => {
	const world = start(anEstate());
	const cloning = after(world, { type: 'cloneGuest', guest: 'vm:app-01', name: 'copy', host: 'host:birch', datastore: 'ds:san' }).world;
	const { world: left, events } = after(cloning, alder('failHost'));
	expect(only(events, 'guestDeleted').guest).toBe('vm:copy');
	expect(view(left).datastores['ds:san']?.usedGiB).toBe(20);
});

describe('switching off and maintenance', () => {
	test('wait until no guest is left, and offer the moves', () => {
		const guests = [aGuest('a'), aGuest('b'), aGuest('off', { state: 'off' })];
		const world = start(anEstate({ guests, hosts: [aHost('alder'), aHost('birch'), aHost('cedar')] }));
		for (const type of ['powerOffHost', 'enterMaintenance'] as const) expect(failing(world, alder(type))).toEqual(['guestsOn']);
		const fix = preflight(world, alder('enterMaintenance')).find(({ id }) => id === 'guestsOn')?.fix ?? [];
		expect(fix).toEqual([
			{ type: 'migrate', guest: 'vm:a', to: 'host:birch' },
			{ type: 'migrate', guest: 'vm:b', to: 'host:cedar' }
		]);
		const emptied = later(after(world, ...fix).world, 120).world;
		expect(view(after(emptied, alder('enterMaintenance')).world).hosts['host:alder']?.maintenance).toBe(true);
	});

	test('a host in maintenance starts nothing and takes nothing', () => {
		const guests = [aGuest('off', { state: 'off' }), aGuest('far', { host: 'birch' })];
		const world = after(start(anEstate({ guests })), alder('enterMaintenance')).world;
		expect(failing(world, { type: 'powerOn', guest: 'vm:off' })).toEqual(['maintenance']);
		expect(failing(world, { type: 'migrate', guest: 'vm:far', to: 'host:alder' })).toEqual(['maintenance']);
		const open = after(world, alder('exitMaintenance')).world;
		expect(failing(open, { type: 'powerOn', guest: 'vm:off' })).toEqual([]);
	});

	test('a guest on its way to the host counts as well', () => {
		const coming = after(start(anEstate()), { type: 'migrate', guest: 'vm:app-01', to: 'host:birch' }).world;
		expect(failing(coming, { type: 'enterMaintenance', host: 'host:birch' })).toEqual(['guestsOn']);
	});
});

test('what makes no sense for the host is refused', () => {
	const world = start(anEstate());
	expect(failing(world, alder('powerOnHost'))).toEqual(['state']);
	expect(failing(world, alder('exitMaintenance'))).toEqual(['state']);
	expect(failing(after(world, alder('failHost')).world, alder('failHost'))).toEqual(['state']);
	expect(failing(world, { type: 'failHost', host: 'host:gone' })).toEqual(['exists']);
	expect(warnings(world, alder('powerOnHost'))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { guestOf } from '../look';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';
import { canReach, reachableByUsers } from './reach';

const estate = () =>
	start(
		anEstate({
			networks: [
				{ name: 'lan', vlan: 10, isolated: false },
				{ name: 'dmz', vlan: 20, isolated: false },
				{ name: 'lab', vlan: null, isolated: true }
			],
			hosts: [aHost('alder', { networks: ['lan', 'dmz', 'lab'] }), aHost('birch', { networks: ['lan', 'dmz', 'lab'] })],
			guests: [
				aGuest('web'),
				aGuest('db'),
				aGuest('far', { host: 'birch' }),
				aGuest('gate', { network: 'dmz' }),
				aGuest('try', { network: 'lab' }),
				aGuest('try-too', { network: 'lab' }),
				aGuest('try-far', { host: 'birch', network: 'lab' }),
				aGuest('still', { state: 'off' })
			]
		})
	);

const reach = (world: World, a: string, b: string) => canReach(world, guestOf(world, `vm:${a}`), guestOf(world, `vm:${b}`));

describe('guests reach each other', () => {
	test.each([
		['web', 'db', true],
		['web', 'far', true],
		['web', 'gate', true],
		['try', 'try-too', true],
		['try', 'try-far', false],
		['web', 'try', false],
		['web', 'still', false]
	])('%s and %s: %s', (a, b, expected) => {
		expect(reach(estate(), a, b)).toBe(expected);
		expect(reach(estate(), b, a)).toBe(expected);
	});

	test('people reach what runs on a network that leads out, and nothing on an isolated one', () => {
		const world = estate();
		const reached = world.guests.filter((guest) => reachableByUsers(world, guest)).map(({ name }) => name);
		expect(reached).toEqual(['web', 'db', 'far', 'gate']);
	});

	test('no longer once one moves to another network that is fenced off', () => {
		const { world } = after(estate(), { type: 'editGuest', guest: 'vm:db', change: { network: 'net:lab' } });
		expect(reach(world, 'web', 'db')).toBe(false);
		expect(reach(world, 'try', 'db')).toBe(true);
	});
});

const clone: Command = { type: 'cloneGuest', guest: 'vm:app-01', name: 'twin', host: 'host:birch', datastore: 'ds:san' };
const powerOn: Command = { type: 'powerOn', guest: 'vm:twin' };
const cloned = () => later(after(start(anEstate({ guests: [aGuest('app-01', { users: 30 })] })), clone).world, 200).world;

describe('a clone', () => {
	test('has the name, machine id and address of its source, and a hardware address of its own', () => {
		const [source, twin] = cloned().guests.map(({ identity }) => identity);
		expect(twin).toMatchObject({ hostname: 'app-01', machineId: source?.machineId, address: source?.address });
		expect(twin?.mac).not.toBe(source?.mac);
	});

	test('is warned of before it runs beside its source, with the other named and the cure', () => {
		const world = cloned();
		expect(warnings(world, powerOn)).toContain('identity');
		expect(failing(world, powerOn)).toEqual([]);
	});

	test('is not reached once it runs: whoever was there first keeps the address', () => {
		const { world, events } = later(after(cloned(), powerOn).world, 100);
		expect(only(events, 'addressConflict')).toMatchObject({ guest: 'vm:twin', with: 'vm:app-01', address: '10.0.0.4' });
		expect(world.guests.map((guest) => reachableByUsers(world, guest))).toEqual([true, false]);
		expect(view(world).guests['vm:twin']?.identity.conflict).toBe('vm:app-01');
	});

	test('gets the address when its source stops, and keeps it when that comes back', () => {
		const both = later(after(cloned(), powerOn).world, 100).world;
		const alone = after(both, { type: 'powerOff', guest: 'vm:app-01' });
		expect(only(alone.events, 'addressFreed').guest).toBe('vm:twin');
		const again = later(after(alone.world, { type: 'powerOn', guest: 'vm:app-01' }).world, 100);
		expect(only(again.events, 'addressConflict')).toMatchObject({ guest: 'vm:app-01', with: 'vm:twin' });
	});

	test('meets nobody on an isolated network, and both are reached there by their own', () => {
		const { world, events } = after(
			cloned(),
			{ type: 'createNetwork', name: 'Lab', vlan: null, isolated: true, hosts: ['host:birch'] },
			{ type: 'editGuest', guest: 'vm:twin', change: { network: 'net:lab' } },
			powerOn
		);
		expect(only(events, 'networkCreated')).toMatchObject({ network: 'net:lab', isolated: true });
		const running = later(world, 100);
		expect(running.events.some(({ type }) => type === 'addressConflict')).toBe(false);
		expect(running.world.guests[0]?.conflict).toBe(null);
	});

	test('is somebody else after five minutes of customizing', () => {
		const going = after(cloned(), { type: 'customizeGuest', guest: 'vm:twin' }).world;
		const { world, events } = later(going, 300);
		const [source, twin] = world.guests;
		expect(only(events, 'guestCustomized')).toMatchObject({ guest: 'vm:twin', hostname: 'twin' });
		expect(twin?.identity.address).not.toBe(source?.identity.address);
		expect(twin?.identity.machineId).not.toBe(source?.identity.machineId);
		expect(warnings(world, powerOn)).not.toContain('identity');
	});

	test('can be customized while it runs, with tools, and is reached from then on', () => {
		const both = later(after(cloned(), powerOn).world, 100).world;
		const { world, events } = later(after(both, { type: 'customizeGuest', guest: 'vm:twin', hostname: 'app-02' }).world, 300);
		expect(only(events, 'addressFreed').guest).toBe('vm:twin');
		expect(world.guests.every((guest) => reachableByUsers(world, guest))).toBe(true);
		const mute = after(both, { type: 'editGuest', guest: 'vm:twin', change: { tools: false } }).world;
		expect(failing(mute, { type: 'customizeGuest', guest: 'vm:twin' })).toEqual(['tools']);
	});

	test('of a guest that asks for its address has no conflict', () => {
		const asks = start(anEstate({ guests: [aGuest('app-01', { address: 'automatic' })] }));
		const both = later(after(later(after(asks, clone).world, 200).world, powerOn).world, 100);
		expect(both.events.some(({ type }) => type === 'addressConflict')).toBe(false);
	});
});

describe('a network', () => {
	const make: Command = { type: 'createNetwork', name: 'Lab', vlan: 40, isolated: false, hosts: ['host:alder'] };
	test.each<[string, Partial<Command>, string[]]>([
		['a name that is taken', { name: 'LAN' }, ['name']],
		['no name', { name: '' }, ['name']],
		['a VLAN that is none', { vlan: 4095 }, ['value']],
		['a VLAN that is no number', { vlan: NaN }, ['value']],
		['no host', { hosts: [] }, ['value']],
		['a host that is not there', { hosts: ['host:constructor'] }, ['exists']]
	])('with %s is refused', (_, change, ids) => {
		expect(failing(start(anEstate()), { ...make, ...change } as Command)).toEqual(ids);
	});
	test('is carried by the hosts that were named, and gone from them when it is deleted', () => {
		const { world } = after(start(anEstate()), make);
		expect(world.hosts.map((host) => host.networks.includes('net:lab'))).toEqual([true, false]);
		const gone = after(world, { type: 'deleteNetwork', network: 'net:lab' }).world;
		expect(gone.hosts.map((host) => host.networks)).toEqual([['net:lan'], ['net:lan']]);
		expect(gone.networks.map(({ id }) => id)).toEqual(['net:lan']);
	});
	test('is not deleted while a guest is on it', () => {
		expect(failing(start(anEstate()), { type: 'deleteNetwork', network: 'net:lan' })).toEqual(['networkUsed']);
	});
});

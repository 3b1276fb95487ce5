import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import type { ScenarioCluster, ScenarioGuest } from '../scenario';
import { start } from '../start';
import type { World } from '../world';

const HOSTS = ['alder', 'birch', 'cedar'];
const isolate = (host = 'alder') => ({ type: 'isolateHost', host: `host:${host}` }) as const;
const rejoin = (host = 'alder') => ({ type: 'rejoinHost', host: `host:${host}` }) as const;

const anHaEstate = (ha: Partial<ScenarioCluster['ha']> = {}, guests: readonly ScenarioGuest[] = [aGuest('app', { users: 7 })]) =>
	start(
		anEstate({
			hosts: HOSTS.map((name) => aHost(name)),
			guests,
			clusters: [aCluster('ward', HOSTS, { ha: { ...aCluster('', []).ha, ...ha } })]
		})
	);

function run(world: World, command: Command, seconds: number): { world: World; events: readonly SimEvent[] } {
	const first = after(world, command);
	const then = later(first.world, seconds);
	return { world: then.world, events: [...first.events, ...then.events] };
}
const restarts = (events: readonly SimEvent[]) => events.filter(({ type }) => type === 'guestRestarted').length;

describe('a host is cut off from the others', () => {
	test('left on, its guests run on, and the locks on their disks keep a second copy from starting', () => {
		const { world, events } = run(anHaEstate({ profile: 'vsphere4', isolationResponse: 'leaveOn' }), isolate(), 900);
		expect(only(events, 'hostDeclaredIsolated')).toMatchObject({ at: 12e9, response: 'leaveOn', guests: [] });
		expect(only(events, 'hostDeclaredFailed')).toMatchObject({ at: 15e9, locked: ['vm:app'] });
		expect(world.guests[0]).toMatchObject({ state: 'running', host: 'host:alder' });
		expect(restarts(events)).toBe(0);
	});

	test('powered off after 12 s in vSphere 4, they start elsewhere once the others have given the host up', () => {
		const { world, events } = run(anHaEstate({ profile: 'vsphere4', isolationResponse: 'powerOff' }), isolate(), 900);
		expect(only(events, 'hostDeclaredIsolated')).toMatchObject({ at: 12e9, response: 'powerOff', guests: ['vm:app'] });
		const event = only(events, 'guestRestarted');
		expect([event.at, event.detectNs, event.placeNs, event.queueNs, event.bootNs]).toEqual([80e9, 3e9, 5e9, 0, 60e9]);
		expect(world.guests[0]).toMatchObject({ state: 'running', host: 'host:birch' });
	});

	test('shut down, they are off when their OS has ended, and lose nothing', () => {
		const { events } = run(anHaEstate({ profile: 'vsphere4', isolationResponse: 'shutDown' }), isolate(), 900);
		const event = only(events, 'guestRestarted');
		expect([event.at, event.detectNs, event.placeNs]).toEqual([(12 + 20 + 5 + 60) * 1e9, 0, 5e9]);
	});

	test('without tools, or with silent ones, there is nobody to ask: their power is cut', () => {
		for (const change of [{ tools: false }, {}]) {
			let world = anHaEstate({ profile: 'vsphere4', isolationResponse: 'shutDown' }, [aGuest('app', change)]);
			if (world.guests[0]?.tools) world = after(world, { type: 'hangTools', guest: 'vm:app' }).world;
			expect(only(run(world, isolate(), 900).events, 'guestRestarted').at).toBe(80e9);
		}
	});

	test('vSphere 5 knows by the heartbeat datastores that the host lives: nobody declares it failed, and it waits 30 s; the primary 5 s', () => {
		const second = run(anHaEstate({ isolationResponse: 'powerOff' }, [aGuest('app', { host: 'birch' })]), isolate('birch'), 900).events;
		expect(only(second, 'hostDeclaredIsolated').at).toBe(30e9);
		expect(second.some(({ type }) => type === 'hostDeclaredFailed')).toBe(false);
		expect(only(second, 'guestRestarted')).toMatchObject({ at: (30 + 5 + 60) * 1e9, detectNs: 0 });
		expect(only(run(anHaEstate({ isolationResponse: 'powerOff' }), isolate('alder'), 900).events, 'hostDeclaredIsolated').at).toBe(5e9);
	});

	test('XenServer switches the whole host off when its timeout has passed, whatever is set', () => {
		const { world, events } = run(anHaEstate({ profile: 'xenserver', isolationResponse: 'leaveOn' }), isolate(), 900);
		expect(only(events, 'hostDeclaredIsolated')).toMatchObject({ at: 60e9, response: 'fence', guests: ['vm:app'] });
		expect(only(events, 'hostFailed').at).toBe(60e9);
		expect(only(events, 'guestRestarted')).toMatchObject({ at: 125e9, detectNs: 0, host: 'host:birch' });
		expect(world.hosts[0]?.power).toBe('failed');
	});

	test('a Windows node stops its guests with its cluster service', () => {
		const { events } = run(anHaEstate({ profile: 'windows2008', isolationResponse: 'leaveOn' }), isolate(), 900);
		expect(only(events, 'hostDeclaredIsolated')).toMatchObject({ at: 5e9, response: 'powerOff' });
		expect(only(events, 'guestRestarted').at).toBe(70e9);
	});

	test('back before it has noticed, nothing has happened', () => {
		const world = run(anHaEstate({ profile: 'vsphere4', isolationResponse: 'powerOff' }), isolate(), 11).world;
		const { events } = run(world, rejoin(), 900);
		expect(events.map(({ type }) => type)).toEqual(['hostRejoined']);
	});

	test('who is never restarted is not stopped either', () => {
		const guests = [aGuest('app', { restartPriority: 'never' })];
		const { world, events } = run(anHaEstate({ profile: 'vsphere4', isolationResponse: 'powerOff' }, guests), isolate(), 900);
		expect(only(events, 'hostDeclaredIsolated').guests).toEqual([]);
		expect(world.guests[0]?.state).toBe('running');
	});

	test('without HA nothing follows', () => {
		const { world, events } = run(anHaEstate({ enabled: false }), isolate(), 900);
		expect(events.map(({ type }) => type)).toEqual(['hostIsolated']);
		expect(world.guests[0]?.state).toBe('running');
	});
});

describe('every host is cut off', () => {
	const guests = HOSTS.map((host, i) => aGuest(`g${i}`, { host }));
	const all = (profile: ScenarioCluster['ha']['profile'], isolationResponse: 'leaveOn' | 'powerOff') => {
		const cut = after(anHaEstate({ profile, isolationResponse }, guests), ...HOSTS.map((host) => isolate(host)));
		return later(cut.world, 900);
	};

	test('powered off as told, everybody is off, and waits for a host; the first that is back starts them all', () => {
		const { world } = all('vsphere4', 'powerOff');
		expect(world.guests.map(({ state }) => state)).toEqual(['off', 'off', 'off']);
		expect(world.clusters[0]?.waiting.map(({ reason }) => reason)).toEqual(['noHost', 'noHost', 'noHost']);
		const back = run(world, rejoin('birch'), 900);
		expect(back.world.guests.map(({ state, host }) => [state, host])).toEqual([
			['running', 'host:birch'],
			['running', 'host:birch'],
			['running', 'host:birch']
		]);
	});

	test('left on, everybody runs: the cut was in the network between the hosts', () => {
		expect(all('vsphere4', 'leaveOn').world.guests.map(({ state }) => state)).toEqual(['running', 'running', 'running']);
	});

	test('of XenServers that are each alone, the one with the lowest id lives on', () => {
		const { world } = all('xenserver', 'powerOff');
		expect(world.hosts.map(({ power }) => power)).toEqual(['on', 'failed', 'failed']);
		expect(world.guests[0]?.state).toBe('running');
	});
});

test('a host that dies while it is cut off is missed since it was cut off', () => {
	const world = run(anHaEstate({ profile: 'vsphere4' }), isolate(), 10).world;
	const { events } = run(world, { type: 'failHost', host: 'host:alder' }, 600);
	expect(only(events, 'hostDeclaredFailed').at).toBe(15e9);
	expect(only(events, 'guestRestarted')).toMatchObject({ at: 80e9, detectNs: 5e9 });
});

test('a host that is cut off takes nobody', () => {
	const world = after(anHaEstate({ profile: 'vsphere4' }, [aGuest('app', { host: 'cedar' })]), isolate('alder'), isolate('birch')).world;
	expect(only(run(world, { type: 'failHost', host: 'host:cedar' }, 100).events, 'guestNotRestarted').reason).toBe('noHost');
});

test('before a host is cut off on purpose, the people who would be cut off are counted, where its guests would be stopped', () => {
	expect(warnings(anHaEstate({ isolationResponse: 'powerOff' }), isolate())).toEqual(['guestsOn', 'users']);
	expect(warnings(anHaEstate(), isolate())).toEqual([]);
});

test('what makes no sense is refused', () => {
	const world = anHaEstate();
	expect(failing(world, rejoin())).toEqual(['state']);
	expect(failing(after(world, isolate()).world, isolate())).toEqual(['state']);
	expect(failing(world, { type: 'isolateHost', host: 'host:constructor' })).toEqual(['exists']);
});

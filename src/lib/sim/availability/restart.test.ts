import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, type Played } from '../../../../tests/fixtures/play';
import type { SimEvent } from '../event';
import type { Scenario, ScenarioCluster } from '../scenario';
import { start } from '../start';
import type { GuestId, World } from '../world';

const fail = (host = 'alder') => ({ type: 'failHost', host: `host:${host}` }) as const;

/** three hosts in one cluster */
function anHaEstate(change: Partial<Scenario> = {}, ha: Partial<ScenarioCluster['ha']> = {}, cluster: Partial<ScenarioCluster> = {}) {
	const hosts = change.hosts ?? [aHost('alder'), aHost('birch'), aHost('cedar')];
	const names = hosts.map(({ name }) => name);
	return start(anEstate({ hosts, clusters: [aCluster('ward', names, { ...cluster, ha: { ...aCluster('', []).ha, ...ha } })], ...change }));
}

const state = (world: World, id: GuestId) => world.guests.find((guest) => guest.id === id);
const restarted = (events: readonly SimEvent[]) => events.flatMap((event) => (event.type === 'guestRestarted' ? [event] : []));
/** performs and lets so many seconds pass */
function run(world: World, command: Parameters<typeof after>[1], seconds: number): Played {
	const first = after(world, command);
	const then = later(first.world, seconds);
	return { world: then.world, events: [...first.events, ...then.events] };
}

describe('a host fails', () => {
	test('its guest boots elsewhere: noticed after 15 s in vSphere 4, placed in 5 s, booted in 60 s', () => {
		const { world, events } = run(anHaEstate({ guests: [aGuest('app', { users: 12 })] }, { profile: 'vsphere4' }), fail(), 600);
		expect(only(events, 'hostDeclaredFailed')).toMatchObject({ at: 15e9, afterNs: 15e9, locked: [] });
		const event = only(events, 'guestRestarted');
		expect(event).toMatchObject({ at: 80e9, from: 'host:alder', host: 'host:birch', users: 12, kind: 'restart' });
		expect([event.detectNs, event.placeNs, event.queueNs, event.bootNs]).toEqual([15e9, 5e9, 0, 60e9]);
		expect(state(world, 'vm:app')).toMatchObject({ state: 'running', host: 'host:birch' });
		expect(world.clusters[0]?.waiting).toEqual([]);
	});

	test.each([
		['vsphere5', 18],
		['xenserver', 60],
		['windows2008', 5],
		['windows2016', 10]
	] as const)('%s declares it after %d s', (profile, seconds) => {
		const { events } = run(anHaEstate({}, { profile }), fail(), 600);
		expect(only(events, 'hostDeclaredFailed').afterNs).toBe(seconds * 1e9);
		expect(only(events, 'guestRestarted').at).toBe((seconds + 5 + 60) * 1e9);
	});

	test('vSphere 5 waits three seconds less when no datastore is shared, but then nothing can start elsewhere', () => {
		const hosts = [aHost('alder', { datastores: ['san', 'local'] }), aHost('birch', { datastores: [] })];
		const guests = [aGuest('app', { disks: [{ datastore: 'local', sizeGiB: 40, usedGiB: 20, thin: true }] })];
		const datastores = ['san', 'local'].map((name) => ({
			name,
			shared: name === 'san',
			sizeGiB: 100,
			iops: 1_000,
			throughputMBps: 100,
			site: 'main'
		}));
		const { world, events } = run(anHaEstate({ hosts, guests, datastores }), fail(), 600);
		expect(only(events, 'hostDeclaredFailed').afterNs).toBe(15e9);
		expect(only(events, 'guestNotRestarted').reason).toBe('storage');
		expect(world.clusters[0]?.waiting).toMatchObject([{ guest: 'vm:app', reason: 'storage', tryAt: null }]);
	});

	test('without a cluster, or with HA off, its guests stay crashed', () => {
		for (const world of [anHaEstate({ clusters: [] }), anHaEstate({}, { enabled: false })]) {
			const lost = run(world, fail(), 600).world;
			expect(state(lost, 'vm:app-01')?.state).toBe('crashed');
		}
	});

	test('who is never restarted stays crashed and is not listed', () => {
		const { world } = run(anHaEstate({ guests: [aGuest('app', { restartPriority: 'never' })] }), fail(), 600);
		expect(state(world, 'vm:app')?.state).toBe('crashed');
		expect(world.clusters[0]?.waiting).toEqual([]);
	});

	test('guests that were off or suspended stay as they are', () => {
		const guests = [aGuest('off', { state: 'off' }), aGuest('saved', { state: 'suspended' })];
		const { world, events } = run(anHaEstate({ guests }), fail(), 600);
		expect(restarted(events)).toEqual([]);
		expect(world.guests.map(({ host }) => host)).toEqual(['host:alder', 'host:alder']);
	});
});

describe('the order', () => {
	test('priority does not wait, needs do: who needs another starts when that runs', () => {
		const guests = [
			aGuest('app', { needs: ['db'], restartPriority: 'high' }),
			aGuest('db', { restartPriority: 'low' }),
			aGuest('web', { needs: ['app'] })
		];
		const { events } = run(anHaEstate({ guests }, { profile: 'vsphere4' }), fail(), 900);
		expect(restarted(events).map(({ guest, at, queueNs }) => [guest, at / 1e9, queueNs / 1e9])).toEqual([
			['vm:db', 80, 0],
			['vm:app', 140, 60],
			['vm:web', 200, 120]
		]);
	});

	test('a delay of its own counts from the placement', () => {
		const guests = [aGuest('app', { restartDelaySeconds: 120 })];
		const event = only(run(anHaEstate({ guests }, { profile: 'vsphere4' }), fail(), 900).events, 'guestRestarted');
		expect([event.at / 1e9, event.queueNs / 1e9]).toEqual([15 + 5 + 120 + 60, 120]);
	});

	test('the important one gets the room that is left', () => {
		const hosts = [aHost('alder'), aHost('birch', { memoryMiB: 2_048 + 4_096 + 100 })];
		const guests = [aGuest('a'), aGuest('b', { restartPriority: 'high' })];
		const { world, events } = run(anHaEstate({ hosts, guests }), fail(), 900);
		expect(restarted(events).map(({ guest }) => guest)).toEqual(['vm:b']);
		expect(only(events, 'guestNotRestarted')).toMatchObject({ guest: 'vm:a', reason: 'memory' });
		expect(world.clusters[0]?.waiting).toMatchObject([{ guest: 'vm:a', reason: 'memory' }]);
	});

	test('a need that finds no host holds nobody up', () => {
		const hosts = [aHost('alder'), aHost('birch', { memoryMiB: 2_048 + 4_096 + 100 })];
		const guests = [aGuest('app', { needs: ['db'] }), aGuest('db', { memoryMiB: 8_192 })];
		const { events } = run(anHaEstate({ hosts, guests }), fail(), 900);
		expect(restarted(events).map(({ guest }) => guest)).toEqual(['vm:app']);
	});
});

describe('who finds no host', () => {
	const hosts = [aHost('alder'), aHost('birch', { memoryMiB: 2_048 + 4_096 + 100 })];

	test('starts by itself once another one leaves', () => {
		const guests = [aGuest('app'), aGuest('other', { host: 'birch' })];
		const stuck = run(anHaEstate({ hosts, guests }), fail(), 900).world;
		expect(stuck.clusters[0]?.waiting).toMatchObject([{ guest: 'vm:app', reason: 'memory' }]);
		const { events } = run(stuck, { type: 'powerOff', guest: 'vm:other' }, 900);
		expect(only(events, 'guestRestarted')).toMatchObject({ guest: 'vm:app', at: 900e9 + 5e9 + 60e9, host: 'host:birch' });
	});

	test('starts at home when its host returns before that', () => {
		const guests = [aGuest('app'), aGuest('other', { host: 'birch' })];
		const stuck = run(anHaEstate({ hosts, guests }), fail(), 900).world;
		const { world, events } = run(stuck, { type: 'powerOnHost', host: 'host:alder' }, 900);
		expect(only(events, 'guestRestarted')).toMatchObject({ host: 'host:alder', at: 900e9 + 180e9 + 5e9 + 60e9 });
		expect(world.clusters[0]?.waiting).toEqual([]);
	});

	test('is let go when somebody switches it off, and when somebody else starts it', () => {
		const guests = [aGuest('app'), aGuest('other', { host: 'birch' })];
		const stuck = run(anHaEstate({ hosts, guests }), fail(), 900).world;
		expect(after(stuck, { type: 'powerOff', guest: 'vm:app' }).world.clusters[0]?.waiting).toEqual([]);
	});

	test('waits for a host that carries its network, and for one that a rule allows', () => {
		const noLan = [aHost('alder'), aHost('birch', { networks: [] })];
		expect(only(run(anHaEstate({ hosts: noLan }), fail(), 100).events, 'guestNotRestarted').reason).toBe('network');
		const two = [aHost('alder'), aHost('birch')];
		const guests = [aGuest('web-1'), aGuest('web-2', { host: 'birch' })];
		const rules = [{ name: 'webs', kind: 'apart', guests: ['web-1', 'web-2'] }] as const;
		expect(only(run(anHaEstate({ hosts: two, guests }, {}, { rules }), fail(), 100).events, 'guestNotRestarted').reason).toBe('rule');
	});

	test('is tied to its host by a device; a disc in the drive ties it where the product is XenServer', () => {
		const bound = anHaEstate({ guests: [aGuest('fax', { device: 'fax card' })] });
		expect(only(run(bound, fail(), 100).events, 'guestNotRestarted').reason).toBe('device');
		const disc = (profile: 'xenserver' | 'vsphere4') =>
			run(anHaEstate({ guests: [aGuest('app', { localMedia: true })] }, { profile }), fail(), 300).events;
		expect(only(disc('xenserver'), 'guestNotRestarted').reason).toBe('localMedia');
		expect(only(disc('vsphere4'), 'guestRestarted').host).toBe('host:birch');
	});
});

test('when the host that takes them in fails too, they start a third time elsewhere, and the outage counts from the first loss', () => {
	const hosts = ['alder', 'birch', 'cedar'].map((name) => aHost(name));
	const world = run(anHaEstate({ hosts }, { profile: 'vsphere4' }), fail(), 30).world;
	const { events } = run(world, fail('birch'), 600);
	expect(only(events, 'guestRestarted')).toMatchObject({ host: 'host:cedar', detectNs: 45e9, at: (30 + 15 + 5 + 60) * 1e9 });
});

test('every host fails: everybody waits, and starts when the first one is back', () => {
	let world = anHaEstate({}, { profile: 'vsphere4' });
	world = after(world, fail(), fail('birch'), fail('cedar')).world;
	world = later(world, 300).world;
	expect(world.clusters[0]?.waiting).toMatchObject([{ reason: 'noHost' }]);
	const { events } = run(world, { type: 'powerOnHost', host: 'host:cedar' }, 900);
	expect(only(events, 'guestRestarted').host).toBe('host:cedar');
});

test('the host with most free memory takes the guest; equals go by id', () => {
	const guests = [aGuest('app'), aGuest('big', { host: 'birch', memoryMiB: 32_768 })];
	expect(only(run(anHaEstate({ guests }), fail(), 300).events, 'guestRestarted').host).toBe('host:cedar');
});

test('those that belong together go where the others are', () => {
	const guests = [aGuest('app'), aGuest('db', { host: 'birch', memoryMiB: 32_768 })];
	const rules = [{ name: 'pair', kind: 'together', guests: ['app', 'db'] }] as const;
	expect(only(run(anHaEstate({ guests }, {}, { rules }), fail(), 300).events, 'guestRestarted').host).toBe('host:birch');
});

test('a Windows node that fails three times within an hour is kept out for two hours', () => {
	const hosts = ['alder', 'birch', 'cedar', 'dogwood'].map((name) => aHost(name));
	const guests = [aGuest('app', { host: 'birch', memoryMiB: 1_024 })];
	let world = anHaEstate({ hosts, guests }, { profile: 'windows2016' });
	for (let i = 0; i < 3; i++) {
		world = run(world, fail(), 60).world;
		world = run(world, { type: 'powerOnHost', host: 'host:alder' }, 200).world;
	}
	expect(world.clusters[0]?.quarantine).toMatchObject([{ host: 'host:alder' }]);
	// alder is the emptiest, and first by name
	expect(only(run(world, fail('birch'), 300).events, 'guestRestarted').host).toBe('host:cedar');
});

test('the priority can be changed by hand: who is never to be restarted is let go', () => {
	const world = run(anHaEstate({}, { profile: 'vsphere4' }), fail(), 10).world;
	const edit = (change: object) => ({ type: 'editGuest', guest: 'vm:app-01', change }) as const;
	expect(after(world, edit({ restartPriority: 'never' })).world.clusters[0]?.waiting).toEqual([]);
	expect(state(after(world, edit({ restartPriority: 'high', restartDelaySeconds: 9 })).world, 'vm:app-01')?.restart).toEqual({
		priority: 'high',
		delayNs: 9e9
	});
	for (const change of [{ restartPriority: 'constructor' }, { restartDelaySeconds: NaN }, { restartDelaySeconds: -1 }])
		expect(failing(world, edit(change))).toEqual(['value']);
});

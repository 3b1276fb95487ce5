import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import type { Scenario, ScenarioCluster } from '../scenario';
import { start } from '../start';
import type { World } from '../world';

const HOSTS = ['alder', 'birch'];
const clustered = (ha: Partial<ScenarioCluster['ha']> = {}, change: Partial<Scenario> = {}) =>
	start(anEstate({ clusters: [aCluster('ward', HOSTS, { ha: { ...aCluster('', []).ha, ...ha } })], ...change }));

function run(world: World, command: Command, seconds: number): { world: World; events: readonly SimEvent[] } {
	const first = after(world, command);
	const then = later(first.world, seconds);
	return { world: then.world, events: [...first.events, ...then.events] };
}

const path = (type: 'losePath' | 'restorePath', host = 'alder', store = 'san') =>
	({ type, host: `host:${host}`, datastore: `ds:${store}` }) as const;

describe('the way to a datastore is lost', () => {
	test('who writes there stops dead, and HA starts it where the way is open', () => {
		const { world, events } = run(clustered(), path('losePath'), 300);
		expect(only(events, 'pathLost').guests).toEqual(['vm:app-01']);
		expect(only(events, 'guestRestarted')).toMatchObject({ at: 65e9, detectNs: 0, host: 'host:birch' });
		expect(world.hosts[0]).toMatchObject({ power: 'on', lostPaths: ['ds:san'] });
	});

	test('without HA it stays crashed until somebody resets it, once the way is back', () => {
		const lost = run(clustered({ enabled: false }), path('losePath'), 300).world;
		expect(lost.guests[0]?.state).toBe('crashed');
		const back = after(lost, path('restorePath')).world;
		expect(back.hosts[0]?.lostPaths).toEqual([]);
		expect(failing(back, { type: 'reset', guest: 'vm:app-01' })).toEqual([]);
	});

	test('on every host, it waits, and starts when one finds the way again', () => {
		const lost = run(after(clustered(), path('losePath', 'birch')).world, path('losePath'), 300).world;
		expect(lost.clusters[0]?.waiting).toMatchObject([{ guest: 'vm:app-01', reason: 'storage' }]);
		const { events } = run(lost, path('restorePath'), 300);
		expect(only(events, 'guestRestarted')).toMatchObject({ host: 'host:alder', at: 365e9 });
	});

	test('nobody starts there, and nobody moves there', () => {
		const world = after(
			clustered({}, { guests: [aGuest('off', { state: 'off' }), aGuest('far', { host: 'birch' })] }),
			path('losePath')
		).world;
		expect(failing(world, { type: 'powerOn', guest: 'vm:off' })).toEqual(['storage']);
		expect(failing(world, { type: 'migrate', guest: 'vm:far', to: 'host:alder' })).toContain('storage');
	});

	test('what makes no sense is refused', () => {
		expect(failing(clustered(), path('restorePath'))).toEqual(['state']);
		expect(failing(after(clustered(), path('losePath')).world, path('losePath'))).toEqual(['state']);
		expect(failing(clustered(), path('losePath', 'alder', 'nowhere'))).toEqual(['exists']);
		expect(warnings(clustered(), path('losePath'))).toEqual(['guestsOn']);
	});
});

describe('the port of a host is cut', () => {
	test('its guests run on, HA does nothing, and a move waits until the link is back', () => {
		const moving = after(
			clustered(),
			{ type: 'migrate', guest: 'vm:app-01', to: 'host:birch' },
			{ type: 'cutLink', host: 'host:alder' }
		).world;
		const cut = later(moving, 600);
		expect(cut.events.some(({ type }) => type === 'guestMigrated' || type === 'hostDeclaredFailed')).toBe(false);
		expect(cut.world.guests[0]?.state).toBe('running');
		const { events } = run(cut.world, { type: 'mendLink', host: 'host:alder' }, 600);
		expect(only(events, 'guestMigrated').to).toBe('host:birch');
	});

	test('is mended only when it is cut', () => {
		expect(failing(clustered(), { type: 'mendLink', host: 'host:alder' })).toEqual(['state']);
		expect(failing(after(clustered(), { type: 'cutLink', host: 'host:alder' }).world, { type: 'cutLink', host: 'host:alder' })).toEqual([
			'state'
		]);
	});
});

describe('guest monitoring', () => {
	test('resets a guest 30 s after its tools fell silent; people lose their session', () => {
		const world = clustered({ guestMonitoring: true }, { guests: [aGuest('app', { users: 9 })] });
		const { world: then, events } = run(world, { type: 'hangTools', guest: 'vm:app' }, 300);
		expect(only(events, 'guestRestarted')).toMatchObject({ at: 90e9, kind: 'reset', detectNs: 0, placeNs: 0, bootNs: 60e9, users: 9 });
		expect(then.guests[0]).toMatchObject({ state: 'running', toolsHung: false, host: 'host:alder' });
	});

	test('resets a guest whose OS has crashed, where it is', () => {
		const { events } = run(clustered({ guestMonitoring: true }), { type: 'crashGuest', guest: 'vm:app-01' }, 300);
		expect(only(events, 'guestRestarted')).toMatchObject({ at: 90e9, detectNs: 30e9, placeNs: 0, bootNs: 60e9, host: 'host:alder' });
	});

	test('can tell nothing of a guest without tools, and does nothing when it is off', () => {
		const silent = clustered({ guestMonitoring: true }, { guests: [aGuest('app', { tools: false })] });
		expect(run(silent, { type: 'crashGuest', guest: 'vm:app' }, 300).world.guests[0]?.state).toBe('crashed');
		const off = run(clustered(), { type: 'hangTools', guest: 'vm:app-01' }, 300);
		expect(off.events.map(({ type }) => type)).toEqual(['toolsHung']);
		expect(off.world.guests[0]).toMatchObject({ state: 'running', toolsHung: true });
	});

	test('a reset by hand comes first', () => {
		const world = run(clustered({ guestMonitoring: true }), { type: 'hangTools', guest: 'vm:app-01' }, 10).world;
		const { events } = run(world, { type: 'reset', guest: 'vm:app-01' }, 300);
		expect(events.some(({ type }) => type === 'guestRestarted')).toBe(false);
	});
});

test('with silent tools a guest can not be asked to shut down; a reset cures them', () => {
	const world = after(clustered(), { type: 'hangTools', guest: 'vm:app-01' }).world;
	expect(failing(world, { type: 'shutDown', guest: 'vm:app-01' })).toEqual(['tools']);
	expect(failing(world, { type: 'hangTools', guest: 'vm:app-01' })).toEqual(['state']);
	const reset = run(world, { type: 'reset', guest: 'vm:app-01' }, 100).world;
	expect(failing(reset, { type: 'shutDown', guest: 'vm:app-01' })).toEqual([]);
});

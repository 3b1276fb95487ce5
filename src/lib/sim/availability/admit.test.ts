import { describe, expect, test } from 'vitest';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, warnings } from '../../../../tests/fixtures/play';
import { view } from '../picture';
import { preflight } from '../preflight';
import type { ScenarioCluster, ScenarioGuest, ScenarioHost } from '../scenario';
import { start } from '../start';

const HOSTS = ['alder', 'birch', 'cedar'];
const estate = (
	guests: readonly ScenarioGuest[],
	ha: Partial<ScenarioCluster['ha']>,
	host: Partial<ScenarioHost> = {},
	rules: ScenarioCluster['rules'] = []
) =>
	start(
		anEstate({
			hosts: HOSTS.map((name) => aHost(name, { product: 'esx', ...host })),
			guests,
			clusters: [aCluster('ward', HOSTS, { rules, ha: { ...aCluster('', []).ha, ...ha } })]
		})
	);
const on = (guest: string) => ({ type: 'powerOn', guest: `vm:${guest}` }) as const;

describe('admission by slots', () => {
	// 62 GiB for guests on each host, slots of 30 GiB and the overhead: two on each
	const big = (name: string, host: string, state: 'running' | 'off' = 'running') =>
		aGuest(name, { host, state, memoryMiB: 32_768, reservedMiB: 30 * 1_024 });

	test('refuses the guest that would take the last slot of the tolerated failure, with both numbers', () => {
		const guests = [big('a', 'alder'), big('b', 'birch'), big('c', 'cedar'), big('d', 'alder', 'off'), big('e', 'birch', 'off')];
		const world = estate(guests, { admission: 'slots' });
		expect(failing(world, on('d'))).toEqual([]);
		const full = after(world, on('d')).world;
		expect(failing(full, on('e'))).toEqual(['failoverSlots']);
		const check = preflight(full, on('e')).find(({ id }) => id === 'failoverSlots');
		expect(check?.numbers).toMatchObject({
			cluster: 'ward',
			needSlots: 1,
			freeSlots: 0,
			slotMHz: 32,
			slotMiB: 30 * 1_024 + 100,
			hostFailures: 1
		});
	});

	test('counts those who wait to be started again, and hosts in maintenance or down no more', () => {
		const guests = [big('a', 'alder'), big('b', 'birch'), big('c', 'birch', 'off')];
		const world = estate(guests, { admission: 'slots' });
		const down = later(after(world, { type: 'failHost', host: 'host:cedar' }).world, 60).world;
		// two hosts are left, of which one may fail: two slots, both in use
		expect(failing(down, on('c'))).toEqual(['failoverSlots']);
	});

	test('the default for no reservation is 32 MHz, and 256 MHz in vSphere 4', () => {
		const guests = [aGuest('a', { state: 'off' })];
		const slotMHz = (profile: 'vsphere4' | 'vsphere5') =>
			preflight(estate(guests, { admission: 'slots', profile }), on('a')).find(({ id }) => id === 'failoverSlots')?.numbers.slotMHz;
		expect([slotMHz('vsphere4'), slotMHz('vsphere5')]).toEqual([256, 32]);
	});

	test('where the product admits by configured memory, that is the reservation', () => {
		const guests = HOSTS.map((host, i) => aGuest(`g-${i}`, { host, memoryMiB: 40_960 }));
		const world = estate([...guests, aGuest('more', { state: 'off', memoryMiB: 1_024 })], { admission: 'slots' }, { product: 'xenserver' });
		expect(failing(world, on('more'))).toEqual(['failoverSlots']);
	});
});

test('a reservation that would break the promise is refused while its guest is on', () => {
	const guests = HOSTS.map((host, i) => aGuest(`g-${i}`, { host, memoryMiB: 49_152 }));
	const world = estate(guests, { admission: 'slots' });
	expect(failing(world, { type: 'editGuest', guest: 'vm:g-0', change: { reservedMiB: 20_480 } })).toEqual([]);
	expect(failing(world, { type: 'editGuest', guest: 'vm:g-0', change: { reservedMiB: 40_960 } })).toEqual(['failoverSlots']);
});

describe('admission by percentage', () => {
	test('refuses what would go below the part to keep free', () => {
		const guests = [
			aGuest('a', { reservedMiB: 60_000, memoryMiB: 60_000 }),
			aGuest('b', { host: 'birch', state: 'off', reservedMiB: 60_000, memoryMiB: 60_000 })
		];
		// 186 GiB in all, of which twice 60,100 MiB are promised: 36.9 % are left
		expect(failing(estate(guests, { admission: 'percent', memoryPercent: 37 }), on('b'))).toEqual(['failoverPercent']);
		expect(failing(estate(guests, { admission: 'percent', memoryPercent: 36 }), on('b'))).toEqual([]);
	});

	test('keeps its percentage and breaks its promise: what is free lies in pieces', () => {
		// each host: one guest of 40 of its 62 GiB; 35 % stay free, a third for one failure of three
		const guests = HOSTS.map((host, i) => aGuest(`g-${i}`, { host, memoryMiB: 40_960, reservedMiB: 40_860 }));
		const world = estate(guests, { admission: 'percent', cpuPercent: 33, memoryPercent: 33 });
		// the picture says so before it happens
		expect(view(world).clusters['cluster:ward']?.atRisk).toContainEqual({ host: 'host:alder', guests: ['vm:g-0'] });
		const { world: then, events } = later(after(world, { type: 'failHost', host: 'host:alder' }).world, 900);
		expect(then.clusters[0]?.waiting).toMatchObject([{ guest: 'vm:g-0', reason: 'memory' }]);
		expect(events.some(({ type }) => type === 'guestRestarted')).toBe(false);
	});
});

test('a guest that comes running from outside needs its place, too', () => {
	const world = start(
		anEstate({
			hosts: [...HOSTS, 'outside'].map((name) => aHost(name)),
			guests: [
				aGuest('a', { host: 'outside', memoryMiB: 40_960 }),
				...HOSTS.map((host, i) => aGuest(`g-${i}`, { host, memoryMiB: 16_384 }))
			],
			clusters: [aCluster('ward', HOSTS, { ha: { ...aCluster('', []).ha, admission: 'slots' } })]
		})
	);
	expect(failing(world, { type: 'migrate', guest: 'vm:a', to: 'host:alder' })).toEqual(['failoverSlots']);
	expect(failing(world, { type: 'migrate', guest: 'vm:g-0', to: 'host:birch' })).toEqual([]);
});

test('a rule warns who would break it, and offers the way to keep it', () => {
	const guests = [aGuest('web-1'), aGuest('web-2', { host: 'birch' }), aGuest('db', { host: 'birch' })];
	const rules = [
		{ name: 'webs', kind: 'apart', guests: ['web-1', 'web-2'] },
		{ name: 'pair', kind: 'together', guests: ['web-2', 'db'] }
	] as const;
	const world = estate(guests, {}, {}, rules);
	expect(warnings(world, { type: 'migrate', guest: 'vm:web-1', to: 'host:birch' })).toEqual(['apartRule']);
	expect(warnings(world, { type: 'migrate', guest: 'vm:web-1', to: 'host:cedar' })).toEqual([]);
	expect(warnings(world, { type: 'migrate', guest: 'vm:db', to: 'host:cedar' })).toEqual(['togetherRule']);
});

describe('a rule that is added', () => {
	const world = estate([aGuest('a'), aGuest('b'), aGuest('c')], {}, {}, [{ name: 'ab', kind: 'apart', guests: ['a', 'b'] }]);
	const add = (name: string, kind: 'together' | 'apart', ...guests: string[]) =>
		({ type: 'addRule', cluster: 'cluster:ward', rule: { name, kind, guests: guests.map((each) => `vm:${each}` as const) } }) as const;

	test('must not contradict another one', () => {
		expect(failing(world, add('x', 'together', 'a', 'b', 'c'))).toEqual(['ruleConflict']);
		expect(failing(world, add('x', 'together', 'a', 'c'))).toEqual([]);
		expect(
			failing(after(world, { type: 'removeRule', cluster: 'cluster:ward', name: 'ab' }).world, add('x', 'together', 'a', 'b'))
		).toEqual([]);
	});

	test('needs a new name and two different guests that are there', () => {
		expect(failing(world, add('ab', 'apart', 'a', 'c'))).toEqual(['name']);
		expect(failing(world, add('Not a name', 'apart', 'a', 'c'))).toEqual(['name']);
		expect(failing(world, add('x', 'apart', 'a'))).toEqual(['value']);
		expect(failing(world, add('x', 'apart', 'a', 'a'))).toEqual(['value']);
		expect(failing(world, add('x', 'apart', 'a', 'constructor'))).toEqual(['exists']);
	});
});

test('a cluster takes only settings that make sense', () => {
	const world = estate([], {});
	const edit = (change: object) => failing(world, { type: 'editCluster', cluster: 'cluster:ward', change });
	expect(edit({ ha: { xenTimeoutS: 9 } })).toEqual(['value']);
	expect(edit({ ha: { admission: { policy: 'slots', hostFailures: NaN } } })).toEqual(['value']);
	expect(edit({ ha: { admission: { policy: 'percent', cpuPercent: 101, memoryPercent: -1 } } })).toEqual(['value', 'value']);
	expect(edit({ ha: { profile: 'constructor' }, balancing: 'maybe' })).toEqual(['value', 'value']);
	expect(edit({ ha: { enabled: false }, balancing: 'manual' })).toEqual([]);
	const edited = after(world, {
		type: 'editCluster',
		cluster: 'cluster:ward',
		change: { ha: { enabled: false }, balancing: 'manual' }
	}).world;
	expect(edited.clusters[0]).toMatchObject({ balancing: 'manual', ha: { enabled: false, profile: 'vsphere5' } });
});

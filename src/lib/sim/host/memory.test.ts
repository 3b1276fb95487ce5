import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only } from '../../../../tests/fixtures/play';
import type { ScenarioGuest } from '../scenario';
import type { SimEvent } from '../event';
import { view } from '../picture';
import { start } from '../start';
import { MiB } from '../units';

const idle = { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0 };

/** 10,000 MiB for guests, and two hosts of them: Alder runs ESX, Birch too */
const estate = (guests: ScenarioGuest[]) =>
	start(
		anEstate({
			policies: { guestOverheadMiB: 0 },
			hosts: ['alder', 'birch'].map((name) => aHost(name, { product: 'esx', memoryMiB: 10_000, hypervisorMiB: 0 })),
			guests
		})
	);
const states = (events: readonly SimEvent[]) => events.flatMap((event) => (event.type === 'memoryStateChanged' ? [event.to] : []));

test('an estate that has run for long begins at rest: balloons hold what was missing', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_500 }), aGuest('b', { memoryMiB: 5_500 })]);
	const { hosts, guests } = view(world);
	expect(hosts['host:alder']).toMatchObject({
		memoryState: 'soft',
		memoryFreeMiB: -1_000,
		balloonMiB: 1_650,
		pagedMiB: 0,
		memoryLeftMiB: 650
	});
	expect(guests['vm:a']).toMatchObject({ balloonMiB: 825, pagedMiB: 0, sharedMiB: 0 });
	expect(later(world, 3_600).events).toEqual([]);
});

describe('powering on more than fits', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_000 }), aGuest('b', { memoryMiB: 5_000, state: 'off' })]);
	const on = after(world, { type: 'powerOn', guest: 'vm:b' });

	test('makes the host page at once: it hands out memory down to 1 % free', () => {
		expect(only(on.events, 'memoryStateChanged')).toMatchObject({ host: 'host:alder', from: 'high', to: 'hard', freeBytes: 100 * MiB });
		const { guests } = view(on.world);
		expect(guests['vm:a']).toMatchObject({ balloonMiB: 0, pagedMiB: 325 });
		expect(guests['vm:a']?.speedPercent).toBeCloseTo(100 / (1 + 50 * (325 / 2_500)), 9);
	});

	test('after balloon and paging took 325 MiB of each, they go on', () => {
		const rest = later(on.world, 3.25);
		expect(states(rest.events)).toEqual(['soft']);
		const { hosts, guests } = view(rest.world);
		expect(hosts['host:alder']).toMatchObject({ balloonMiB: 325, pagedMiB: 325, memoryLeftMiB: 650 });
		// it still boots: there is no balloon in it yet
		expect(guests['vm:b']).toMatchObject({ balloonMiB: 0, pagedMiB: 325 });
		expect(guests['vm:a']).toMatchObject({ balloonMiB: 325, pagedMiB: 0 });
		expect(guests['vm:a']?.speedPercent).toBeGreaterThan(99);
	});

	test('once it runs, its balloon takes over', () => {
		const { guests } = view(later(on.world, 70).world);
		expect(guests['vm:b']).toMatchObject({ balloonMiB: 325, pagedMiB: 0 });
	});

	test('powering it off gives everything back', () => {
		const off = after(later(on.world, 70).world, { type: 'powerOff', guest: 'vm:b' });
		expect(only(off.events, 'memoryStateChanged')).toMatchObject({ from: 'soft', to: 'high' });
		expect(view(off.world).guests['vm:a']).toMatchObject({ balloonMiB: 0, speedPercent: 100 });
	});
});

test('a guest with all its memory reserved gets it at once: the others stand still until they have given it', () => {
	const guests = [aGuest('a', { memoryMiB: 8_000 }), aGuest('b', { memoryMiB: 4_000, reservedMiB: 4_000, state: 'off' })];
	const on = after(estate(guests), { type: 'powerOn', guest: 'vm:b' });
	expect(only(on.events, 'memoryStateChanged')).toMatchObject({ to: 'low', freeBytes: -2_000 * MiB });
	expect(view(on.world).guests['vm:a']?.speedPercent).toBe(0);
	const rest = later(on.world, 26.5);
	expect(states(rest.events)).toEqual(['soft']);
	expect(view(rest.world).guests['vm:a']).toMatchObject({ balloonMiB: 2_650, pagedMiB: 0 });
	expect(view(rest.world).guests['vm:a']?.speedPercent).toBeGreaterThan(90);
});

test('page sharing may be switched on where memory is short: balloons are no longer needed', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_500 }), aGuest('b', { memoryMiB: 5_500 })]);
	const eased = after(world, { type: 'setMemoryPolicy', sharingPercent: 20 });
	expect(eased.events.map(({ type }) => type)).toEqual(['memoryPolicyChanged', 'memoryStateChanged']);
	expect(view(eased.world).hosts['host:alder']).toMatchObject({ memoryState: 'high', balloonMiB: 0, sharedMiB: 2_200 });
	expect(failing(world, { type: 'setMemoryPolicy', sharingPercent: 34, idleTaxPercent: NaN })).toEqual(['value', 'value']);
});

test('a balloon is seen to grow', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_000 }), aGuest('b', { memoryMiB: 4_750, state: 'off' })]);
	const on = after(world, { type: 'powerOn', guest: 'vm:b' }).world;
	expect(view(on).hosts['host:alder']?.memoryState).toBe('soft');
	expect(view(later(on, 1).world).guests['vm:a']?.balloonMiB).toBe(100);
	expect(view(later(on, 5).world).guests['vm:a']?.balloonMiB).toBeCloseTo((400 * 5_000) / 9_750, 3);
});

test('more shares keep more memory', () => {
	const world = estate([aGuest('a', { memoryMiB: 6_000 }), aGuest('b', { memoryMiB: 6_000 })]);
	const richer = after(world, { type: 'editGuest', guest: 'vm:a', change: { memoryShares: 120_000 } }).world;
	const { guests } = view(later(richer, 60).world);
	expect(guests['vm:a']?.balloonMiB).toBe(0);
	expect(guests['vm:b']?.balloonMiB).toBe(2_650);
});

test('removing the guest tools turns balloons into paging, which hurts', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_500 }), aGuest('b', { memoryMiB: 5_500 })]);
	const bare = after(world, { type: 'editGuest', guest: 'vm:a', change: { tools: false } }).world;
	const { guests } = view(later(bare, 60).world);
	expect(guests['vm:a']).toMatchObject({ balloonMiB: 0, pagedMiB: 825 });
	expect(guests['vm:a']?.speedPercent).toBeCloseTo(100 / (1 + 50 * (825 / 2_750)), 6);
	expect(guests['vm:b']).toMatchObject({ balloonMiB: 825, pagedMiB: 0 });
});

test('a job in a paged guest takes as many times longer', () => {
	const job = { type: 'runJob', guest: 'vm:a', gigacycles: 1 } as const;
	const ends = (tools: boolean) => {
		const guests = ['a', 'b'].map((name) => aGuest(name, { memoryMiB: 5_500, load: idle, tools }));
		return only(later(after(estate(guests), job).world, 3_600).events, 'taskEnded').ns;
	};
	const speed = (tools: boolean) =>
		view(estate(['a', 'b'].map((name) => aGuest(name, { memoryMiB: 5_500, tools })))).guests['vm:a']?.speedPercent ?? NaN;
	expect(ends(false) / ends(true)).toBeCloseTo(speed(true) / speed(false), 6);
});

test('a guest that arrives by live migration takes its memory before it comes, and what was taken from it at its source is given back', () => {
	const guests = [aGuest('a', { memoryMiB: 5_500 }), aGuest('b', { memoryMiB: 5_500 }), aGuest('c', { memoryMiB: 5_000, host: 'birch' })];
	const moving = after(estate(guests), { type: 'migrate', guest: 'vm:a', to: 'host:birch' }).world;
	expect(view(moving).hosts['host:birch']?.memoryFreeMiB).toBe(-500);
	expect(view(moving).hosts['host:birch']?.memoryState).toBe('hard');
	const { hosts, guests: there } = view(later(moving, 120).world);
	expect(hosts['host:alder']).toMatchObject({ memoryState: 'high', balloonMiB: 0 });
	expect(there['vm:a']?.host).toBe('host:birch');
	expect(hosts['host:birch']?.memoryLeftMiB).toBeCloseTo(650, 3);
	expect((there['vm:a']?.balloonMiB ?? 0) / (there['vm:c']?.balloonMiB ?? 1)).toBeCloseTo(5_500 / 5_000, 3);
});

test('a host that fails takes nothing from anyone any more', () => {
	const world = estate([aGuest('a', { memoryMiB: 5_500 }), aGuest('b', { memoryMiB: 5_500 })]);
	const { hosts, guests } = view(after(world, { type: 'failHost', host: 'host:alder' }).world);
	expect(hosts['host:alder']).toMatchObject({ memoryState: 'high', balloonMiB: 0, pagedMiB: 0 });
	expect(guests['vm:a']?.balloonMiB).toBe(0);
});

test('products that admit by configured memory never take any back', () => {
	const guests = ['a', 'b'].map((name) => aGuest(name, { memoryMiB: 4_990 }));
	const hosts = [aHost('alder', { product: 'hyper-v', memoryMiB: 10_000, hypervisorMiB: 0 })];
	const { hosts: shown } = view(start(anEstate({ policies: { guestOverheadMiB: 0 }, hosts, guests })));
	expect(shown['host:alder']).toMatchObject({ memoryState: 'high', balloonMiB: 0, memoryLeftMiB: 20 });
});

test('page sharing, where it is on, gives memory back without hurting', () => {
	const policies = { guestOverheadMiB: 0, memory: { idleTaxPercent: 75, sharingPercent: 20 } };
	const hosts = [aHost('alder', { product: 'esx', memoryMiB: 10_000, hypervisorMiB: 0 })];
	const guests = ['a', 'b'].map((name) => aGuest(name, { memoryMiB: 5_500 }));
	const { hosts: shown, guests: seen } = view(start(anEstate({ policies, hosts, guests })));
	expect(shown['host:alder']).toMatchObject({ memoryState: 'high', sharedMiB: 2_200, memoryLeftMiB: 1_200 });
	expect(seen['vm:a']?.speedPercent).toBe(100);
});

describe('promises of memory', () => {
	test('may not exceed the guest, nor what the host can keep', () => {
		const world = estate([aGuest('a', { memoryMiB: 6_000, reservedMiB: 5_000 }), aGuest('b', { memoryMiB: 6_000 })]);
		const promise = (reservedMiB: number) => failing(world, { type: 'editGuest', guest: 'vm:b', change: { reservedMiB } });
		expect(promise(5_000)).toEqual([]);
		expect(promise(5_001)).toEqual(['memory']);
		expect(promise(6_001)).toEqual(['value', 'memory']);
		expect(promise(NaN)).toContain('value');
	});

	test('are kept: nothing is taken below them', () => {
		const world = estate([aGuest('a', { memoryMiB: 6_000, reservedMiB: 5_900 }), aGuest('b', { memoryMiB: 6_000 })]);
		expect(view(world).guests['vm:a']?.balloonMiB).toBeLessThanOrEqual(100);
	});
});

import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only } from '../../../../tests/fixtures/play';
import open from '../../../../tests/vectors/open.json';
import { view } from '../picture';
import { preflight } from '../preflight';
import type { ScenarioGuest, ScenarioHost } from '../scenario';
import { start } from '../start';
import { erlangC } from './ready';

const busy = { cpuGHz: 100, dirtyMiBps: 0, workingSetMiB: 0 };

const share = open.vectors.find(({ id }) => id === 'cpu.credit.share');
test(`cpu.credit.share: ${share?.source ?? ''}`, () => {
	const guests = [256, 512].map((weight) => aGuest(`w-${weight}`, { weight, vcpus: 1, load: busy }));
	const world = view(start(anEstate({ guests, hosts: [aHost('alder', { cores: 1 })] })));
	expect(world.guests['vm:w-256']?.cpuPercent).toBeCloseTo(33.333, 2);
	expect(world.guests['vm:w-512']?.cpuPercent).toBeCloseTo(66.667, 2);
});

test('a cap holds on an idle host too, and what it holds back is not ready time', () => {
	const guests = [aGuest('app-01', { capPercent: 25, load: busy })];
	const guest = view(start(anEstate({ guests }))).guests['vm:app-01'];
	expect(guest?.cpuGrantedGHz).toBeCloseTo(0.5, 9);
	expect(guest?.readyPercent).toBe(0);
	// two vCPUs want two cores, and have a quarter of one
	expect(guest?.cappedPercent).toBeCloseTo(87.5, 9);
});

test('ready time is what was wanted and not given, per vCPU', () => {
	// two guests of two vCPUs want all of two cores: each vCPU runs half of the time, and its sibling's 1 % of co-stop is no ready time
	const guests = ['a', 'b'].map((name) => aGuest(name, { vcpus: 2, load: busy }));
	const world = view(start(anEstate({ guests, hosts: [aHost('alder', { cores: 2 })] })));
	expect(world.guests['vm:a']?.coStopPercent).toBeCloseTo(0.5, 9);
	expect(world.guests['vm:a']?.readyPercent).toBeCloseTo(49.5, 9);
	expect(world.hosts['host:alder']?.cpuPercent).toBeCloseTo(100, 9);
});

test('demand in GHz means the same on faster cores: a smaller part of them', () => {
	const on = (coreGHz: number) =>
		view(start(anEstate({ hosts: [aHost('alder', { coreGHz })], guests: [aGuest('app-01', { vcpus: 1, load: { ...busy, cpuGHz: 1 } })] })));
	expect(on(2).guests['vm:app-01']?.cpuPercent).toBeCloseTo(50.5, 9);
	expect(on(4).guests['vm:app-01']?.cpuPercent).toBeCloseTo(25.5, 9);
});

test('a job alone runs at the speed of a core', () => {
	const idle = { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0 };
	const world = start(anEstate({ guests: [aGuest('app-01', { load: idle })] }));
	const { events } = later(after(world, { type: 'runJob', guest: 'vm:app-01', gigacycles: 20 }).world, 60);
	expect(only(events, 'taskEnded')).toMatchObject({ kind: 'job', ns: 10e9 });
});

test('more jobs than vCPUs wait for their turn', () => {
	const idle = { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0 };
	const job = { type: 'runJob', guest: 'vm:app-01', gigacycles: 10 } as const;
	const world = after(start(anEstate({ guests: [aGuest('app-01', { vcpus: 1, load: idle })] })), job, job, job).world;
	// one vCPU of 2 GHz less its upkeep of 0.5 %
	const each = 10 / (2 * 0.995);
	const ends = later(world, 60).events.flatMap((event) => (event.type === 'taskEnded' ? [event.at / 1e9] : []));
	expect(ends.map((end) => end / each)).toEqual([1, 2, 3].map((n) => expect.closeTo(n, 6) as number));
});

describe('reservations', () => {
	const two = (cpuReservedGHz: number) =>
		view(
			start(
				anEstate({
					hosts: [aHost('alder', { cores: 1 })],
					guests: [aGuest('a', { vcpus: 1, load: busy, cpuReservedGHz }), aGuest('b', { vcpus: 1, load: busy })]
				})
			)
		).guests;

	test('below the share change nothing: equal weights get half each', () => {
		expect(two(0.8)['vm:a']?.cpuPercent).toBeCloseTo(50, 9);
		expect(two(0.8)['vm:b']?.cpuPercent).toBeCloseTo(50, 9);
	});

	test('above the share are kept', () => {
		expect(two(1.5)['vm:a']?.cpuPercent).toBeCloseTo(75, 9);
		expect(two(1.5)['vm:b']?.cpuPercent).toBeCloseTo(25, 9);
	});

	test('together may not exceed the host: the next one is refused with both numbers', () => {
		const guests = [aGuest('a', { cpuReservedGHz: 10 }), aGuest('b', { cpuReservedGHz: 7, state: 'off' })];
		const world = start(anEstate({ guests }));
		const on = { type: 'powerOn', guest: 'vm:b' } as const;
		expect(failing(world, on)).toEqual(['cpuReserved']);
		expect(preflight(world, on).find(({ id }) => id === 'cpuReserved')?.numbers).toMatchObject({ needGHz: 7, freeGHz: 6 });
		expect(failing(world, { type: 'editGuest', guest: 'vm:a', change: { cpuReservedGHz: 16.5 } })).toEqual(['cpuReserved']);
		const less = after(world, { type: 'editGuest', guest: 'vm:a', change: { cpuReservedGHz: 9 } }).world;
		expect(failing(less, on)).toEqual([]);
	});
});

describe('what virtualization costs', () => {
	const used = (change: Partial<ScenarioGuest>, host: Partial<ScenarioHost> = {}) =>
		view(start(anEstate({ hosts: [aHost('alder', host)], guests: [aGuest('app-01', { vcpus: 2, ...change })] }))).guests['vm:app-01']
			?.cpuGrantedGHz ?? NaN;
	const load = { cpuGHz: 1, dirtyMiBps: 0, workingSetMiB: 0 };

	test('hosted, the same demand takes 334 / 271 of the CPU; the upkeep of the vCPUs is extra', () => {
		expect(used({ load })).toBeCloseTo(1 + 0.02, 9);
		expect(used({ load }, { product: 'workstation', hypervisor: 'hosted' })).toBeCloseTo(334 / 271 + 0.02, 9);
	});

	test('without guest tools, network traffic takes 1.5 GHz more for each Gbit/s', () => {
		const traffic = { ...load, networkMbps: 200 };
		expect(used({ load: traffic })).toBeCloseTo(1.02, 9);
		expect(used({ load: traffic, tools: false })).toBeCloseTo(1.02 + 0.2 * 1.5, 9);
	});

	test('a job on a hosted hypervisor takes 334 / 271 of the time', () => {
		const idle = { cpuGHz: 0, dirtyMiBps: 0, workingSetMiB: 0 };
		const seconds = (host: Partial<ScenarioHost>) => {
			const world = start(anEstate({ hosts: [aHost('alder', host)], guests: [aGuest('app-01', { load: idle })] }));
			return only(later(after(world, { type: 'runJob', guest: 'vm:app-01', gigacycles: 20 }).world, 60).events, 'taskEnded').ns / 1e9;
		};
		expect(seconds({ product: 'workstation', hypervisor: 'hosted' }) / seconds({})).toBeCloseTo(334 / 271, 6);
	});
});

describe('waiting', () => {
	const crowd = (count: number, cores: number, cpuGHz: number) =>
		view(
			start(
				anEstate({
					hosts: [aHost('alder', { cores })],
					guests: Array.from({ length: count }, (_, i) =>
						aGuest(`g-${i}`, { vcpus: 1, memoryMiB: 512, load: { cpuGHz, dirtyMiBps: 0, workingSetMiB: 0 } })
					)
				})
			)
		).guests['vm:g-0'];

	test('below saturation it is what Erlang says of the cores that are busy', () => {
		// 16 vCPUs at a quarter of a core, and their upkeep: 4.08 of 8 cores
		const busyCores = 16 * 0.255;
		expect(crowd(16, 8, 0.5)?.readyPercent).toBeCloseTo(25.5 * (erlangC(8, busyCores) / (8 - busyCores)), 9);
	});

	test('it counts vCPUs, not guests: two guests of eight compete for eight cores', () => {
		const guests = ['a', 'b'].map((name) => aGuest(name, { vcpus: 8, load: { cpuGHz: 4, dirtyMiBps: 0, workingSetMiB: 0 } }));
		const guest = view(start(anEstate({ guests, hosts: [aHost('alder', { cores: 8 })] }))).guests['vm:a'];
		const busyCores = 16 * 0.255;
		expect(guest?.readyPercent).toBeCloseTo(25.5 * (erlangC(8, busyCores) / (8 - busyCores)), 9);
	});

	test('with a core for every vCPU there is none', () => {
		expect(crowd(8, 8, 2)?.readyPercent).toBe(0);
	});

	test('2,000 ms of 20 s are ten percent: what the chart counts goes over all vCPUs', () => {
		const guests = ['a', 'b'].map((name) => aGuest(name, { vcpus: 2, load: busy }));
		const guest = view(start(anEstate({ guests, hosts: [aHost('alder', { cores: 2 })] }))).guests['vm:a'];
		expect(guest?.readyMs).toBeCloseTo(((guest?.readyPercent ?? NaN) / 100) * 20_000 * 2, 9);
	});

	test('an answer takes twice as long where half of what the guest may have is used', () => {
		// half a core of one: 1 / (1 - 0.5)
		expect(crowd(1, 8, 1)?.responseFactor).toBeCloseTo(2, 9);
		expect(crowd(1, 8, 0)?.responseFactor).toBe(1);
		expect(crowd(1, 8, 2)?.responseFactor).toBe(null);
	});
});

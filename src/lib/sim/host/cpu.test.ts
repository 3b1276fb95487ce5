import { expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, later, only } from '../../../../tests/fixtures/play';
import open from '../../../../tests/vectors/open.json';
import { view } from '../picture';
import { start } from '../start';

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
});

test('ready time is what was wanted and not given, per vCPU', () => {
	// two guests of two vCPUs want all of two cores: each vCPU waits half of the time
	const guests = ['a', 'b'].map((name) => aGuest(name, { vcpus: 2, load: busy }));
	const world = view(start(anEstate({ guests, hosts: [aHost('alder', { cores: 2 })] })));
	expect(world.guests['vm:a']?.readyPercent).toBeCloseTo(50, 9);
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

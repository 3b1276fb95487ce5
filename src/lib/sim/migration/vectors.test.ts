// Pre-copy and contention against published and peer results; each vector carries its own tolerance.
import { expect, test } from 'vitest';
import { aGuest, aHost, anEstate, MiBps } from '../../../../tests/fixtures/estate';
import { after, later } from '../../../../tests/fixtures/play';
import open from '../../../../tests/vectors/open.json';
import type { SimEvent } from '../event';
import { start } from '../start';

interface Vector {
	id: string;
	topic: string;
	source: string;
	inputs: Record<string, unknown>;
	expected: Record<string, number>;
	tolerance: { abs_s?: number; rel?: number };
}
const vectors = open.vectors as unknown as Vector[];
const migrated = (events: readonly SimEvent[]) => events.flatMap((event) => (event.type === 'guestMigrated' ? [event] : []));

/** guests that migrate from one host to the other, with no set-up and no resume time, as the peers have none */
function race(guests: number, ramMiB: number, nicMbps: number, dirtyMiBps: number, workingSetMiB: number) {
	const hosts = ['alder', 'birch'].map((name) => aHost(name, { nicMbps, memoryMiB: 2 ** 20 }));
	const load = { cpuGHz: 1, dirtyMiBps, workingSetMiB };
	const crowd = Array.from({ length: guests }, (_, i) => aGuest(`g-${i}`, { memoryMiB: ramMiB, load }));
	const migration = { stop: 'fixed-threshold', setupSeconds: 0, resumeSeconds: 0, perHost: 8 } as const;
	const world = start(anEstate({ hosts, guests: crowd, policies: { migration } }));
	const moving = after(world, ...crowd.map(({ name }) => ({ type: 'migrate', guest: `vm:${name}`, to: 'host:birch' }) as const));
	return migrated(later(moving.world, 3_600).events);
}

test.each(vectors.filter(({ topic }) => topic === 'live-migration/pre-copy'))('$id: $source', ({ inputs, expected, tolerance }) => {
	const number = (key: string) => Number(inputs[key]);
	const nicMbps = inputs.bandwidth_bytes_per_s ? (number('bandwidth_bytes_per_s') * 8) / 1e6 : MiBps(number('bandwidth_MiB_per_s'));
	const [event] = race(1, number('vm_ram_MiB'), nicMbps, number('dirty_rate_MiB_per_s'), number('working_set_cap_MiB') || 921.6);
	const near = tolerance.abs_s ?? 0;
	expect(near).toBeGreaterThan(0);
	expect(Math.abs((event?.totalNs ?? NaN) / 1e9 - (expected.total_s ?? NaN))).toBeLessThanOrEqual(near);
	expect(Math.abs((event?.downtimeNs ?? NaN) / 1e9 - (expected.downtime_s ?? NaN))).toBeLessThanOrEqual(near);
});

test.each(vectors.filter(({ topic }) => topic === 'live-migration/contention'))('$id: $source', ({ inputs, expected, tolerance }) => {
	const ramMiB = (Number(inputs.vm_ram_MB) * 1e6) / 2 ** 20;
	const nicMbps = (Number(inputs.vm_ram_MB) * 8) / Number(inputs.single_migration_s);
	const events = race(Number(inputs.concurrent), ramMiB, nicMbps, Number(inputs.dirty_rate), 0);
	expect(events).toHaveLength(2);
	for (const { totalNs } of events) expect(Math.abs(totalNs / 1e9 / (expected.each_s ?? NaN) - 1)).toBeLessThanOrEqual(tolerance.rel ?? 0);
});

test('all pre-copy and contention vectors are here', () => {
	expect(vectors.filter(({ topic }) => topic === 'live-migration/pre-copy')).toHaveLength(6);
	expect(vectors.filter(({ topic }) => topic === 'live-migration/contention')).toHaveLength(1);
});

// Without a cap and at one speed, round i sends V·r^(i-1) with r = d/B: the geometric series in closed form.
test.each([
	[1_024, 100, 10],
	[8_192, 400, 100],
	[24_576, 1_192, 300]
])('%i MiB at %i MiB/s, rewriting %i MiB/s, sends what the geometric series says', (ramMiB, speed, dirty) => {
	const [event] = race(1, ramMiB, MiBps(speed), dirty, ramMiB);
	const r = dirty / speed;
	// live rounds until what is left takes at most 30 ms
	let n = 1;
	while (ramMiB * r ** n > speed * 0.03) n++;
	expect(event?.rounds).toHaveLength(n + 1);
	expect((event?.sentBytes ?? 0) / 2 ** 20).toBeCloseTo((ramMiB * (1 - r ** (n + 1))) / (1 - r), 3);
	expect((event?.totalNs ?? 0) / 1e9).toBeCloseTo((ramMiB * (1 - r ** (n + 1))) / (1 - r) / speed, 5);
	expect((event?.downtimeNs ?? 0) / 1e9).toBeCloseTo((ramMiB * r ** n) / speed, 5);
});

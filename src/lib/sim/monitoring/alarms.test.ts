// Alarms of readings by hand: raised and cleared at the moments that the thresholds, the clear thresholds and the duration give.
import { describe, expect, test } from 'vitest';
import { SECOND } from '../units';
import { acknowledge, alarmsAt, forget, noAlarms, watch, type AlarmRule, type Alarms } from './alarms';

const ready: AlarmRule = {
	id: 'guestReady',
	metric: 'guest.readyPercent',
	warning: { above: 5, clear: 4 },
	critical: { above: 10, clear: 8 },
	lastsNs: 60 * SECOND,
	source: 'a test',
	assumed: true
};
const down: AlarmRule = { ...ready, id: 'hostDown', metric: 'host.down', warning: null, critical: { above: 0, clear: 0 }, lastsNs: 0 };
const old: AlarmRule = {
	...ready,
	id: 'snapshotOld',
	metric: 'guest.oldSnapshot',
	warning: { above: 0, clear: 0 },
	critical: null,
	lastsNs: 3_600 * SECOND
};

/** [s, value] of the guest's ready time, in order */
function read(alarms: Alarms, ...values: readonly (readonly [number, number])[]): Alarms {
	for (const [at, value] of values) watch(alarms, [{ object: 'vm:a', metric: 'guest.readyPercent', at: at * SECOND, value }]);
	return alarms;
}
const fresh = () => noAlarms([ready, down, old]);
const standing = (alarms: Alarms, s: number) => alarmsAt(alarms, s * SECOND).standing.map(({ level, since }) => [level, since / SECOND]);
const past = (alarms: Alarms, s: number) =>
	alarmsAt(alarms, s * SECOND).past.map(({ level, since, clearedAt }) => [level, since / SECOND, (clearedAt ?? NaN) / SECOND]);

describe('duration', () => {
	test('it is raised at the exact moment at which the value has been above for long enough', () => {
		const alarms = read(fresh(), [0, 1], [100, 6]);
		expect(standing(alarms, 159.999)).toEqual([]);
		expect(standing(alarms, 160)).toEqual([['warning', 160]]);
		expect(standing(alarms, 9_000)).toEqual([['warning', 160]]);
	});

	test('a value that falls back too early raises nothing, and the wait begins anew', () => {
		const alarms = read(fresh(), [0, 6], [59, 5], [61, 6]);
		expect(standing(alarms, 120)).toEqual([]);
		expect(standing(alarms, 121)).toEqual([['warning', 121]]);
		expect(past(alarms, 121)).toEqual([]);
	});

	test('exactly at the threshold is not above it', () => {
		expect(standing(read(fresh(), [0, 5]), 1_000)).toEqual([]);
	});

	test('what lasts no time was never there', () => {
		const alarms = fresh();
		for (const value of [1, 0]) watch(alarms, [{ object: 'host:h', metric: 'host.down', at: 7 * SECOND, value }]);
		expect(alarmsAt(alarms, 60 * SECOND)).toEqual({ standing: [], past: [] });
		read(alarms, [0, 6], [30, 0], [30, 6]);
		expect(standing(alarms, 60)).toEqual([['warning', 60]]);
	});

	test('without a duration it is raised at once', () => {
		const alarms = fresh();
		watch(alarms, [{ object: 'host:h', metric: 'host.down', at: 7 * SECOND, value: 1 }]);
		expect(standing(alarms, 7)).toEqual([['critical', 7]]);
	});
});

describe('hysteresis', () => {
	test('a value that trembles about the threshold raises once', () => {
		const trembling = Array.from({ length: 100 }, (_, i) => [200 + i, i % 2 === 0 ? 4.5 : 5.5] as const);
		const alarms = read(fresh(), [0, 6], ...trembling);
		expect(standing(alarms, 400)).toEqual([['warning', 60]]);
		expect(past(alarms, 400)).toEqual([]);
	});

	test('it clears at the moment at which the value reaches the clear threshold', () => {
		const alarms = read(fresh(), [0, 6], [300, 4]);
		expect(standing(alarms, 299)).toEqual([]);
		expect(past(alarms, 300)).toEqual([['warning', 60, 300]]);
		expect(past(alarms, 5_000)).toEqual([['warning', 60, 300]]);
	});

	test('raised again, it is another one', () => {
		const alarms = read(fresh(), [0, 6], [300, 0], [400, 6]);
		expect(standing(alarms, 460)).toEqual([['warning', 460]]);
		expect(past(alarms, 460)).toEqual([['warning', 60, 300]]);
	});
});

describe('levels', () => {
	test('a warning becomes critical, and a warning again, without being another alarm', () => {
		const alarms = read(fresh(), [0, 6], [100, 20]);
		expect(standing(alarms, 159)).toEqual([['warning', 60]]);
		expect(standing(alarms, 160)).toEqual([['critical', 60]]);
		read(alarms, [200, 9]);
		expect(standing(alarms, 200)).toEqual([['critical', 60]]);
		read(alarms, [210, 8]);
		expect(standing(alarms, 210)).toEqual([['warning', 60]]);
		expect(alarmsAt(alarms, 210 * SECOND).standing[0]?.changedAt).toBe(210 * SECOND);
	});

	test('the critical ones come first, then the oldest', () => {
		const alarms = read(fresh(), [0, 6]);
		watch(alarms, [{ object: 'host:h', metric: 'host.down', at: 90 * SECOND, value: 1 }]);
		watch(alarms, [{ object: 'vm:b', metric: 'guest.readyPercent', at: 91 * SECOND, value: 6 }]);
		expect(alarmsAt(alarms, 500 * SECOND).standing.map(({ id }) => id)).toEqual(['hostDown@host:h', 'guestReady@vm:a', 'guestReady@vm:b']);
	});
});

describe('what ages', () => {
	const snapshots = (alarms: Alarms, at: number, oldest: number | null) =>
		watch(alarms, [
			{
				object: 'vm:a',
				metric: 'guest.oldSnapshot',
				at: at * SECOND,
				value: oldest === null ? 0 : 1,
				...(oldest === null ? {} : { since: oldest * SECOND })
			}
		]);

	test('is raised by its age, not by when it was seen', () => {
		const alarms = fresh();
		snapshots(alarms, 600, 500);
		expect(standing(alarms, 4_099)).toEqual([]);
		expect(standing(alarms, 4_100)).toEqual([['warning', 4_100]]);
	});

	test('old enough when it is first seen, is raised then', () => {
		const alarms = fresh();
		snapshots(alarms, 0, -10_000);
		expect(standing(alarms, 0)).toEqual([['warning', 0]]);
	});

	test('is younger once the oldest has gone', () => {
		const alarms = fresh();
		snapshots(alarms, 0, 0);
		snapshots(alarms, 4_000, 1_000);
		expect(standing(alarms, 4_000)).toEqual([]);
		expect(past(alarms, 4_000)).toEqual([['warning', 3_600, 4_000]]);
		expect(standing(alarms, 4_600)).toEqual([['warning', 4_600]]);
		snapshots(alarms, 5_000, null);
		expect(standing(alarms, 5_000)).toEqual([]);
	});
});

describe('acknowledging', () => {
	const acknowledged = (alarms: Alarms, s: number) => alarmsAt(alarms, s * SECOND).standing.map(({ acknowledgedAt }) => acknowledgedAt);

	test('is kept with the alarm, which stays', () => {
		const alarms = read(fresh(), [0, 6]);
		acknowledge(alarms, 'guestReady@vm:a', 100 * SECOND);
		expect(acknowledged(alarms, 500)).toEqual([100 * SECOND]);
		expect(standing(alarms, 500)).toEqual([['warning', 60]]);
	});

	test('no longer counts once it gets worse, or is raised again', () => {
		const alarms = read(fresh(), [0, 6]);
		acknowledge(alarms, 'guestReady@vm:a', 100 * SECOND);
		read(alarms, [200, 12]);
		expect(acknowledged(alarms, 259)).toEqual([100 * SECOND]);
		expect(acknowledged(alarms, 260)).toEqual([null]);
		acknowledge(alarms, 'guestReady@vm:a', 300 * SECOND);
		read(alarms, [400, 0], [500, 6]);
		expect(acknowledged(alarms, 600)).toEqual([null]);
		expect(alarmsAt(alarms, 600 * SECOND).past[0]?.acknowledgedAt).toBe(300 * SECOND);
	});

	test('of an alarm that does not stand changes nothing', () => {
		const alarms = read(fresh(), [0, 6]);
		acknowledge(alarms, 'guestReady@vm:a', 59 * SECOND);
		for (const id of ['guestReady@vm:none', 'nothing', 'guestReady@constructor']) acknowledge(alarms, id, 70 * SECOND);
		expect(acknowledged(alarms, 80)).toEqual([null]);
	});
});

test('what is no more has no standing alarm', () => {
	const alarms = read(fresh(), [0, 6]);
	forget(alarms, 'vm:a', 200 * SECOND);
	expect(standing(alarms, 300)).toEqual([]);
	expect(past(alarms, 300)).toEqual([['warning', 60, 200]]);
});

test('looking often changes nothing, and it is plain JSON', () => {
	const values = Array.from({ length: 400 }, (_, i) => [i * 17, ((i * i * 7) % 23) / 1.7] as const);
	const once = read(fresh(), ...values);
	const often = fresh();
	for (const value of values) {
		read(often, value, value);
		alarmsAt(often, (value[0] + 10) * SECOND);
	}
	expect(alarmsAt(often, 9_000 * SECOND)).toEqual(alarmsAt(once, 9_000 * SECOND));
	expect(alarmsAt(JSON.parse(JSON.stringify(often)) as Alarms, 9_000 * SECOND)).toEqual(alarmsAt(once, 9_000 * SECOND));
	expect(alarmsAt(once, 9_000 * SECOND).past.length).toBeGreaterThan(5);
});

test('its size is bounded: quiet things take no room, and the past is cut off', () => {
	const alarms = fresh();
	for (let i = 0; i < 2_000; i++) read(alarms, [i * 200, 6], [i * 200 + 100, 0]);
	expect(alarmsAt(alarms, 500_000 * SECOND).past).toHaveLength(200);
	watch(alarms, [{ object: 'vm:a', metric: 'guest.readyPercent', at: 500_000 * SECOND, value: 1 }]);
	expect(alarms.watched).toEqual({});
	expect(alarms.past).toHaveLength(200);
});

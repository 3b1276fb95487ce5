// Histories of small estates against what their rates and sizes give by hand.
import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { only } from '../../../../tests/fixtures/play';
import { advance } from '../advance';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { perform } from '../perform';
import type { Scenario } from '../scenario';
import { start } from '../start';
import type { World } from '../world';
import { alarmsAt } from './alarms';
import { copyOf, follow, historyFrom, observe, samplesFor, type History } from './history';
import type { Metric, ObjectId } from './metrics';

/** an estate that is watched */
class Watched {
	world: World;
	readonly history: History;
	readonly events: SimEvent[] = [];

	constructor(scenario: Scenario) {
		this.world = start(scenario);
		this.history = historyFrom(this.world);
	}

	to(seconds: number): this {
		const { world, events } = advance(this.world, seconds * 1e9, follow(this.history));
		this.world = world;
		this.events.push(...events);
		observe(this.history, world);
		return this;
	}

	do(command: Command): this {
		const outcome = perform(this.world, command);
		if (outcome.refused) throw new Error(JSON.stringify(outcome.refused.filter(({ passed }) => !passed)));
		this.world = outcome.world;
		this.events.push(...outcome.events);
		observe(this.history, outcome.world, outcome.events);
		return this;
	}

	means(object: ObjectId, metric: Metric): number[] {
		return samplesFor(this.history, object, metric, 'hour').map(({ mean }) => mean);
	}

	/** value times seconds, over all that is kept */
	sum(object: ObjectId, metric: Metric): number {
		return samplesFor(this.history, object, metric, 'hour').reduce((sum, { from, to, mean }) => sum + (mean * (to - from)) / 1e9, 0);
	}

	alarms(seconds = this.world.now / 1e9) {
		return alarmsAt(this.history.alarms, seconds * 1e9).standing.map(({ id, level, since }) => [id, level, since / 1e9]);
	}
}

const two = anEstate({ guests: [aGuest('app'), aGuest('db', { host: 'birch' })] });
/** 2 vCPUs of idle upkeep on 2 GHz cores: 0.5 % each */
const UPKEEP = 0.02;

describe('CPU', () => {
	test('of a guest is the average of what it was granted', () => {
		const watched = new Watched(two)
			.to(5)
			.do({ type: 'editGuest', guest: 'vm:app', change: { cpuGHz: 3 } })
			.to(30);
		expect(watched.means('vm:app', 'guest.cpuGHz')).toEqual([
			expect.closeTo((5 * 1 + 15 * 3) / 20 + UPKEEP, 12),
			expect.closeTo(3 + UPKEEP, 12)
		]);
	});

	test('of a host is that of its guests, and goes with them', () => {
		const watched = new Watched(two).to(5).do({ type: 'powerOff', guest: 'vm:app' }).to(20);
		expect(watched.means('host:alder', 'host.cpuPercent')[0]).toBeCloseTo((5 / 20) * ((1 + UPKEEP) / 16) * 100, 12);
		expect(watched.means('host:birch', 'host.cpuPercent')[0]).toBeCloseTo(((1 + UPKEEP) / 16) * 100, 12);
	});

	test('a neighbor that leaves ends the others’ waiting', () => {
		const crowd = ['a', 'b'].map((name) => aGuest(name, { vcpus: 8, load: { cpuGHz: 16, dirtyMiBps: 0, workingSetMiB: 0 } }));
		const watched = new Watched(anEstate({ guests: crowd })).to(10);
		const ready = watched.means('vm:a', 'guest.readyPercent')[0] ?? 0;
		expect(ready).toBeGreaterThan(40);
		watched.do({ type: 'powerOff', guest: 'vm:b' }).to(20);
		expect(watched.means('vm:a', 'guest.readyPercent')[0]).toBeCloseTo(ready / 2, 6);
	});
});

test('the traffic of a migration adds up to the bytes that it sent', () => {
	const watched = new Watched(two).to(3).do({ type: 'migrate', guest: 'vm:app', to: 'host:birch' }).to(200);
	const { sentBytes } = only(watched.events, 'guestMigrated');
	for (const host of ['host:alder', 'host:birch'] as const)
		expect(watched.sum(host, 'host.networkMbps')).toBeCloseTo((sentBytes * 8) / 1e6, 0);
	expect(watched.means('host:alder', 'host.cpuPercent').at(-1)).toBe(0);
});

test('what is written to a datastore is on it from then on', () => {
	const watched = new Watched(two).to(10).do({ type: 'writeData', guest: 'vm:app', GiB: 8 }).to(20);
	expect(watched.means('ds:san', 'datastore.usedGiB')[0]).toBeCloseTo(40 + 4, 9);
});

test('user-minutes are the area under the people cut off', () => {
	const watched = new Watched(anEstate({ guests: [aGuest('app', { users: 30 })] }))
		.to(7)
		.do({ type: 'failHost', host: 'host:alder' })
		.to(107);
	expect(watched.sum('estate', 'estate.usersCutOff')).toBeCloseTo(30 * 100, 9);
	expect(watched.sum('estate', 'estate.users')).toBeCloseTo(30 * 107, 9);
});

describe('one step equals many', () => {
	const story = (steps: readonly number[]) => {
		const watched = new Watched(two)
			.to(2)
			.do({ type: 'migrate', guest: 'vm:app', to: 'host:birch' })
			.do({ type: 'runJob', guest: 'vm:db', gigacycles: 30 });
		for (const step of [...steps, 400]) watched.to(step);
		return watched.history;
	};

	test('however often somebody looks', () => {
		expect(story(Array.from({ length: 399 }, (_, i) => i * 0.99 + 2))).toEqual(story([]));
	});

	test('and without a watch, what lies between is missing', () => {
		const watched = new Watched(two).do({ type: 'migrate', guest: 'vm:app', to: 'host:birch' });
		observe(watched.history, advance(watched.world, 400e9).world);
		expect(watched.history).not.toEqual(story([]));
	});
});

test('it is plain JSON, and goes on from a copy and from a file as from itself', () => {
	const watched = new Watched(two).to(50).do({ type: 'failHost', host: 'host:alder' });
	const [copy, file] = [copyOf(watched.history), JSON.parse(JSON.stringify(watched.history)) as History];
	expect(file).toEqual(watched.history);
	const before = JSON.stringify(copy);
	const { world } = watched.do({ type: 'powerOnHost', host: 'host:alder' }).to(300);
	expect(JSON.stringify(copy)).toBe(before);
	expect(watched.history.now).toBe(300e9);
	const again = perform(advance(start(two), 50e9).world, { type: 'failHost', host: 'host:alder' });
	if (again.refused) throw new Error('refused');
	const on = perform(again.world, { type: 'powerOnHost', host: 'host:alder' });
	if (on.refused) throw new Error('refused');
	for (const history of [copy, file]) {
		observe(history, again.world);
		observe(history, on.world, on.events);
		observe(history, advance(on.world, 300e9, follow(history)).world);
		expect(history).toEqual(watched.history);
	}
	expect(world.now).toBe(300e9);
});

test('what is deleted leaves nothing behind', () => {
	const watched = new Watched(two).do({ type: 'powerOff', guest: 'vm:db' }).do({ type: 'crashGuest', guest: 'vm:app' }).to(30);
	watched.do({ type: 'powerOff', guest: 'vm:app' }).do({ type: 'deleteGuest', guest: 'vm:app' }).to(60);
	expect(Object.keys(watched.history.series)).not.toContain('vm:app');
	expect(watched.alarms()).toEqual([]);
});

test('a change is read where it counts, not everywhere', () => {
	const hosts = Array.from({ length: 20 }, (_, i) => aHost(`h${i}`));
	const guests = hosts.flatMap(({ name }) => [0, 1, 2].map((i) => aGuest(`${name}-${i}`, { host: name })));
	const watched = new Watched(anEstate({ hosts, guests })).to(10);
	const before = { ...watched.history.series };
	watched.do({ type: 'editGuest', guest: 'vm:h7-1', change: { cpuGHz: 2.5 } });
	const others = Object.keys(before).filter((id) => before[id] !== watched.history.series[id]);
	expect(others.sort()).toEqual(['host:h7', 'vm:h7-0', 'vm:h7-1', 'vm:h7-2']);
});

describe('alarms', () => {
	test('of a failed host and its people are raised at their exact moments, and cleared', () => {
		const watched = new Watched(anEstate({ guests: [aGuest('app', { users: 30 })], policies: { hostBootSeconds: 20 } })).to(7);
		watched.do({ type: 'failHost', host: 'host:alder' }).to(500);
		expect(watched.alarms(7)).toEqual([
			['guestCrashed@vm:app', 'critical', 7],
			['hostDown@host:alder', 'critical', 7]
		]);
		expect(watched.alarms()).toContainEqual(['usersCutOff@estate', 'critical', 67]);
		watched.do({ type: 'powerOnHost', host: 'host:alder' }).to(521);
		expect(alarmsAt(watched.history.alarms, 521e9).past.map(({ id, clearedAt }) => [id, (clearedAt ?? 0) / 1e9])).toContainEqual([
			'hostDown@host:alder',
			500
		]);
	});

	test('of a full datastore follow its space: 75 % warns, 85 % is critical', () => {
		const datastores = [{ ...anEstate().datastores[0], name: 'san', sizeGiB: 100 }] as Scenario['datastores'];
		const watched = new Watched(
			anEstate({ datastores, guests: [aGuest('app', { disks: [{ datastore: 'san', sizeGiB: 100, usedGiB: 75, thin: true }] })] })
		);
		expect(watched.alarms()).toEqual([]);
		watched.to(10).do({ type: 'writeData', guest: 'vm:app', GiB: 1 });
		expect(watched.alarms()).toEqual([['datastoreUsage@ds:san', 'warning', 10]]);
		watched.to(20).do({ type: 'writeData', guest: 'vm:app', GiB: 10 });
		expect(watched.alarms()).toEqual([['datastoreUsage@ds:san', 'critical', 10]]);
		watched.do({ type: 'growDatastore', datastore: 'ds:san', GiB: 100 });
		expect(watched.alarms()).toEqual([]);
	});

	test('of a snapshot come three days after it was taken', () => {
		const watched = new Watched(two).to(100).do({ type: 'takeSnapshot', guest: 'vm:app', name: 'before' });
		const taken = watched.to(200).world.guests[0]?.snapshots[0]?.takenAt ?? NaN;
		watched.to(4 * 86_400);
		expect(watched.alarms()).toEqual([['snapshotOld@vm:app', 'warning', taken / 1e9 + 72 * 3_600]]);
	});

	test('of CPU ready time wait a minute', () => {
		const crowd = ['a', 'b'].map((name) => aGuest(name, { vcpus: 8, load: { cpuGHz: 16, dirtyMiBps: 0, workingSetMiB: 0 } }));
		const watched = new Watched(anEstate({ guests: crowd })).to(59.9);
		expect(watched.alarms().filter(([id]) => String(id).startsWith('guestReady'))).toEqual([]);
		watched.to(61);
		expect(watched.alarms()).toContainEqual(['guestReady@vm:a', 'critical', 60]);
	});

	test('are acknowledged by a command that changes nothing in the world', () => {
		const watched = new Watched(two).to(5).do({ type: 'crashGuest', guest: 'vm:app' }).to(9);
		const before = watched.world;
		watched.do({ type: 'acknowledgeAlarm', alarm: 'guestCrashed', of: 'vm:app' });
		expect(watched.world).toEqual(before);
		expect(only(watched.events, 'alarmAcknowledged')).toEqual({ type: 'alarmAcknowledged', alarm: 'guestCrashed', of: 'vm:app', at: 9e9 });
		expect(alarmsAt(watched.history.alarms, 9e9).standing[0]).toMatchObject({
			id: 'guestCrashed@vm:app',
			acknowledgedAt: 9e9,
			clearedAt: null
		});
	});

	test('of no rule, or of nothing, can’t be acknowledged', () => {
		const { world } = new Watched(two);
		for (const [alarm, of] of [
			['nothing', 'vm:app'],
			['constructor', 'vm:app'],
			['guestReady', 'vm:constructor'],
			['guestReady', 'host:alder'],
			['hostDown', 'estate']
		] as const)
			expect(perform(world, { type: 'acknowledgeAlarm', alarm, of }), `${alarm} of ${of}`).toHaveProperty('refused');
		expect(perform(world, { type: 'acknowledgeAlarm', alarm: 'usersCutOff', of: 'estate' })).toHaveProperty('events');
	});
});

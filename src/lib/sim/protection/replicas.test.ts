import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import { nextDue } from '../agenda';
import type { Command } from '../command';
import { guestOf } from '../look';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';
import { contentsOf } from './reading';
import { replicationLag } from './replication-lag';

const GiB = 2 ** 30;
const store = (name: string, site: string) => ({ name, shared: true, sizeGiB: 1_000, iops: 10_000, throughputMBps: 400, site });

/** two sites, 80 Mbit/s (10 MB/s) between them */
const estate = () =>
	start(
		anEstate({
			policies: { siteLinkMbps: 80 },
			datastores: [store('san', 'main'), store('far', 'north')],
			hosts: [aHost('alder', { datastores: ['san'] }), aHost('north-1', { datastores: ['far'], site: 'north' })],
			guests: [aGuest('db', { users: 40, load: { ...aGuest('db').load, iops: 0 } })]
		})
	);

const replicate: Command = { type: 'replicateGuest', guest: 'vm:db', host: 'host:north-1', datastore: 'ds:far', everySeconds: 300 };
const write = (GiB: number): Command => ({ type: 'writeData', guest: 'vm:db', GiB });
const FULL = (20 * GiB) / 10e6;
const replicated = () => later(after(estate(), replicate).world, FULL + 10).world;
const id = (world: World) => world.replications[0]?.id ?? 'replication:0';

describe('a replica', () => {
	test('is complete once everything has crossed the link between the sites', () => {
		const { world, events } = later(after(estate(), replicate).world, FULL + 1);
		const [first, second] = events.filter(({ type }) => type === 'replicaUpdated');
		expect(first).toMatchObject({ recoveryPoint: 0, bytes: 20 * GiB, keepsUp: false });
		// the interval had passed long before, so the next cycle began at once, with nothing to send
		expect(second).toMatchObject({ at: first?.at, bytes: 0, keepsUp: true });
		expect(view(world).replications).toMatchObject([{ sending: null }]);
		expect(view(world).datastores['ds:far']?.usedGiB).toBeGreaterThan(20);
	});
	test('follows every interval with what has changed', () => {
		const { world } = after(replicated(), write(1));
		const { events } = later(world, 420);
		expect(only(events, 'replicaUpdated')).toMatchObject({ bytes: 1 * GiB, keepsUp: true });
	});
	test('has no recovery point in the future, and lags as the steady state says', () => {
		// 300 MB in 300 s is 1 MB/s: sent in 30 s
		let world = replicated();
		const lags: number[] = [];
		const MB300 = 300e6 / GiB;
		for (let minute = 0; minute < 25; minute++) {
			if (minute % 5 === 0) world = after(world, write(MB300)).world;
			world = later(world, 60).world;
			const lag = view(world).replications[0]?.lagSeconds ?? NaN;
			expect(lag).toBeGreaterThanOrEqual(0);
			lags.push(lag);
		}
		const { worstNs } = replicationLag({ intervalNs: 300e9, bytesPerS: 10e6, changedBytesPerS: 1e6, contentBytes: 20 * GiB });
		expect(Math.max(...lags.slice(10)) * 1e9).toBeLessThanOrEqual(worstNs);
	});
	test('takes over when its site is lost: as of the recovery point, and the people wait for a boot', () => {
		const world = after(replicated(), write(3)).world;
		const content = contentsOf(estate(), guestOf(estate(), 'vm:db'));
		const lost = after(world, { type: 'failSite', site: 'main' });
		expect(only(lost.events, 'siteFailed')).toMatchObject({ hosts: ['host:alder'], datastores: ['ds:san'] });
		const over = after(later(lost.world, 60).world, { type: 'failOverReplica', replication: id(world) });
		const event = only(over.events, 'replicaTookOver');
		expect(event).toMatchObject({ guest: 'vm:db', from: 'host:alder', to: 'host:north-1' });
		expect(event.lostNs).toBe(over.world.now - event.recoveryPoint);
		expect(contentsOf(over.world, guestOf(over.world, 'vm:db'))).toEqual(content);
		const { world: up } = later(over.world, 61);
		expect(view(up).guests['vm:db']).toMatchObject({ host: 'host:north-1', state: 'running' });
		expect(up.guests[0]?.service.cutOff).toBe(0);
		expect(up.replications).toEqual([]);
	});
	test('does not take over while the guest still runs', () => {
		const world = replicated();
		const over: Command = { type: 'failOverReplica', replication: id(world) };
		expect(failing(world, over)).toEqual(['state']);
		expect(warnings(world, over)).toContain('recoveryPoint');
	});
	test('leaves the old disks where they were when their datastore lives', () => {
		const world = after(replicated(), { type: 'powerOff', guest: 'vm:db' }).world;
		const { world: over } = after(world, { type: 'failOverReplica', replication: id(world) });
		expect(over.datastores[0]?.files).toMatchObject([{ kind: 'disk', bytes: world.guests[0]?.disks[0]?.usedBytes }]);
	});
	test('that is not complete can not take over', () => {
		const world = later(after(estate(), replicate).world, 100).world;
		const dead = after(world, { type: 'failSite', site: 'main' }).world;
		expect(failing(dead, { type: 'failOverReplica', replication: id(dead) })).toEqual(['recoveryPoint']);
	});
	test('copies the damage, too', () => {
		const hit = after(replicated(), { type: 'corruptGuest', guest: 'vm:db' }).world;
		const { world } = later(hit, 3_600);
		expect(view(world).replications[0]?.corrupt).toBe(true);
	});
	test('waits without a moment of its own while its guest is lost, and goes on once it is restored', () => {
		const dead = after(replicated(), { type: 'loseDatastore', datastore: 'ds:san' }).world;
		expect(nextDue(later(dead, 10_000).world)).toBe(Infinity);
	});
	test('is gone with its datastore, and with the order to stop', () => {
		expect(after(replicated(), { type: 'loseDatastore', datastore: 'ds:far' }).world.replications).toEqual([]);
		const world = replicated();
		expect(view(after(world, { type: 'stopReplication', replication: id(world) }).world).datastores['ds:far']?.usedGiB).toBe(0);
	});
	test.each<[string, Partial<Command>, string[]]>([
		['every 0 s', { everySeconds: 0 }, ['value']],
		['every NaN s', { everySeconds: NaN }, ['value']],
		['to the host where it is', { host: 'host:alder' }, ['elsewhere', 'storage']],
		['to a datastore that its host does not see', { datastore: 'ds:san' }, ['storage']],
		['to nowhere', { datastore: 'ds:constructor' }, ['exists']],
		['of nobody', { guest: 'vm:gone' }, ['exists']]
	])('%s is refused', (_, change, ids) => {
		expect(failing(estate(), { ...replicate, ...change } as Command)).toEqual(ids);
	});
	test('of a guest that has one is refused', () => {
		expect(failing(replicated(), replicate)).toEqual(['original']);
	});
});

test('a scenario begins with the copies that it names', () => {
	const scenario = anEstate({
		datastores: [store('san', 'main'), store('far', 'north')],
		hosts: [aHost('alder', { datastores: ['san', 'far'] }), aHost('north-1', { datastores: ['far'], site: 'north' })],
		guests: [aGuest('db')],
		backups: [{ guest: 'db', datastore: 'far', everySeconds: 3_600, keep: 3, taken: true }],
		replications: [{ guest: 'db', host: 'north-1', datastore: 'far', everySeconds: 900, synced: true }]
	});
	const { backups, backupPlans, replications } = view(start(scenario));
	expect(backups).toMatchObject([{ takenSeconds: 0, complete: true, kind: 'full' }]);
	expect(backupPlans).toMatchObject([{ nextSeconds: 3_600 }]);
	expect(replications).toMatchObject([{ recoverySeconds: 0 }]);
});

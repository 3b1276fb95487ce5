import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import { guestOf } from '../look';
import { view } from '../picture';
import type { ScenarioGuest } from '../scenario';
import { start } from '../start';
import type { World } from '../world';
import { contentsOf } from './reading';

const GiB = 2 ** 30;
const store = (name: string, site: string, throughputMBps = 100) => ({
	name,
	shared: true,
	sizeGiB: 1_000,
	iops: 10_000,
	throughputMBps,
	site
});

/** one host sees the store of its disks, one beside it, and a vault far away */
const estate = (guest: Partial<ScenarioGuest> = {}) =>
	start(
		anEstate({
			policies: { siteLinkMbps: 80 },
			datastores: [store('san', 'main', 400), store('nas', 'main'), store('vault', 'north')],
			hosts: [aHost('alder', { datastores: ['san', 'nas', 'vault'] }), aHost('birch', { datastores: ['san', 'nas', 'vault'] })],
			guests: [aGuest('db', { load: { ...aGuest('db').load, iops: 0 }, ...guest })]
		})
	);

const toNas: Command = { type: 'backupGuest', guest: 'vm:db', to: 'ds:nas' };
const write = (GiB: number, atGiB?: number): Command => ({
	type: 'writeData',
	guest: 'vm:db',
	GiB,
	...(atGiB === undefined ? {} : { atGiB })
});
/** 20 GiB at 100 MB/s, in s */
const FULL = (20 * GiB) / 100e6;
const backedUp = (world = estate()) => later(after(world, toNas).world, 300).world;
const newest = (world: World) => world.backups.at(-1)?.id ?? 'backup:0';
const restore = (world: World, change: Partial<Extract<Command, { type: 'restoreBackup' }>> = {}): Command => ({
	type: 'restoreBackup',
	backup: newest(world),
	host: 'host:alder',
	datastore: 'ds:san',
	...change
});

describe('a backup', () => {
	test('copies everything the first time, as fast as the slower datastore', () => {
		const { events, world } = later(after(estate(), toNas).world, 300);
		const done = only(events, 'backupFinished');
		expect(done).toMatchObject({ kind: 'full', bytes: 20 * GiB, consistent: 'application', cover: { datastore: true, site: false } });
		expect(done.ns / 1e9).toBeCloseTo(FULL, 6);
		expect(view(world).backups).toMatchObject([{ takenSeconds: 0, complete: true, GiB: 20, outlives: { datastore: true, site: false } }]);
	});
	test('takes room from the moment it begins', () => {
		expect(view(after(estate(), toNas).world).datastores['ds:nas']?.usedGiB).toBe(20);
	});
	test('copies only what was written since, the second time', () => {
		const { events } = later(after(backedUp(), write(3), toNas).world, 300);
		expect(only(events, 'backupFinished')).toMatchObject({ kind: 'incremental', bytes: 3 * GiB });
	});
	test('counts data written over once', () => {
		const { events } = later(after(backedUp(), write(2, 1), write(1, 1), toNas).world, 300);
		expect(only(events, 'backupFinished').bytes).toBe(2 * GiB);
	});
	test('of a guest that did nothing copies nothing, at once', () => {
		const { events } = later(after(backedUp(), toNas).world, 0);
		expect(only(events, 'backupFinished')).toMatchObject({ bytes: 0, ns: 0 });
	});
	test('to another site crosses the link between them', () => {
		// 80 Mbit/s are 10 MB/s
		const { events } = later(after(estate(), { ...toNas, to: 'ds:vault' }).world, 3_000);
		const done = only(events, 'backupFinished');
		expect(done.cover).toEqual({ datastore: true, site: true });
		expect(done.ns / 1e9).toBeCloseTo((20 * GiB) / 10e6, 6);
	});
	test('holds the moment at which it began: what is written meanwhile comes with the next', () => {
		const { world } = later(after(later(after(estate(), toNas).world, 10).world, write(1)).world, 300);
		const { events } = later(after(world, toNas).world, 100);
		expect(only(events, 'backupFinished').bytes).toBe(1 * GiB);
	});
	test('without guest tools is as if power had been cut', () => {
		const world = estate({ tools: false });
		expect(warnings(world, toNas)).toContain('crashConsistent');
		expect(only(later(after(world, toNas).world, 300).events, 'backupFinished').consistent).toBe('crash');
	});
	test('beside its original is warned of', () => {
		expect(warnings(estate(), { ...toNas, to: 'ds:san' })).toContain('apart');
		expect(warnings(estate(), toNas)).toContain('apart');
		expect(warnings(estate(), { ...toNas, to: 'ds:vault' })).not.toContain('apart');
	});
	test('whose guest loses power is none', () => {
		const { world, events } = after(later(after(estate(), toNas).world, 10).world, { type: 'powerOff', guest: 'vm:db' });
		expect(only(events, 'backupFailed')).toMatchObject({ guest: 'vm:db', datastore: 'ds:nas' });
		expect(view(world).datastores['ds:nas']?.usedGiB).toBe(0);
	});
	test('can be called off', () => {
		const { world } = after(later(after(estate(), toNas).world, 10).world, { type: 'cancelTask', task: 'task:2' });
		expect([world.backups.length, world.guests[0]?.task]).toEqual([0, null]);
	});
	test.each<[string, Command, string[]]>([
		['of nobody', { ...toNas, guest: 'vm:constructor' }, ['exists']],
		['to nowhere', { ...toNas, to: 'ds:gone' }, ['exists']],
		['every half a second', { type: 'planBackups', guest: 'vm:db', to: 'ds:nas', everySeconds: 0.5, keep: 7 }, ['value']],
		['every NaN seconds', { type: 'planBackups', guest: 'vm:db', to: 'ds:nas', everySeconds: NaN, keep: 7 }, ['value']],
		['of which none is kept', { type: 'planBackups', guest: 'vm:db', to: 'ds:nas', everySeconds: 60, keep: 0 }, ['value']],
		['that is not there, to be deleted', { type: 'deleteBackup', backup: 'backup:77' }, ['exists']],
		[
			'that is not there, to be restored',
			{ type: 'restoreBackup', backup: 'backup:77', host: 'host:alder', datastore: 'ds:san' },
			['exists']
		]
	])('%s is refused', (_, command, ids) => {
		expect(failing(estate(), command)).toEqual(ids);
	});
});

describe('a plan', () => {
	const plan: Command = { type: 'planBackups', guest: 'vm:db', to: 'ds:nas', everySeconds: 3_600, keep: 2 };
	test('takes the first backup at once and the next ones at their time', () => {
		const { world } = later(after(estate(), plan).world, 3_600 * 2.5);
		expect(world.backups.map(({ takenAt }) => takenAt / 1e9)).toEqual([3_600, 7_200]);
	});
	test('keeps so many, and the oldest of them is a full one', () => {
		const { world } = later(after(estate(), plan).world, 3_600 * 5.5);
		expect(world.backups.map(({ kind }) => kind)).toEqual(['full', 'incremental']);
		expect(view(world).datastores['ds:nas']?.usedGiB).toBe(20);
	});
	test('misses a backup while the guest is busy, says so, and takes the next', () => {
		const busy = after(later(after(estate(), plan).world, 3_590).world, { type: 'restart', guest: 'vm:db' }).world;
		const { events } = later(busy, 3_650);
		expect(only(events, 'backupMissed')).toMatchObject({ guest: 'vm:db', reason: 'state' });
		expect(only(events, 'backupFinished')).toBeDefined();
	});
	test('ends when it is stopped, and the backups stay', () => {
		const world = later(after(estate(), plan).world, 300).world;
		const { world: stopped } = after(world, { type: 'stopBackups', plan: world.backupPlans[0]?.id ?? 'plan:0' });
		expect(later(stopped, 10_000).world.backups.length).toBe(1);
	});
	test('gives way to a new one for the same datastore', () => {
		const { world } = after(estate(), plan, { ...plan, everySeconds: 60 });
		expect(world.backupPlans.map(({ everyNs }) => everyNs)).toEqual([60e9]);
	});
});

describe('deleting a backup', () => {
	test('leaves the later ones whole: the next takes over what it needs', () => {
		const two = later(after(backedUp(), write(3), toNas).world, 300).world;
		const { world, events } = after(two, { type: 'deleteBackup', backup: two.backups[0]?.id ?? 'backup:0' });
		expect(only(events, 'backupDeleted').freedBytes).toBe(0);
		expect(world.backups).toMatchObject([{ kind: 'full', bytes: 23 * GiB }]);
	});
	test('of the last one frees all of it, and is warned of', () => {
		const world = backedUp();
		const remove: Command = { type: 'deleteBackup', backup: newest(world) };
		expect(warnings(world, remove)).toEqual(['kept']);
		expect(only(after(world, remove).events, 'backupDeleted').freedBytes).toBe(20 * GiB);
	});
});

describe('restoring', () => {
	const lost = (world: World) => after(world, write(5), { type: 'powerOff', guest: 'vm:db' }).world;
	test('in place gives the disks of the moment of the backup, and what came after is lost', () => {
		const before = backedUp();
		const content = contentsOf(estate(), guestOf(estate(), 'vm:db'));
		const off = lost(before);
		const { world, events } = later(after(off, restore(off)).world, 300);
		expect(contentsOf(world, guestOf(world, 'vm:db'))).toEqual(content);
		expect(only(events, 'guestRestored')).toMatchObject({ guest: 'vm:db', recoveryPoint: 0, lostNs: 300e9, bytes: 20 * GiB });
		expect(only(events, 'guestRestored').ns / 1e9).toBeCloseTo(FULL, 6);
	});
	test('wants the guest off, and offers to turn it off', () => {
		const world = backedUp();
		expect(failing(world, restore(world))).toEqual(['state']);
	});
	test('brings back a guest that was deleted, with its people', () => {
		const off = after(backedUp(estate({ users: 80 })), { type: 'powerOff', guest: 'vm:db' }, { type: 'deleteGuest', guest: 'vm:db' }).world;
		const { world } = later(after(off, restore(off)).world, 300);
		expect(world.guests).toMatchObject([{ id: 'vm:db', name: 'db', state: 'off', users: 80, role: 'app' }]);
	});
	test('beside the guest makes a twin: without people, with its address', () => {
		const world = backedUp(estate({ users: 80 }));
		const beside = restore(world, { name: 'db-copy', host: 'host:birch' });
		expect(warnings(world, beside)).toContain('identity');
		const copy = after(world, beside).world.guests[1];
		expect(copy).toMatchObject({ id: 'vm:db-copy', users: 0, identity: { address: world.guests[0]?.identity.address } });
	});
	test('says how long the work since the backup is', () => {
		const world = later(lost(backedUp()), 3_300).world;
		expect(warnings(world, restore(world))).toContain('recoveryPoint');
	});
});

describe('losing the datastore', () => {
	const lose: Command = { type: 'loseDatastore', datastore: 'ds:san' };
	test('takes the guests with it, and they start no more', () => {
		const { world, events } = after(estate(), lose);
		expect(only(events, 'datastoreLost')).toMatchObject({ guests: ['vm:db'], backups: 0 });
		expect(view(world).guests['vm:db']?.state).toBe('crashed');
		expect(failing(world, { type: 'reset', guest: 'vm:db' })).toEqual(['lostStore']);
		const off = after(world, { type: 'powerOff', guest: 'vm:db' }).world;
		expect(failing(off, { type: 'powerOn', guest: 'vm:db' })).toContain('lostStore');
	});
	test('takes a snapshot and a backup beside the disks with it, too', () => {
		const kept = later(after(estate(), { ...toNas, to: 'ds:san' }).world, 300).world;
		const { world, events } = after(kept, { type: 'takeSnapshot', guest: 'vm:db', name: 'before' }, lose);
		expect(only(events, 'datastoreLost').backups).toBe(1);
		expect(world.backups).toEqual([]);
		const snapshot = world.guests[0]?.currentSnapshot ?? 'snapshot:0';
		expect(failing(world, { type: 'revertSnapshot', guest: 'vm:db', snapshot })).toContain('lostStore');
	});
	test('is cured by a backup elsewhere: the check offers it', () => {
		const world = after(backedUp(), lose, { type: 'powerOff', guest: 'vm:db' }).world;
		const start: Command = { type: 'powerOn', guest: 'vm:db' };
		expect(failing(world, start)).toContain('lostStore');
		const { world: back } = later(after(world, restore(world, { datastore: 'ds:nas' })).world, 300);
		expect(failing(back, start)).toEqual([]);
	});
	test('ends a backup that was being written there', () => {
		const { world, events } = after(later(after(estate(), toNas).world, 10).world, { type: 'loseDatastore', datastore: 'ds:nas' });
		expect(events.some(({ type }) => type === 'backupFailed')).toBe(true);
		expect([world.guests[0]?.state, world.guests[0]?.task]).toEqual(['running', null]);
	});
	test('happens once', () => {
		expect(failing(after(estate(), lose).world, lose)).toEqual(['lostStore']);
	});
});

describe('encrypted data', () => {
	const attack: Command = { type: 'corruptGuest', guest: 'vm:db' };
	test('is still encrypted after a restart', () => {
		const { world } = later(after(estate(), attack, { type: 'restart', guest: 'vm:db' }).world, 200);
		expect(view(world).guests['vm:db']).toMatchObject({ state: 'running', identity: { corrupt: true } });
	});
	test('is sound again after going back to a snapshot from before, and not with one from after', () => {
		const snapped = after(estate(), { type: 'takeSnapshot', guest: 'vm:db', name: 'before' }).world;
		const hit = after(snapped, attack).world;
		const snapshot = hit.guests[0]?.currentSnapshot ?? 'snapshot:0';
		const back = after(hit, { type: 'revertSnapshot', guest: 'vm:db', snapshot }).world;
		expect(view(back).guests['vm:db']?.identity.corrupt).toBe(false);
		const late = after(estate(), attack, { type: 'takeSnapshot', guest: 'vm:db', name: 'after' }).world;
		expect(view(late).guests['vm:db']?.identity.corrupt).toBe(true);
	});
	test('is in every backup taken after the attack, which is warned of, and in none from before', () => {
		const hit = after(backedUp(), attack).world;
		expect(warnings(hit, toNas)).toContain('damaged');
		const { world, events } = later(after(hit, toNas).world, 300);
		expect(only(events, 'backupFinished').bytes).toBe(20 * GiB);
		expect(view(world).backups.map(({ corrupt }) => corrupt)).toEqual([false, true]);
		expect(warnings(world, restore(world))).toContain('damaged');
	});
	test('cuts its people off', () => {
		const { world } = after(estate({ users: 80 }), attack);
		expect(world.guests[0]?.service.cutOff).toBe(80);
	});
});

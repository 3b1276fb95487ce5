import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { Command } from '../command';
import type { Scenario } from '../scenario';
import { start } from '../start';
import type { World } from '../world';
import { inMinutes, lostBy } from './user-time';

const image = aGuest('golden', {
	state: 'off',
	role: 'desktop',
	memoryMiB: 2_048,
	disks: [{ datastore: 'san', sizeGiB: 40, usedGiB: 20, thin: true }]
});
const estate = (change: Partial<Scenario> = {}) =>
	start(
		anEstate({
			guests: [image, aGuest('broker')],
			hosts: [aHost('alder', { memoryMiB: 262_144 }), aHost('birch', { memoryMiB: 262_144 })],
			...change
		})
	);
const create = (change: Partial<Extract<Command, { type: 'createPool' }>> = {}): Command => ({
	type: 'createPool',
	name: 'desk',
	kind: 'pooled',
	image: 'vm:golden',
	broker: 'vm:broker',
	hosts: ['host:alder', 'host:birch'],
	datastore: 'ds:san',
	size: 6,
	spare: 2,
	onLogOff: 'reset',
	...change
});
const pool = 'pool:desk';
const poolOf = (world: World) => world.desktopPools[0];
const phases = (world: World) => poolOf(world)?.desktops.map(({ guest, phase }) => `${guest} ${phase}`);
const states = (world: World) =>
	world.guests.filter(({ id }) => id.startsWith('vm:desk')).map(({ id, state, host }) => `${id} ${state} ${host}`);
const ready = (change = {}) => later(after(estate(), create(change)).world, 600).world;

describe('a pool', () => {
	test('makes its spare desktops of a snapshot of the image, spread over its hosts, and boots them', () => {
		const made = after(estate(), create());
		expect(only(made.events, 'snapshotTaken')).toMatchObject({ guest: 'vm:golden', name: 'desk-1' });
		const { world } = later(made.world, 600);
		expect(states(world)).toEqual(['vm:desk-001 running host:alder', 'vm:desk-002 running host:birch']);
		const desktop = world.guests.find(({ id }) => id === 'vm:desk-001');
		expect(desktop?.disks[0]?.parent?.guest).toBe('vm:golden');
		// an empty delta, not 20 GiB
		expect(desktop?.disks[0]?.usedBytes).toBeLessThan(2 ** 24);
	});

	test('gives a ready desktop to who logs in, after the time of a log-in, and makes a new spare one', () => {
		const asked = after(ready(), { type: 'logInToPool', pool, users: 1, seconds: 0 });
		expect(phases(asked.world)).toEqual(['vm:desk-001 loggingIn', 'vm:desk-002 free', 'vm:desk-003 free']);
		expect(poolOf(asked.world)?.waits.cutOff).toBe(1);
		const { world } = later(asked.world, 30);
		expect(phases(world)?.[0]).toBe('vm:desk-001 inUse');
		expect(world.guests.find(({ id }) => id === 'vm:desk-001')).toMatchObject({ users: 1, load: { iops: 7.5 } });
		// half a minute of one person
		expect(inMinutes(lostBy(poolOf(world)?.waits ?? { cutOff: NaN, since: 0, lost: { seconds: 0, ns: 0 } }, world.now))).toBe(0.5);
	});

	test('people who come over ten minutes come evenly', () => {
		const asked = after(ready(), { type: 'logInToPool', pool, users: 4, seconds: 600 });
		const logIns = [asked, later(asked.world, 3_000)].flatMap(({ events }) =>
			events.flatMap((event) => (event.type === 'taskStarted' && event.kind === 'logIn' ? [event.at / 1e9 - 600] : []))
		);
		expect(logIns).toEqual([0, 150, 300, 450]);
	});

	test('has no more desktops than its size: the others wait, and it says why', () => {
		const begin = ready({ size: 3, spare: 1 });
		expect(warnings(begin, { type: 'logInToPool', pool, users: 5, seconds: 0 })).toEqual(['poolSize']);
		const asked = after(begin, { type: 'logInToPool', pool, users: 5, seconds: 0 });
		expect(only(asked.events, 'desktopsShort')).toMatchObject({ because: 'size' });
		const { world } = later(asked.world, 600);
		expect(poolOf(world)).toMatchObject({ waiting: 2, blocked: 'size' });
		expect(poolOf(world)?.desktops.map(({ user }) => user)).toEqual([1, 2, 3]);
		const left = later(after(world, { type: 'logOffFromPool', pool, users: 1 }).world, 600);
		expect(poolOf(left.world)).toMatchObject({ waiting: 1 });
	});

	test('while its broker is down nobody new logs in; who works goes on', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600);
		const down = after(working.world, { type: 'crashGuest', guest: 'vm:broker' });
		expect(warnings(down.world, { type: 'logInToPool', pool, users: 1, seconds: 0 })).toEqual(['broker']);
		const asked = later(after(down.world, { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600);
		expect(poolOf(asked.world)).toMatchObject({ waiting: 1, blocked: 'broker' });
		expect(asked.world.guests.find(({ id }) => id === 'vm:desk-001')?.service.cutOff).toBe(0);
		const back = later(after(asked.world, { type: 'reset', guest: 'vm:broker' }).world, 600);
		expect(poolOf(back.world)).toMatchObject({ waiting: 0, blocked: null });
	});

	test('drops what was changed on a pooled desktop when its user leaves', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		const written = after(working, { type: 'writeData', guest: 'vm:desk-001', GiB: 1 }).world;
		const left = after(written, { type: 'logOffFromPool', pool, users: 1 });
		expect(only(left.events, 'desktopReset')).toMatchObject({ guest: 'vm:desk-001', droppedBytes: expect.closeTo(2 ** 30, -7) as number });
		expect(phases(left.world)?.[0]).toBe('vm:desk-001 free');
	});

	test('lets the person on one desktop leave, and nobody from a desktop that is free', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 2, seconds: 0 }).world, 600).world;
		const left = after(working, { type: 'logOffFromPool', pool, users: 1, guest: 'vm:desk-002' });
		expect(only(left.events, 'usersLeftPool')).toMatchObject({ users: 1, guests: ['vm:desk-002'] });
		expect(phases(left.world)?.slice(0, 2)).toEqual(['vm:desk-001 inUse', 'vm:desk-002 free']);
		expect(failing(left.world, { type: 'logOffFromPool', pool, users: 1, guest: 'vm:desk-002' })).toEqual(['loggedOn']);
		expect(failing(working, { type: 'logOffFromPool', pool, users: 2, guest: 'vm:desk-002' })).toEqual(['loggedOn']);
	});

	test('destroys them where that is its policy', () => {
		const working = later(after(ready({ onLogOff: 'destroy' }), { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		const left = after(working, { type: 'logOffFromPool', pool, users: 1 });
		expect(only(left.events, 'guestDeleted')).toMatchObject({ guest: 'vm:desk-001' });
		expect(phases(left.world)).toEqual(['vm:desk-002 free', 'vm:desk-003 free']);
	});

	test('keeps a persistent desktop for its user, and starts it again for her', () => {
		const begin = ready({ kind: 'persistent', onLogOff: 'keep' });
		const working = later(after(begin, { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		const left = after(working, { type: 'logOffFromPool', pool, users: 1 }, { type: 'powerOff', guest: 'vm:desk-001' });
		expect(poolOf(left.world)?.desktops[0]).toMatchObject({ user: 1, phase: 'kept' });
		const again = later(after(left.world, { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		expect(poolOf(again)?.desktops[0]).toMatchObject({ user: 1, phase: 'inUse' });
		expect(failing(estate(), create({ kind: 'persistent' }))).toEqual(['poolPolicy']);
	});

	test('the user of a desktop that crashes asks again, and gets another one', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		const crashed = after(working, { type: 'crashGuest', guest: 'vm:desk-001' });
		expect(only(crashed.events, 'sessionsLost')).toMatchObject({ users: 1, oneSystem: false });
		const { world } = later(crashed.world, 600);
		expect(
			poolOf(world)
				?.desktops.filter(({ phase }) => phase === 'inUse')
				.map(({ guest, user }) => [guest, user])
		).toEqual([['vm:desk-002', 2]]);
	});

	test('makes free desktops of a new image now, and those in use when their users leave', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 1, seconds: 0 }).world, 600).world;
		const updated = after(working, { type: 'updateImage', pool, image: 'vm:golden' });
		expect(only(updated.events, 'imageUpdated')).toMatchObject({ now: 2, later: 1 });
		expect(updated.events.filter(({ type }) => type === 'guestDeleted')).toHaveLength(2);
		const { world } = later(updated.world, 600);
		expect(poolOf(world)?.desktops.map(({ edition, phase }) => [edition, phase])).toEqual([
			[1, 'inUse'],
			[2, 'free'],
			[2, 'free']
		]);
		const left = later(after(world, { type: 'logOffFromPool', pool, users: 1 }).world, 600);
		expect(poolOf(left.world)?.desktops.map(({ edition }) => edition)).toEqual([2, 2]);
	});

	test('shrinks to no fewer than are in use, and goes only when nobody works in it', () => {
		const working = later(after(ready(), { type: 'logInToPool', pool, users: 2, seconds: 0 }).world, 600).world;
		expect(failing(working, { type: 'resizePool', pool, size: 1, spare: 0 })).toEqual(['poolSize']);
		const shrunk = after(working, { type: 'resizePool', pool, size: 2, spare: 0 });
		expect(phases(shrunk.world)).toEqual(['vm:desk-001 inUse', 'vm:desk-002 inUse']);
		expect(failing(working, { type: 'deletePool', pool })).toEqual(['loggedOn']);
		const gone = after(working, { type: 'logOffFromPool', pool, users: 2 }, { type: 'deletePool', pool });
		expect(gone.world.desktopPools).toEqual([]);
		expect(states(gone.world)).toEqual([]);
	});

	test('stops where no host has room, and says so', () => {
		const tight = estate({ hosts: [aHost('alder', { memoryMiB: 8_192 }), aHost('birch', { memoryMiB: 8_192, power: 'off' })] });
		// (8 - 2) GiB less the broker's 4 GiB and 100 MiB: not one desktop of 2 GiB and 100 MiB
		const made = after(tight, create({ hosts: ['host:alder'] }), { type: 'logInToPool', pool, users: 1, seconds: 0 });
		expect(poolOf(made.world)).toMatchObject({ desktops: [], waiting: 1, blocked: 'noRoom' });
	});

	test('says so when no network leads to the desktops that are ready', () => {
		const hosts = ['host:alder', 'host:birch'] as const;
		const cutBoth = hosts.map((host) => ({ type: 'cutLink', host }) as const);
		const cut = after(ready({ broker: null }), ...cutBoth, { type: 'logInToPool', pool, users: 1, seconds: 0 });
		expect(poolOf(cut.world)).toMatchObject({ waiting: 1, blocked: 'unreachable' });
		const mended = after(cut.world, ...hosts.map((host) => ({ type: 'mendLink', host }) as const));
		expect(poolOf(mended.world)).toMatchObject({ waiting: 0, blocked: null });
	});

	test('refuses nonsense at the door', () => {
		expect(failing(estate(), create({ image: 'vm:nowhere' }))).toEqual(['exists']);
		expect(failing(estate(), create({ size: NaN }))).toContain('value');
		expect(failing(estate(), create({ spare: 7 }))).toEqual(['poolSize']);
		expect(failing(estate(), create({ hosts: [] }))).toContain('exists');
		expect(failing(estate(), create({ image: 'vm:broker' }))).toContain('state');
		expect(failing(ready(), create())).toContain('name');
		expect(failing(estate(), { type: 'resetDesktop', guest: 'vm:broker' })).toContain('inPool');
		expect(failing(estate(), { type: 'deletePool', pool: 'pool:nowhere' })).toEqual(['exists']);
	});
});

test('a boot storm emerges: what each boot asks for is shared, and the datastore sets the time', () => {
	const slow = estate({ datastores: [{ name: 'san', shared: true, sizeGiB: 2_000, iops: 170, throughputMBps: 400, site: 'main' }] });
	const made = after(slow, create({ size: 40, spare: 40 }));
	const events = [...made.events, ...later(made.world, 3_600).events];
	const boots = events.flatMap((event) => (event.type === 'taskEnded' && event.kind === 'boot' ? [event.at / 1e9] : []));
	expect(boots).toHaveLength(40);
	// 40 boots of 17 a second for 60 s, on 170 a second: 4 minutes instead of one, after the moment that cloning takes
	for (const end of boots) expect(Math.abs(end - 240)).toBeLessThan(1);
});

test('a scenario’s pool is at work from the start', () => {
	const begin = start(
		anEstate({
			guests: [image],
			desktopPools: [
				{
					name: 'desk',
					kind: 'pooled',
					image: 'golden',
					broker: null,
					hosts: ['alder', 'birch'],
					datastore: 'san',
					size: 10,
					spare: 2,
					onLogOff: 'reset',
					loggedOn: 3
				}
			]
		})
	);
	expect(phases(begin)).toEqual(['1 inUse', '2 inUse', '3 inUse', '4 free', '5 free'].map((text) => `vm:desk-00${text}`));
	expect(begin.guests.reduce((sum, { users }) => sum + users, 0)).toBe(3);
	expect(later(begin, 3_600).events).toEqual([]);
});

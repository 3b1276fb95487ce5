import { describe, expect, test } from 'vitest';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { after, failing, later, only, warnings } from '../../../../tests/fixtures/play';
import type { ScenarioGuest } from '../scenario';
import { start } from '../start';
import type { GuestId, World } from '../world';
import { inMinutes, lostBy } from './user-time';

const lostMinutes = (world: World, id: GuestId): number => {
	const guest = world.guests.find((each) => each.id === id);
	return guest ? inMinutes(lostBy(guest.service, world.now)) : NaN;
};
const cutOff = (world: World) =>
	world.guests.filter(({ service }) => service.cutOff > 0).map(({ name, service }) => [name, service.cutOff]);
const clinic = (...guests: ScenarioGuest[]) => start(anEstate({ guests }));

describe('a guest serves its people while it runs and has what it needs', () => {
	const three = () =>
		clinic(
			aGuest('db'),
			aGuest('app', { needs: ['db'], host: 'birch', users: 30 }),
			aGuest('web', { needs: ['app'], host: 'birch', users: 200 })
		);

	test('all is served at the start', () => {
		expect(cutOff(three())).toEqual([]);
	});

	test('the database’s host dies: everybody who works through it is cut off, and each of them is told why', () => {
		const { world, events } = after(three(), { type: 'failHost', host: 'host:alder' });
		expect(cutOff(world)).toEqual([
			['app', 30],
			['web', 200]
		]);
		const told = events.flatMap((event) => (event.type === 'usersCutOff' ? [event] : []));
		expect(told.map(({ guest, users, because, why, host }) => [guest, users, because, why, host])).toEqual([
			['vm:app', 30, 'vm:db', 'hostLost', 'host:alder'],
			['vm:web', 200, 'vm:db', 'hostLost', 'host:alder']
		]);
	});

	test('four minutes for 30 people are 120 user-minutes, and are told of when it is over', () => {
		const down = after(three(), { type: 'crashGuest', guest: 'vm:app' });
		const waited = later(down.world, 180);
		expect(lostMinutes(waited.world, 'vm:app')).toBe(90);
		// reset boots for 60 s
		const back = later(after(waited.world, { type: 'reset', guest: 'vm:app' }).world, 60);
		const served = back.events.flatMap((event) =>
			event.type === 'usersServed' ? [[event.guest, event.users, event.ns, event.userMinutes]] : []
		);
		expect(served).toEqual([
			['vm:app', 30, 240e9, 120],
			['vm:web', 200, 240e9, 800]
		]);
		expect(lostMinutes(later(back.world, 500).world, 'vm:app')).toBe(120);
	});

	test('what is deleted keeps its place in the total', () => {
		const down = later(after(three(), { type: 'powerOff', guest: 'vm:web' }).world, 60);
		const { world } = after(down.world, { type: 'deleteGuest', guest: 'vm:web' });
		expect(inMinutes(world.pastLost)).toBe(200);
	});
});

test('of a farm behind a load balancer so many must serve', () => {
	const farm = { needsAnyOf: [{ guests: ['web-1', 'web-2', 'web-3'], atLeast: 2 }], users: 100 };
	const begin = clinic(aGuest('web-1'), aGuest('web-2'), aGuest('web-3'), aGuest('lb', { role: 'balancer', ...farm }));
	const one = after(begin, { type: 'crashGuest', guest: 'vm:web-2' });
	expect(cutOff(one.world)).toEqual([]);
	const two = after(one.world, { type: 'crashGuest', guest: 'vm:web-1' });
	expect(cutOff(two.world)).toEqual([['lb', 100]]);
	expect(only(two.events, 'usersCutOff')).toMatchObject({ because: 'vm:web-1', why: 'stopped' });
});

test('the last copy of a migration costs its pause, to the nanosecond, and is not told of as an outage', () => {
	const begin = clinic(aGuest('app', { users: 212, load: { cpuGHz: 1, dirtyMiBps: 100, workingSetMiB: 3_000 } }));
	const moving = after(begin, { type: 'migrate', guest: 'vm:app', to: 'host:birch' });
	const { world, events } = later(moving.world, 600);
	const { downtimeNs } = only(events, 'guestMigrated');
	expect(downtimeNs).toBeGreaterThan(0);
	const { lost } = world.guests[0]?.service ?? {};
	expect((lost?.seconds ?? NaN) * 1e9 + (lost?.ns ?? NaN)).toBe(212 * downtimeNs);
	expect(events.filter(({ type }) => type === 'usersCutOff' || type === 'usersServed')).toEqual([]);
});

test('a guest on no network reaches nobody; who needs it on the same host may still have it', () => {
	const begin = start(
		anEstate({
			networks: [
				{ name: 'lan', vlan: null, isolated: false },
				{ name: 'inner', vlan: null, isolated: true }
			],
			hosts: [aHost('alder', { networks: ['lan', 'inner'] })],
			guests: [
				aGuest('a', { network: null, users: 5 }),
				aGuest('b', { network: 'inner', users: 7 }),
				aGuest('c', { network: 'inner', needs: ['b'] })
			]
		})
	);
	expect(cutOff(begin)).toEqual([
		['a', 5],
		['b', 7]
	]);
});

describe('a terminal server', () => {
	const server = (change: Partial<ScenarioGuest> = {}) =>
		clinic(aGuest('ts', { role: 'terminal', session: 'medium', users: 20, vcpus: 8, memoryMiB: 16_384, ...change }));

	test('has room for 4 medium users on each vCPU, and refuses more with both numbers', () => {
		const begin = server();
		expect(begin.guests[0]?.session).toEqual({ kind: 'medium', loggedOn: 20 });
		expect(failing(begin, { type: 'logIn', guest: 'vm:ts', users: 13 })).toEqual(['sessions']);
		const { world } = after(begin, { type: 'logIn', guest: 'vm:ts', users: 12 });
		expect(world.guests[0]).toMatchObject({ users: 32, session: { loggedOn: 32 } });
		expect(failing(world, { type: 'logIn', guest: 'vm:ts', users: 1 })).toEqual(['sessions']);
	});

	test('one crash ends all its sessions, and they log on again when it is back', () => {
		const down = after(server(), { type: 'crashGuest', guest: 'vm:ts' });
		expect(only(down.events, 'sessionsLost')).toMatchObject({ users: 20, oneSystem: true });
		expect(down.world.guests[0]).toMatchObject({ users: 20, session: { loggedOn: 0 }, service: { cutOff: 20 } });
		const back = later(after(down.world, { type: 'reset', guest: 'vm:ts' }).world, 60);
		expect(back.world.guests[0]).toMatchObject({ users: 20, session: { loggedOn: 20 }, service: { cutOff: 0 } });
	});

	test('who logs off is served no more and loses nothing', () => {
		const { world } = after(server(), { type: 'logOff', guest: 'vm:ts', users: 5 });
		expect(world.guests[0]).toMatchObject({ users: 15, session: { loggedOn: 15 } });
		expect(failing(world, { type: 'logOff', guest: 'vm:ts', users: 16 })).toEqual(['loggedOn']);
	});

	test('nobody logs in while it, or what it needs, is down; nor on a guest that keeps no sessions', () => {
		const begin = clinic(
			aGuest('db', { state: 'off' }),
			aGuest('ts', { session: 'light', needs: ['db'], memoryMiB: 8_192 }),
			aGuest('web')
		);
		expect(failing(begin, { type: 'logIn', guest: 'vm:ts', users: 1 })).toEqual(['serves']);
		expect(failing(begin, { type: 'logIn', guest: 'vm:web', users: 1 })).toEqual(['session', 'sessions']);
		expect(failing(begin, { type: 'logIn', guest: 'vm:nobody', users: 1 })).toEqual(['exists']);
		expect(failing(begin, { type: 'logIn', guest: 'vm:ts', users: NaN })).toContain('value');
	});

	test('turning it off warns of the people on it', () => {
		expect(warnings(server(), { type: 'powerOff', guest: 'vm:ts' })).toContain('users');
	});
});

test('an interface engine queues while it is down, and drains afterwards', () => {
	const queue = { arrivalsPerHour: 1_800, servesPerHour: 7_200 };
	const begin = clinic(aGuest('hl7', { role: 'interface', queue }));
	const down = later(after(begin, { type: 'crashGuest', guest: 'vm:hl7' }).world, 3_540);
	const up = later(after(down.world, { type: 'reset', guest: 'vm:hl7' }).world, 60);
	// an hour at 0.5 a second waits; 2 - 0.5 a second drain: 1,200 s
	expect(up.world.guests[0]?.queue?.backlog).toMatchObject({ items: 1_800, servedPerS: 2 });
	const drained = later(up.world, 4_000);
	const event = only(drained.events, 'backlogCleared');
	expect([event.at, event.ns]).toEqual([(3_600 + 1_200) * 1e9, 4_800e9]);
	expect(drained.world.guests[0]?.queue).toMatchObject({ stoppedAt: null, clearsAt: null, backlog: { items: 0 } });
});

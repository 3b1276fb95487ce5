// What holds for people, whatever anyone does. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDeliveryLife, deliveryEstate } from '../../../../tests/fixtures/delivery-commands';
import { advance } from '../advance';
import type { Command } from '../command';
import { hashWorld } from '../hash';
import { perform } from '../perform';
import { view } from '../picture';
import { preflight } from '../preflight';
import { start } from '../start';
import type { World } from '../world';
import { waiting } from './backlog';
import { roomForSessions } from './sessions';
import { hindrance } from './serving';
import { awayUsers } from './reached';
import { lostBy, type UserTime } from './user-time';

const RUNS = { numRuns: 250, seed: 20_261_122 };
const begin = start(deliveryEstate);
type Life = readonly { readonly wait: number; readonly command: Command }[];

/** plays a life, calling back at the start and after every change, also those inside `advance` */
function live(life: Life, step: (world: World) => void): World {
	let world = begin;
	step(world);
	for (const { wait, command } of life) {
		world = advance(world, world.now + wait * 1e9, step).world;
		const outcome = perform(world, command);
		if (!outcome.refused) world = outcome.world;
		step(world);
	}
	return advance(world, world.now + 900e9, step).world;
}

const always = (holds: (world: World) => void) =>
	fc.assert(
		fc.property(anyDeliveryLife, (life) => void live(life, holds)),
		RUNS
	);

const exact = ({ seconds, ns }: UserTime): bigint => BigInt(seconds) * 1_000_000_000n + BigInt(ns);

/** all people of a world, and those who can't work: found out from nothing but the state of things */
function people(world: World): { users: number; cutOff: number } {
	let [users, cutOff] = [0, 0];
	for (const guest of world.guests) {
		users += guest.users;
		cutOff += hindrance(world, guest) ? guest.users : awayUsers(world, guest);
	}
	for (const pool of world.desktopPools) {
		const asking = pool.waiting + pool.desktops.filter(({ phase }) => phase === 'loggingIn').length;
		users += asking;
		cutOff += asking;
	}
	return { users, cutOff };
}

function lostIn(world: World): bigint {
	let lost = exact(world.pastLost);
	for (const { service } of world.guests) lost += exact(lostBy(service, world.now));
	for (const { waits } of world.desktopPools) lost += exact(lostBy(waits, world.now));
	return lost;
}

test('the lives are eventful enough to prove something', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(anyDeliveryLife, (life) => {
			let world = begin;
			for (const { wait, command } of life) {
				const passed = advance(world, world.now + wait * 1e9);
				const outcome = perform(passed.world, command);
				world = outcome.refused ? passed.world : outcome.world;
				for (const event of [...passed.events, ...(outcome.refused ? [] : outcome.events)])
					seen.add(event.type === 'desktopsShort' ? `short: ${event.because}` : event.type === 'taskEnded' ? event.kind : event.type);
				for (const check of outcome.refused ?? []) if (!check.passed) seen.add(`refused: ${check.id}`);
			}
		}),
		{ ...RUNS, numRuns: 600 }
	);
	const wanted = [
		...['usersCutOff', 'usersServed', 'sessionsLost', 'usersLoggedOn', 'usersLoggedOff', 'backlogCleared', 'logIn', 'boot'],
		...['poolCreated', 'poolResized', 'poolDeleted', 'usersArriving', 'desktopReset', 'usersLeftPool', 'imageUpdated', 'guestMigrated'],
		...['appStarted', 'appFetching', 'appCached', 'appStopped', 'endpointCut', 'endpointMended'],
		...['broker', 'size', 'noRoom'].map((why) => `short: ${why}`),
		...['sessions', 'session', 'serves', 'poolSize', 'poolPolicy', 'inPool', 'loggedOn', 'runtime', 'pcMemory', 'online', 'app'].map(
			(id) => `refused: ${id}`
		)
	];
	expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
});

describe('for any commands at any times', () => {
	test('user time is conserved: served and lost together are users times time, to the nanosecond', () => {
		fc.assert(
			fc.property(anyDeliveryLife, (life) => {
				let [served, lost, all] = [0n, 0n, 0n];
				// people and the moment from which on they were so
				let last = { now: 0, users: 0, cutOff: 0 };
				const world = live(life, (now) => {
					const ns = BigInt(now.now - last.now);
					served += BigInt(last.users - last.cutOff) * ns;
					all += BigInt(last.users) * ns;
					lost += BigInt(last.cutOff) * ns;
					expect(lostIn(now)).toBe(lost);
					last = { now: now.now, ...people(now) };
				});
				lost += BigInt(last.cutOff) * BigInt(world.now - last.now);
				all += BigInt(last.users) * BigInt(world.now - last.now);
				served += BigInt(last.users - last.cutOff) * BigInt(world.now - last.now);
				expect(lostIn(world)).toBe(lost);
				expect(served + lostIn(world)).toBe(all);
			}),
			RUNS
		);
	});

	test('everybody is either served or cut off, and counted so', () => {
		always((world) => {
			for (const guest of world.guests) {
				expect(guest.service.cutOff, guest.id).toBe(hindrance(world, guest) ? guest.users : awayUsers(world, guest));
				expect(guest.service.cutOff).toBeLessThanOrEqual(guest.users);
			}
		});
		fc.assert(
			fc.property(anyDeliveryLife, (life) => {
				const world = live(life, () => undefined);
				const { users, cutOff } = people(world);
				expect(view(world).people).toMatchObject({ users, cutOff });
			}),
			RUNS
		);
	});

	test('no pool has more desktops than its size, nor two users on one desktop, nor one user on two', () => {
		always((world) => {
			const guests = new Map(world.guests.map((guest) => [guest.id, guest]));
			const all = world.desktopPools.flatMap(({ desktops }) => desktops.map(({ guest }) => guest));
			expect(new Set(all).size).toBe(all.length);
			for (const pool of world.desktopPools) {
				expect(pool.desktops.length).toBeLessThanOrEqual(pool.size);
				const users = pool.desktops.flatMap(({ user }) => user ?? []);
				expect(new Set(users).size).toBe(users.length);
				for (const { guest, user, phase } of pool.desktops) {
					expect(guests.get(guest)?.users, guest).toBe(phase === 'inUse' ? 1 : 0);
					if (phase === 'loggingIn') expect(guests.get(guest)?.task?.kind).toBe('logIn');
					expect(user === null).toBe(phase === 'free' || phase === 'used');
				}
				expect(pool.waiting).toBeGreaterThanOrEqual(0);
			}
		});
	});

	test('no terminal server has more sessions than it has room for, nor any while it is down', () => {
		always((world) => {
			for (const guest of world.guests) {
				if (guest.session === null) continue;
				expect(guest.session.loggedOn).toBeLessThanOrEqual(roomForSessions(world, guest)?.users ?? 0);
				if (guest.state === 'off' || guest.state === 'crashed' || guest.state === 'starting') expect(guest.session.loggedOn).toBe(0);
				else if (guest.service.outage === null) expect(guest.session.loggedOn).toBe(guest.users);
			}
		});
	});

	test('a queue of work is never negative, and no PC has more of an application than there is', () => {
		always((world) => {
			for (const { queue } of world.guests) if (queue) expect(waiting(queue.backlog, world.now)).toBeGreaterThanOrEqual(0);
			for (const endpoint of Object.values(view(world).endpoints))
				for (const use of endpoint.uses) {
					expect(use.cachedMB).toBeGreaterThanOrEqual(0);
					expect(use.cachedMB).toBeLessThanOrEqual((view(world).applications[use.application]?.sizeMB ?? 0) + 1e-9);
				}
		});
	});

	test('one step equals many, also through text', () => {
		const inSteps = (world: World, until: number): World => {
			for (let moment = world.now; moment < until; moment += 7_700_000_001)
				world = JSON.parse(JSON.stringify(advance(world, moment).world)) as World;
			return advance(world, until).world;
		};
		const play = (life: Life, pass: (world: World, until: number) => World): World => {
			let world = begin;
			for (const { wait, command } of life) {
				world = pass(world, world.now + wait * 1e9);
				const outcome = perform(world, command);
				if (!outcome.refused) world = outcome.world;
			}
			return pass(world, world.now + 300e9);
		};
		fc.assert(
			fc.property(anyDeliveryLife, (life) => {
				expect(hashWorld(play(life, inSteps))).toBe(hashWorld(play(life, (world, until) => advance(world, until).world)));
			}),
			{ ...RUNS, numRuns: 60 }
		);
	});

	test('a cure that is offered is about things that exist', () => {
		fc.assert(
			fc.property(anyDeliveryLife, (life) => {
				const world = live(life, () => undefined);
				for (const { command } of life)
					for (const { fix } of preflight(world, command))
						for (const cure of fix) expect(preflight(world, cure).some(({ id, passed }) => id === 'exists' && !passed)).toBe(false);
			}),
			RUNS
		);
	});
});

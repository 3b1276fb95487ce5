// What holds whatever anyone does. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCommand, anyLife, tightEstate, type Life } from '../../../tests/fixtures/commands';
import { advance } from './advance';
import { nextDue } from './agenda';
import { isPowered } from './guest/life-cycle';
import { hashWorld } from './hash';
import { admission, heldByHost, heldOf } from './host/memory';
import { placesOf } from './look';
import { otherHost } from './migration/phase';
import { perform } from './perform';
import { view } from './picture';
import { preflight } from './preflight';
import { start } from './start';
import { usedBytes } from './storage/space';
import type { World } from './world';

const RUNS = { numRuns: 300, seed: 20_261_122 };
const begin = start(tightEstate);

/** plays a life, calling back after every step */
function live(
	life: Life,
	step: (world: World) => void = () => undefined,
	pass = (world: World, until: number) => advance(world, until).world
): World {
	let world = begin;
	for (const { wait, command } of life) {
		world = pass(world, world.now + wait * 1e9);
		step(world);
		const outcome = perform(world, command);
		if (!outcome.refused) world = outcome.world;
		step(world);
	}
	return pass(world, world.now + 600e9);
}

const always = (holds: (world: World) => void) =>
	fc.assert(
		fc.property(anyLife, (life) => holds(live(life, holds))),
		RUNS
	);

test('the lives are eventful enough to prove something', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(anyLife, (life) => {
			let world = begin;
			for (const { wait, command } of life) {
				const passed = advance(world, world.now + wait * 1e9);
				const outcome = perform(passed.world, command);
				world = outcome.refused ? passed.world : outcome.world;
				for (const event of [...passed.events, ...(outcome.refused ? [] : outcome.events)])
					seen.add(event.type === 'migrationFailed' ? `migrationFailed: ${event.cause}` : event.type);
				for (const check of outcome.refused ?? []) if (!check.passed) seen.add(`refused: ${check.id}`);
			}
		}),
		{ ...RUNS, numRuns: 1_500 }
	);
	const causes = ['sourceLost', 'targetLost', 'cancelled', 'guestStopped'].map((cause) => `migrationFailed: ${cause}`);
	const refusals = [
		'memory',
		'space',
		'cpuGeneration',
		'storage',
		'hostOn',
		'maintenance',
		'guestsOn',
		'tools',
		'name',
		'value',
		'task',
		'exists',
		'state',
		'busy'
	];
	const wanted = ['guestMigrated', 'guestMoved', 'hostFailed', ...causes, ...refusals.map((id) => `refused: ${id}`)];
	expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
});

describe('for any commands at any times', () => {
	test('advance stops at the moment that it was asked for', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				live(life, undefined, (world, until) => {
					const passed = advance(world, until);
					expect(passed.world.now).toBe(until);
					for (const event of passed.events) expect(event.at).toBeLessThanOrEqual(until);
					return passed.world;
				});
			}),
			RUNS
		);
	});

	test('every guest is on exactly one host, and the index finds everything', () => {
		always((world) => {
			const hosts = new Set(world.hosts.map((host) => host.id));
			for (const guest of world.guests) expect(hosts.has(guest.host), guest.id).toBe(true);
			const shown = Object.values(view(world).hosts).flatMap((host) => host.guests);
			expect([...shown].sort()).toEqual(world.guests.map((guest) => guest.id).sort());
			expect(world.places).toEqual(placesOf(world));
		});
	});

	test('memory is held once, and never beyond what the product admits', () => {
		always((world) => {
			const held = heldByHost(world);
			for (const host of world.hosts) {
				const guests = world.guests.filter((guest) => guest.host === host.id && isPowered(guest.state));
				const arriving = world.guests.filter((guest) => otherHost(guest) === host.id);
				const sum = [...guests, ...arriving].reduce((bytes, guest) => bytes + guest.memoryBytes + world.policy.guestOverheadBytes, 0);
				expect(held.get(host.id)?.bytes).toBe(host.hypervisorBytes + (host.power === 'on' ? sum : 0));
				if (host.product !== 'esx') expect(held.get(host.id)?.bytes).toBeLessThanOrEqual(host.memoryBytes);
				else expect(held.get(host.id)?.reservedBytes).toBeLessThanOrEqual(host.memoryBytes);
			}
		});
	});

	test('space is counted once, and no datastore holds more than its size', () => {
		always((world) => {
			for (const store of world.datastores) {
				const shown = view(world).datastores[store.id];
				expect(usedBytes(world, store.id)).toBe(Math.round((shown?.usedGiB ?? NaN) * 2 ** 30));
				expect(usedBytes(world, store.id)).toBeLessThanOrEqual(store.sizeBytes);
			}
			for (const guest of world.guests) for (const disk of guest.disks) expect(disk.usedBytes).toBeLessThanOrEqual(disk.sizeBytes);
		});
	});

	test('what is not powered on uses no CPU, and no host grants more than it has', () => {
		always((world) => {
			for (const guest of world.guests)
				if (['off', 'suspended', 'paused', 'noSpace', 'crashed'].includes(guest.state)) expect(guest.grantedHz, guest.id).toBe(0);
			for (const host of world.hosts) {
				const granted = world.guests.reduce((sum, guest) => (guest.host === host.id ? sum + guest.grantedHz : sum), 0);
				for (const guest of world.guests)
					if (guest.task?.kind === 'migrate' && guest.task.stoppedAt !== null) expect(guest.grantedHz).toBe(0);
				expect(granted).toBeLessThanOrEqual(host.cores * host.coreHz * (1 + 1e-12));
			}
		});
	});

	test('a host that is not on runs nothing and nothing moves to it', () => {
		always((world) => {
			for (const host of world.hosts.filter(({ power }) => power !== 'on')) {
				for (const guest of world.guests) {
					if (guest.host === host.id) expect(['off', 'suspended', 'crashed'], guest.id).toContain(guest.state);
					if (guest.task?.kind === 'migrate' && guest.task.live) expect([guest.task.from, guest.task.to]).not.toContain(host.id);
				}
			}
		});
	});

	test('a migration leaves its guest running: at its source while it lasts or when it fails', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				let world = begin;
				for (const { wait, command } of life) {
					const passed = advance(world, world.now + wait * 1e9);
					const outcome = perform(passed.world, command);
					const next = outcome.refused ? passed.world : outcome.world;
					for (const event of [...passed.events, ...(outcome.refused ? [] : outcome.events)]) {
						if (event.type !== 'migrationFailed' || (event.cause !== 'targetLost' && event.cause !== 'cancelled')) continue;
						if (event.phase === 'pull') continue;
						const guest = next.guests.find(({ id }) => id === event.guest);
						expect(guest?.host).toBe(event.from);
						expect(guest?.state).toBe('running');
					}
					for (const { task, state, host } of next.guests)
						if (task?.kind === 'migrate' && task.live)
							expect([state, host]).toEqual(['running', task.phase === 'pull' ? task.to : task.from]);
					world = next;
				}
			}),
			RUNS
		);
	});

	test('one step equals many', () => {
		const inSteps = (world: World, until: number) => {
			for (let moment = world.now; moment < until; moment += 1_700_000_001) world = advance(world, moment).world;
			return advance(world, until).world;
		};
		fc.assert(
			fc.property(anyLife, (life) => {
				expect(hashWorld(live(life, undefined, inSteps))).toBe(hashWorld(live(life)));
			}),
			{ ...RUNS, numRuns: 60 }
		);
	});

	test('a JSON round trip at any moment changes nothing that follows', () => {
		const throughText = (world: World, until: number) => advance(JSON.parse(JSON.stringify(world)) as World, until).world;
		fc.assert(
			fc.property(anyLife, (life) => {
				expect(hashWorld(live(life, undefined, throughText))).toBe(hashWorld(live(life)));
			}),
			RUNS
		);
	});

	test('neither function touches the world that it was given', () => {
		const freeze = <T>(value: T): T => {
			if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
			return value;
		};
		fc.assert(
			fc.property(anyLife, (life) => void live(life, freeze)),
			{ ...RUNS, numRuns: 100 }
		);
	});

	test('perform refuses exactly when a refusing check fails', () => {
		fc.assert(
			fc.property(anyLife, anyCommand, (life, command) => {
				const world = live(life);
				const fails = preflight(world, command).some((check) => check.severity === 'refuse' && !check.passed);
				expect(perform(world, command).refused !== undefined).toBe(fails);
			}),
			RUNS
		);
	});

	test('pressing the fix of a failed check is never refused for not existing', () => {
		fc.assert(
			fc.property(anyLife, anyCommand, (life, command) => {
				const world = live(life);
				for (const check of preflight(world, command))
					for (const fix of check.fix) expect(preflight(world, fix).some(({ id, passed }) => id === 'exists' && !passed)).toBe(false);
			}),
			RUNS
		);
	});

	test('everything under way ends or waits for something that can be named', () => {
		always((world) => {
			const due = nextDue(world);
			expect(due === Infinity || due >= world.now).toBe(true);
		});
	});
});

test('a guest that does not fit is refused with both numbers', () => {
	const host = begin.hosts[2];
	const guest = begin.guests[1];
	if (!host || !guest) throw new Error('the estate has three hosts');
	const { needBytes, freeBytes, admitted } = admission(
		begin,
		host,
		{ ...guest, memoryBytes: 2 ** 34 },
		2 ** 34,
		heldOf(begin, host, guest.id)
	);
	expect([admitted, needBytes, freeBytes]).toEqual([false, 2 ** 34 + 100 * 2 ** 20, (10_240 - 2_048) * 2 ** 20]);
});

// What holds for moves whatever anyone does on the way. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyLife, tightEstate } from '../../../../tests/fixtures/commands';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { advance } from '../advance';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { hashWorld } from '../hash';
import { perform } from '../perform';
import { view } from '../picture';
import { start } from '../start';
import { MiB, SECOND } from '../units';
import { STOP_POLICIES, type World } from '../world';
import { bounds } from './policy';
import { Slots, takesPart } from './slots';

const RUNS = { numRuns: 80, seed: 20_261_122 };

/** a busy estate: moves of four guests among three hosts, links cut and mended, at any times, under any policy */
const guests = ['a', 'b', 'c', 'd'];
const hosts = ['alder', 'birch', 'cedar'];
const anyStep = fc.record({
	wait: fc.constantFrom(0, 0.3, 2, 7, 30),
	command: fc.oneof(
		{
			weight: 5,
			arbitrary: fc.record(
				{
					type: fc.constant('migrate' as const),
					guest: fc.constantFrom(...guests).map((name) => `vm:${name}` as const),
					to: fc.constantFrom(...hosts).map((name) => `host:${name}` as const),
					method: fc.constantFrom('pre-copy' as const, 'pre-copy' as const, 'post-copy' as const)
				},
				{ requiredKeys: ['type', 'guest', 'to'] }
			)
		},
		{
			weight: 3,
			arbitrary: fc.record({
				type: fc.constantFrom('cutLink' as const, 'mendLink' as const),
				host: fc.constantFrom(...hosts).map((name) => `host:${name}` as const)
			})
		},
		fc.record({
			type: fc.constant('editGuest' as const),
			guest: fc.constantFrom(...guests).map((name) => `vm:${name}` as const),
			change: fc.constantFrom({ dirtyMiBps: 0 }, { dirtyMiBps: 90 }, { dirtyMiBps: 300 })
		}),
		fc.record({ type: fc.constant('cancelTask' as const), task: fc.integer({ min: 1, max: 9 }).map((n) => `task:${n}` as const) }),
		fc.record({
			type: fc.constantFrom('failHost' as const, 'powerOnHost' as const),
			host: fc.constantFrom('host:birch' as const, 'host:cedar' as const)
		})
	)
});
const anyBusyLife = fc.record({
	policy: fc.record({
		stop: fc.constantFrom(...STOP_POLICIES),
		dirtying: fc.constantFrom('linear' as const, 'saturating' as const),
		autoConverge: fc.boolean(),
		perHost: fc.constantFrom(1, 2, 8),
		perPair: fc.constantFrom(null, 1),
		senderMbps: fc.constantFrom(null, 300)
	}),
	steps: fc.array(anyStep, { minLength: 4, maxLength: 25 })
});
type BusyLife = typeof anyBusyLife extends fc.Arbitrary<infer T> ? T : never;

const beginOf = ({ policy }: BusyLife): World =>
	start(
		anEstate({
			hosts: hosts.map((name, i) => aHost(name, { nicMbps: 1_000, migrationNicMbps: i === 0 ? 500 : null })),
			guests: guests.map((name, i) =>
				aGuest(name, {
					host: i < 3 ? 'alder' : 'cedar',
					memoryMiB: 1_024,
					load: { ...aGuest('x').load, cpuGHz: 1, dirtyMiBps: 40 * i, workingSetMiB: 300 * (i + 1) }
				})
			),
			policies: { hostBootSeconds: 5, migration: policy }
		})
	);

interface Step {
	readonly before: World;
	readonly world: World;
	readonly events: readonly SimEvent[];
	readonly command: Command | null;
}

function live(life: BusyLife, look: (step: Step) => void, pass = advance): World {
	let world = beginOf(life);
	const go = (until: number) => {
		const passed = pass(world, until);
		look({ before: world, ...passed, command: null });
		world = passed.world;
	};
	for (const { wait, command } of life.steps) {
		go(world.now + wait * SECOND);
		const outcome = perform(world, command);
		if (outcome.refused) continue;
		look({ before: world, ...outcome, command });
		world = outcome.world;
	}
	go(world.now + 200 * SECOND);
	return world;
}

const always = (look: (step: Step) => void) =>
	fc.assert(
		fc.property(anyBusyLife, (life) => {
			live(life, look);
		}),
		RUNS
	);

test('the lives hold everything that can happen to a move', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(anyBusyLife, (life) => {
			live(life, ({ events }) => {
				for (const event of events)
					seen.add(event.type === 'migrationFailed' ? `${event.cause} in ${event.phase === 'pull' ? 'pull' : 'copy'}` : event.type);
			});
		}),
		{ ...RUNS, numRuns: 400 }
	);
	const moves = ['Round', 'NotConverging', 'Queued', 'Throttled', 'Switched', 'Stalled', 'Resumed'].map((each) => `migration${each}`);
	const ends = [
		'guestMigrated',
		'cancelled in copy',
		'targetLost in copy',
		'sourceLost in copy',
		'targetLost in pull',
		'sourceLost in pull'
	];
	expect([...moves, ...ends].filter((each) => !seen.has(each))).toEqual([]);
});

describe('for any moves, cuts, loads and failures', () => {
	test('one step equals many', () => {
		const inSteps = (world: World, until: number) => {
			const events: SimEvent[] = [];
			for (let moment = world.now; moment < until; moment += 1_300_000_007) {
				const passed = advance(world, moment);
				events.push(...passed.events);
				world = passed.world;
			}
			const passed = advance(world, until);
			return { world: passed.world, events: [...events, ...passed.events] };
		};
		fc.assert(
			fc.property(anyBusyLife, (life) => {
				const [once, often]: [SimEvent[], SimEvent[]] = [[], []];
				const a = live(life, ({ events }) => once.push(...events));
				const b = live(life, ({ events }) => often.push(...events), inSteps);
				expect(hashWorld(b)).toBe(hashWorld(a));
				expect(often).toEqual(once);
			}),
			RUNS
		);
	});

	test('a move conserves the guest and its memory: it is on one host, unchanged, and held there', () => {
		always(({ world, events }) => {
			expect(world.guests.map(({ memoryBytes }) => memoryBytes)).toEqual(guests.map(() => 1_024 * MiB));
			for (const event of events) if (event.type === 'guestMigrated') expect(event.sentBytes).toBeGreaterThanOrEqual(1_024 * MiB);
		});
	});

	test('a policy that gives up sends no more than it may, and stands still no longer than sending all takes', () => {
		fc.assert(
			fc.property(anyBusyLife, (life) => {
				live(life, ({ events }) => {
					for (const event of events) {
						if (event.type !== 'guestMigrated' || event.method !== 'pre-copy') continue;
						const most = bounds(life.policy.stop, 1_024 * MiB, 1);
						if (most) expect(event.sentBytes).toBeLessThanOrEqual(most.mostBytes);
						expect(event.rounds.at(-1)?.sentBytes).toBeLessThanOrEqual(1_024 * MiB);
					}
				});
			}),
			RUNS
		);
	});

	test('no host and no pair takes part in more than it may, and nobody waits while there is room', () => {
		always(({ world }) => {
			const { perHost, perPair } = world.policy.migration;
			for (const host of world.hosts) {
				const own = world.guests.flatMap((guest) => takesPart(guest) ?? []).filter(({ from, to }) => from === host.id || to === host.id);
				expect(own.length).toBeLessThanOrEqual(perHost);
				for (const other of world.hosts) {
					const between = own.filter(({ from, to }) => from === other.id || to === other.id);
					if (other.id !== host.id && perPair !== null) expect(between.length).toBeLessThanOrEqual(perPair);
				}
			}
			const slots = new Slots(world);
			for (const { task } of world.guests)
				if (task?.kind === 'migrate' && task.phase === 'queued') expect(slots.look(world, task.from, task.to).free).toBe(false);
		});
	});

	test('no port carries more than it can, and a cut one carries nothing', () => {
		always(({ world }) => {
			for (const host of Object.values(view(world).hosts)) {
				const port = world.hosts.find(({ id }) => id === host.id);
				const most = ((port?.migrationNicBytesPerS ?? (port?.linkUp ? port.nicBytesPerS : 0)) * 8) / 1e6;
				expect(host.sendingMbps).toBeLessThanOrEqual(most * (1 + 1e-9));
				expect(host.receivingMbps).toBeLessThanOrEqual(most * (1 + 1e-9));
			}
		});
	});

	test('what one round rewrites is what the next one sends, and a total is the sum of its parts', () => {
		always(({ events }) => {
			for (const event of events) {
				if (event.type !== 'guestMigrated') continue;
				expect(event.sentBytes).toBe(event.rounds.reduce((sum, { sentBytes, times }) => sum + sentBytes * times, 0));
				if (event.method === 'pre-copy')
					event.rounds.slice(1).forEach((round, i) => expect(round.sentBytes).toBe(event.rounds[i]?.dirtiedBytes));
				const parts = event.rounds.reduce((sum, { ns, times }) => sum + ns * times, 0);
				expect(event.totalNs).toBe(SECOND + parts + 0.03 * SECOND);
			}
		});
	});
});

test('storage moves among all other commands keep every guest its disks on one datastore that is there', () => {
	fc.assert(
		fc.property(anyLife, (life) => {
			let world = start(tightEstate);
			for (const { wait, command } of life) {
				world = advance(world, world.now + wait * SECOND).world;
				const outcome = perform(world, command);
				if (!outcome.refused) world = outcome.world;
				for (const { disks } of world.guests) expect(new Set(disks.map(({ datastore }) => datastore)).size).toBeLessThanOrEqual(1);
			}
		}),
		RUNS
	);
});

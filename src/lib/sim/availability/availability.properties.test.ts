// What holds for a cluster whatever anyone does to it. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyClusterCommand, clusterEstate } from '../../../../tests/fixtures/cluster-commands';
import { aCluster, aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { advance } from '../advance';
import { nextDue } from '../agenda';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { isPowered } from '../guest/life-cycle';
import { hashWorld } from '../hash';
import { seesDisksOf } from '../host/paths';
import { hostOf } from '../look';
import { perform } from '../perform';
import { view } from '../picture';
import { start } from '../start';
import type { Guest, GuestId, HostId, World } from '../world';

const RUNS = { numRuns: 150, seed: 20_261_122 };
const begin = start(clusterEstate);
const GUESTS = begin.guests.map(({ id }) => id);

const host = fc.constantFrom<HostId>('host:alder', 'host:birch', 'host:cedar');
const guest = fc.constantFrom<GuestId>(...GUESTS);
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 8, arbitrary: anyClusterCommand(...GUESTS) },
	{
		weight: 5,
		arbitrary: fc.record({ type: fc.constantFrom('failHost' as const, 'powerOnHost', 'powerOnHost', 'exitMaintenance'), host })
	},
	{ weight: 3, arbitrary: fc.record({ type: fc.constantFrom('powerOn' as const, 'powerOff', 'reset', 'crashGuest', 'shutDown'), guest }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('migrate' as const), guest, to: host }) },
	fc.record({ type: fc.constant('deleteGuest' as const), guest })
);
const anyLife = fc.array(fc.record({ wait: fc.constantFrom(0, 0, 0.5, 3, 8, 14, 40), command: anyCommand }), {
	minLength: 5,
	maxLength: 40
});
type Life = { wait: number; command: Command }[];

interface Step {
	readonly before: World;
	readonly world: World;
	readonly events: readonly SimEvent[];
}

/** plays a life, an hour longer than its last command; calls back after every step */
function live(life: Life, step: (step: Step) => void = () => undefined, pass: typeof advance = advance): World {
	let world = begin;
	const go = (seconds: number) => {
		const passed = pass(world, world.now + seconds * 1e9);
		step({ before: world, ...passed });
		world = passed.world;
	};
	for (const { wait, command } of life) {
		go(wait);
		const outcome = perform(world, command);
		if (outcome.refused) continue;
		step({ before: world, ...outcome });
		world = outcome.world;
	}
	go(3_600);
	return world;
}

const always = (holds: (step: Step) => void) =>
	fc.assert(
		fc.property(anyLife, (life) => void live(life, holds)),
		RUNS
	);

test('the lives are eventful enough to prove something', () => {
	const seen = new Set<string>();
	const waited = new Set<string>();
	always(({ world, events }) => {
		for (const event of events) seen.add(event.type);
		for (const { reason } of world.clusters[0]?.waiting ?? []) waited.add(reason);
	});
	const wanted = [
		'guestRestarted',
		'guestNotRestarted',
		'hostDeclaredFailed',
		'hostDeclaredIsolated',
		'evacuationStarted',
		'evacuationStuck',
		'balanceMove',
		'pathLost',
		'toolsHung',
		'ruleAdded',
		'clusterEdited'
	];
	expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
	expect([...waited].sort()).toEqual(expect.arrayContaining(['device', 'memory', 'noHost', 'order', 'placing', 'starting', 'storage']));
});

describe('whatever is done to a cluster', () => {
	test('HA never starts a guest that runs somewhere: it starts what is off or crashed, and resets what fell silent', () => {
		always(({ before, events }) => {
			const hung = new Set(before.guests.filter(({ toolsHung }) => toolsHung).map(({ id }) => id));
			for (const event of events) {
				if (event.type === 'toolsHung') hung.add(event.guest);
				if (event.type !== 'guestStateChanged' || event.cause !== 'cluster') continue;
				expect(event.to).toBe('starting');
				if (event.from === 'running') expect(hung.has(event.guest)).toBe(true);
				else expect(['off', 'crashed']).toContain(event.from);
			}
		});
	});

	test('no guest is started again twice for one loss', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				const booting = new Set<string>();
				live(life, ({ events }) => {
					for (const event of events) {
						if (event.type !== 'guestStateChanged') continue;
						if (event.cause !== 'cluster') booting.delete(event.guest);
						else {
							expect(booting.has(event.guest)).toBe(false);
							booting.add(event.guest);
						}
					}
				});
			}),
			RUNS
		);
	});

	test('a guest is on one host, and none runs on a host that is down or reaches none of its disks', () => {
		always(({ world }) => {
			const shown = Object.values(view(world).hosts).flatMap((each) => each.guests);
			expect([...shown].sort()).toEqual(world.guests.map(({ id }) => id).sort());
			for (const each of world.guests) {
				if (!isPowered(each.state) || each.state === 'crashed') continue;
				const on = hostOf(world, each.host);
				expect(on.power).toBe('on');
				expect(seesDisksOf(world, on, each)).toBe(true);
			}
		});
	});

	test('a lost guest ends up running, or is listed with the reason, or is never to be restarted', () => {
		const isLost = (world: World, { state, host: id }: Guest, each: Guest) =>
			state === 'crashed' && (hostOf(world, id).power === 'failed' || !seesDisksOf(world, hostOf(world, id), each));
		always(({ world }) => {
			const listed = new Set(world.clusters[0]?.waiting.map((entry) => entry.guest));
			for (const each of world.guests)
				if (isLost(world, each, each)) expect(listed.has(each.id) || each.restart.priority === 'never', each.id).toBe(true);
		});
	});

	test('an hour later everyone listed waits for something that can be named, and nobody is listed who runs', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				const world = live(life);
				for (const entry of world.clusters[0]?.waiting ?? []) {
					expect(['noHost', 'storage', 'network', 'memory', 'cpu', 'rule', 'device', 'localMedia', 'order']).toContain(entry.reason);
					expect(world.guests.find(({ id }) => id === entry.guest)?.state).not.toBe('running');
				}
			}),
			RUNS
		);
	});

	test('an outage is the sum of its parts, and none of them is negative', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				const lost = new Map<string, number>();
				live(life, ({ world, events }) => {
					for (const event of events) {
						if (event.type !== 'guestRestarted') continue;
						const parts = [event.detectNs, event.placeNs, event.queueNs, event.bootNs];
						expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
						const since = lost.get(event.guest);
						if (since !== undefined) expect(parts.reduce((a, b) => a + b)).toBeLessThanOrEqual(event.at);
					}
					for (const entry of world.clusters[0]?.waiting ?? []) lost.set(entry.guest, entry.lostAt);
				});
			}),
			RUNS
		);
	});

	test('those to be kept apart are not brought together by the cluster', () => {
		always(({ before, world, events }) => {
			const rules = before.clusters[0]?.rules ?? [];
			for (const event of events) {
				const started = event.type === 'guestStateChanged' && event.cause === 'cluster' && event.from !== 'running' ? event : null;
				if (!started || world.clusters[0]?.rules !== rules) continue;
				const others = rules.flatMap((rule) => (rule.kind === 'apart' && rule.guests.includes(started.guest) ? rule.guests : []));
				for (const id of others) {
					const other = world.guests.find((each) => each.id === id);
					const there = before.guests.find((each) => each.id === id);
					if (id === started.guest || !other || other.host !== there?.host || !isPowered(there.state) || there.state === 'crashed')
						continue;
					const self = before.guests.find((each) => each.id === started.guest);
					// a reset stays where it is
					if (self && isPowered(self.state) && self.state === 'crashed' && self.host === started.host) continue;
					if (isPowered(other.state) && other.task === null && there.task === null) expect(other.host === started.host).toBe(false);
				}
			}
		});
	});

	test('one step equals many', () => {
		const inSteps = (world: World, until: number) => {
			const events: SimEvent[] = [];
			for (let moment = world.now; moment < until; moment += 7_300_000_001) {
				const passed = advance(world, moment);
				world = passed.world;
				events.push(...passed.events);
			}
			const passed = advance(world, until);
			return { world: passed.world, events: [...events, ...passed.events] };
		};
		fc.assert(
			fc.property(anyLife, (life) => {
				expect(hashWorld(live(life, undefined, inSteps))).toBe(hashWorld(live(life)));
			}),
			{ ...RUNS, numRuns: 60 }
		);
	});

	test('everything comes to rest: no cluster acts for ever', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				const world = advance(live(life), 86_400e9).world;
				const stalled = world.guests.some(({ task }) => task !== null);
				if (!stalled) expect(nextDue(world)).toBe(Infinity);
				for (const cluster of world.clusters) expect(cluster.balanceAt === null || stalled).toBe(true);
			}),
			RUNS
		);
	});
});

test('under the slot policy everybody who was let in runs again after the tolerated failures, whichever hosts they hit', () => {
	const anyCluster = fc.record({
		memory: fc.array(fc.constantFrom(8_192, 16_384, 24_576), { minLength: 2, maxLength: 5 }),
		product: fc.constantFrom('esx' as const, 'xenserver' as const),
		guests: fc.array(fc.record({ host: fc.nat(4), memoryMiB: fc.constantFrom(1_024, 2_048, 4_096), part: fc.constantFrom(0, 0.5, 1) }), {
			minLength: 3,
			maxLength: 14
		}),
		failures: fc.constantFrom(1, 1, 2),
		lost: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 2 })
	});
	let restarted = 0;
	fc.assert(
		fc.property(anyCluster, ({ memory, product, guests, failures, lost }) => {
			const names = memory.map((_, i) => `h${i}`);
			let world = start(
				anEstate({
					hosts: memory.map((memoryMiB, i) => aHost(`h${i}`, { memoryMiB, product })),
					guests: guests.map(({ host: at, memoryMiB, part }, i) =>
						aGuest(`g${i}`, { state: 'off', host: names[at % names.length] ?? '', memoryMiB, reservedMiB: memoryMiB * part })
					),
					clusters: [aCluster('ward', names, { ha: { ...aCluster('', []).ha, admission: 'slots', hostFailures: failures } })]
				})
			);
			for (const { id } of world.guests) {
				const outcome = perform(world, { type: 'powerOn', guest: id });
				if (!outcome.refused) world = outcome.world;
			}
			world = advance(world, 600e9).world;
			const on = world.guests.filter(({ state }) => state === 'running').map(({ id }) => id);
			for (const place of lost.filter((each) => each < names.length).slice(0, failures)) {
				const outcome = perform(world, { type: 'failHost', host: `host:h${place}` });
				if (!outcome.refused) world = outcome.world;
			}
			const { world: then, events } = advance(world, 1_800e9);
			restarted += events.filter(({ type }) => type === 'guestRestarted').length;
			expect(then.guests.filter(({ state }) => state === 'running').map(({ id }) => id)).toEqual(on);
		}),
		{ numRuns: 300, seed: 20_261_122 }
	);
	expect(restarted).toBeGreaterThan(100);
});

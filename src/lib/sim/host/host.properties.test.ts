// What holds of CPU and memory whatever anyone does. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyLife, tightEstate, type Life } from '../../../../tests/fixtures/commands';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { advance } from '../advance';
import type { SimEvent } from '../event';
import { perform } from '../perform';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';
import { cappedBy, wantedHz } from './cpu';
import { holdsMemoryOf } from './memory';

const RUNS = { numRuns: 150, seed: 20_261_122 };

/** the tight estate, with ESX on every host: more memory may be promised than there is */
const crowded = start({
	...tightEstate,
	// on the first one, both of its guests together leave 1.5 % free
	hosts: tightEstate.hosts.map((host, i) => ({ ...host, product: 'esx' as const, memoryMiB: i === 0 ? 18_916 : host.memoryMiB })),
	guests: tightEstate.guests.map((guest) => ({ ...guest, memoryMiB: guest.memoryMiB * 2, load: { ...guest.load, workingSetMiB: 512 } }))
});

function live(life: Life, step: (world: World) => void): readonly SimEvent[] {
	const events: SimEvent[] = [];
	let world = crowded;
	for (const { wait, command } of life) {
		const passed = advance(world, world.now + wait * 1e9);
		step(passed.world);
		const outcome = perform(passed.world, command);
		world = outcome.refused ? passed.world : outcome.world;
		events.push(...passed.events, ...(outcome.refused ? [] : outcome.events));
		step(world);
	}
	const end = advance(world, world.now + 600e9);
	step(end.world);
	return [...events, ...end.events];
}

const always = (holds: (world: World) => void) =>
	fc.assert(
		fc.property(anyLife, (life) => {
			live(life, holds);
		}),
		RUNS
	);

test('the lives are short enough of memory to prove something', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(anyLife, (life) => {
			for (const event of live(life, () => undefined)) if (event.type === 'memoryStateChanged') seen.add(event.to);
		}),
		RUNS
	);
	expect([...seen].sort()).toEqual(['hard', 'high', 'low', 'soft']);
});

describe('memory', () => {
	test('is taken only where it may be: on ESX, from guests that hold it, never below what is reserved', () => {
		always((world) => {
			for (const guest of world.guests) {
				const host = world.hosts.find(({ id }) => id === guest.host);
				const { balloonBytes, balloonTargetBytes, pagedBytes } = guest.reclaim;
				const taken = Math.max(balloonTargetBytes, balloonBytes + pagedBytes);
				if (!host || host.product !== 'esx' || host.memoryState === 'high' || !holdsMemoryOf(guest, host)) {
					expect([taken, guest.speed], guest.id).toEqual([0, 1]);
				} else expect(guest.memoryBytes - taken).toBeGreaterThanOrEqual(Math.min(guest.reservedBytes, guest.memoryBytes));
				expect(guest.speed).toBeGreaterThanOrEqual(0);
				expect(guest.speed).toBeLessThanOrEqual(1);
			}
		});
	});

	test('at rest enough is free, or no guest has anything left to give', () => {
		always((world) => {
			const shown = view(world);
			for (const host of world.hosts) {
				if (host.power !== 'on' || host.memoryDueAt !== null) continue;
				const free = shown.hosts[host.id]?.memoryLeftMiB ?? NaN;
				const here = world.guests.filter((guest) => guest.host === host.id && holdsMemoryOf(guest, host));
				const spent = here.every(({ memoryBytes, reservedBytes, reclaim }) => {
					return memoryBytes - reclaim.balloonBytes - reclaim.pagedBytes <= Math.min(reservedBytes, memoryBytes);
				});
				const least = host.memoryState === 'high' ? 4 : 6.5;
				if (!spent) expect(free / (host.memoryBytes / 2 ** 20)).toBeGreaterThanOrEqual(least / 100 - 1e-9);
			}
		});
	});
});

describe('CPU', () => {
	test('promises are kept as far as they are wanted', () => {
		always((world) => {
			for (const host of world.hosts.filter(({ power }) => power === 'on'))
				for (const guest of world.guests.filter((each) => each.host === host.id)) {
					const wanted = cappedBy(guest, host, wantedHz(guest, host));
					const promised = Math.min(guest.cpuReservedHz, wanted, host.cores * host.coreHz);
					expect(guest.grantedHz).toBeGreaterThanOrEqual(promised * (1 - 1e-9));
				}
		});
	});

	test('the parts of a vCPU’s time never exceed the whole', () => {
		always((world) => {
			for (const guest of Object.values(view(world).guests)) {
				const parts = [guest.cpuPercent, guest.readyPercent, guest.coStopPercent, guest.cappedPercent];
				for (const part of parts) expect(part, guest.id).toBeGreaterThanOrEqual(0);
				expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(100 + 1e-6);
			}
		});
	});

	test('on a full host a wider guest never waits less, ready and co-stop together, nor do its neighbours', () => {
		const any = fc.record({
			vcpus: fc.integer({ min: 1, max: 12 }),
			cpuGHz: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 5),
			weight: fc.constantFrom(64, 256, 1_024),
			capPercent: fc.constantFrom(0, 0, 0, 50, 150),
			cpuReservedGHz: fc.constantFrom(0, 0, 0.5, 1)
		});
		let full = 0;
		fc.assert(
			fc.property(fc.array(any, { minLength: 2, maxLength: 7 }), fc.constantFrom(1, 2, 4), (guests, cores) => {
				const waits = (wider: number) => {
					const estate = anEstate({
						hosts: [aHost('alder', { cores })],
						guests: guests.map(({ cpuGHz, vcpus, ...guest }, i) =>
							aGuest(`g-${i}`, {
								...guest,
								memoryMiB: 512,
								vcpus: vcpus + (i === 0 ? wider : 0),
								load: { cpuGHz, dirtyMiBps: 0, workingSetMiB: 0 }
							})
						)
					});
					const shown = view(start(estate));
					const sums = Object.values(shown.guests).map((guest) => (guest.readyPercent + guest.coStopPercent) * guest.vcpus);
					return { sums, cpuPercent: shown.hosts['host:alder']?.cpuPercent ?? 0 };
				};
				const before = waits(0);
				fc.pre(before.cpuPercent > 100 - 1e-9);
				full++;
				for (const wider of [1, 4])
					waits(wider).sums.forEach((sum, i) => expect(sum).toBeGreaterThanOrEqual((before.sums[i] ?? NaN) - 1e-6));
			}),
			{ numRuns: 300, seed: 9 }
		);
		expect(full).toBeGreaterThan(100);
	});
});

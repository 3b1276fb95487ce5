// What holds of copies and identities in any life of an estate with two sites.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyProtectionCommand, anyLoss } from '../../../../tests/fixtures/protection-commands';
import { aGuest, aHost, anEstate } from '../../../../tests/fixtures/estate';
import { advance } from '../advance';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { hashWorld } from '../hash';
import { guestOf } from '../look';
import { plugsReach } from '../network/switch';
import { plugOf } from '../network/reach';
import { perform } from '../perform';
import { start } from '../start';
import { usedBytes } from '../storage/space';
import { violations } from '../vendor/check';
import type { World } from '../world';
import { contentsOf } from './reading';

const store = (name: string, site: string, sizeGiB: number) => ({ name, shared: true, sizeGiB, iops: 10_000, throughputMBps: 400, site });

const begin = start(
	anEstate({
		seed: 7,
		policies: { bootSeconds: 10, vendorRules: 'ehr-2010', siteLinkMbps: 400 },
		datastores: [store('san', 'main', 400), store('local', 'north', 120)],
		hosts: [
			aHost('alder', { datastores: ['san', 'local'] }),
			aHost('birch', { datastores: ['san', 'local'] }),
			aHost('cedar', { datastores: ['local'], site: 'north' })
		],
		guests: [
			aGuest('a', { users: 20, disks: [{ datastore: 'san', sizeGiB: 10, usedGiB: 2, thin: true }] }),
			aGuest('b', { role: 'database', disks: [{ datastore: 'san', sizeGiB: 10, usedGiB: 4, thin: true }] }),
			aGuest('c', { host: 'birch', tools: false, disks: [{ datastore: 'san', sizeGiB: 10, usedGiB: 3, thin: true }] }),
			aGuest('d', { host: 'birch', state: 'off', disks: [{ datastore: 'local', sizeGiB: 6, usedGiB: 6, thin: false }] })
		]
	})
);

const guest = fc.constantFrom('vm:a' as const, 'vm:b' as const, 'vm:c' as const, 'vm:d' as const, 'vm:copy' as const);
const anyStep: fc.Arbitrary<Command> = fc.oneof(
	{ weight: 10, arbitrary: anyProtectionCommand },
	{ weight: 1, arbitrary: anyLoss },
	{ weight: 4, arbitrary: fc.record({ type: fc.constantFrom('powerOn' as const, 'powerOn' as const, 'powerOff' as const), guest }) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('writeData' as const), guest, GiB: fc.constantFrom(0.5, 1) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('cloneGuest' as const),
			guest,
			name: fc.constant('copy'),
			host: fc.constantFrom('host:alder' as const, 'host:birch' as const),
			datastore: fc.constant('ds:san' as const)
		})
	},
	fc.record({
		type: fc.constantFrom('powerOnHost' as const, 'failHost' as const),
		host: fc.constantFrom('host:alder' as const, 'host:birch' as const)
	})
);
const anyLife = fc.array(fc.record({ wait: fc.constantFrom(0, 1, 10, 60, 300), command: anyStep }), { minLength: 15, maxLength: 50 });
type Life = { wait: number; command: Command }[];

interface Step {
	readonly before: World;
	readonly world: World;
	readonly events: readonly SimEvent[];
}

/** every state on the way: after each wait and after each command */
function* steps(life: Life, pass = (world: World, until: number) => advance(world, until)): Generator<Step> {
	let world = begin;
	for (const { wait, command } of life) {
		const passed = pass(world, world.now + wait * 1e9);
		yield { before: world, ...passed };
		world = passed.world;
		const outcome = perform(world, command);
		if (outcome.refused) continue;
		yield { before: world, world: outcome.world, events: outcome.events };
		world = outcome.world;
	}
}

const RUNS = { seed: 20_260_822, numRuns: 150 };
const always = (holds: (step: Step) => void): void => {
	fc.assert(
		fc.property(anyLife, (life) => {
			for (const step of steps(life)) holds(step);
		}),
		RUNS
	);
};

describe('in any life', () => {
	test('the lives are eventful enough to prove something', () => {
		const seen = new Set<string>();
		always(({ events }) => {
			for (const event of events) seen.add(event.type);
		});
		for (const type of [
			'backupFinished',
			'guestRestored',
			'replicaUpdated',
			'replicaTookOver',
			'addressConflict',
			'guestCorrupted',
			'datastoreLost'
		])
			expect(seen, type).toContain(type);
	});

	test('a restored guest reads what its backup read at its moment', () => {
		always(({ before, world, events }) => {
			for (const event of events) {
				if (event.type !== 'guestRestored') continue;
				const backup = before.backups.find(({ id }) => id === event.backup);
				const restored = world.guests.find(({ id }) => id === event.guest);
				// what happened later at the same moment may have changed it again
				if (backup && restored?.task === null && restored.state === 'off' && world.now === event.at)
					expect(contentsOf(world, restored)).toEqual(backup.content.disks.map(({ extents }) => extents));
			}
		});
	});

	test('a backup holds what the guest read when it began', () => {
		always(({ before, world }) => {
			for (const backup of world.backups)
				if (backup.takenAt === before.now && !before.backups.some(({ id }) => id === backup.id) && before.now === world.now)
					expect(backup.content.disks.map(({ extents }) => extents)).toEqual(contentsOf(before, guestOf(before, backup.guest)));
		});
	});

	test('no recovery point lies in the future, and none goes back', () => {
		always(({ before, world }) => {
			for (const { takenAt, finishedAt } of world.backups) {
				expect(takenAt).toBeLessThanOrEqual(world.now);
				if (finishedAt !== null) expect(finishedAt).toBeGreaterThanOrEqual(takenAt);
			}
			for (const { id, recoveryPoint } of world.replications) {
				expect(recoveryPoint ?? 0).toBeLessThanOrEqual(world.now);
				expect(recoveryPoint ?? 0).toBeGreaterThanOrEqual(before.replications.find((each) => each.id === id)?.recoveryPoint ?? 0);
			}
		});
	});

	test('of guests that meet with one address exactly one is reached, and a conflict names both', () => {
		always(({ world, events }) => {
			for (const event of events) if (event.type === 'addressConflict') expect([event.guest, event.with, event.address]).not.toContain('');
			const running = world.guests.filter(({ state }) => state === 'running');
			for (const one of running) {
				if (one.conflict !== null) {
					const other = guestOf(world, one.conflict);
					expect([other.state, other.conflict, other.identity.address]).toEqual(['running', null, one.identity.address]);
				}
				for (const other of running)
					if (one.id < other.id && one.identity.address === other.identity.address && plugsReach(plugOf(world, one), plugOf(world, other)))
						expect(one.conflict === null && other.conflict === null).toBe(false);
			}
			for (const guest of world.guests) if (guest.state !== 'running') expect(guest.conflict).toBe(null);
		});
	});

	test('no two guests have one hardware address', () => {
		always(({ world }) => {
			expect(new Set(world.guests.map(({ identity }) => identity.mac)).size).toBe(world.guests.length);
		});
	});

	test('nothing runs on a lost datastore, and no copy lies there', () => {
		always(({ world }) => {
			const lost = world.datastores.filter((each) => each.lost).map(({ id }) => id);
			for (const guest of world.guests)
				if (guest.disks.some(({ datastore }) => lost.includes(datastore))) expect(['off', 'crashed'], guest.id).toContain(guest.state);
			for (const { datastore } of [...world.backups, ...world.replications]) expect(lost).not.toContain(datastore);
		});
	});

	test('copies have their room: no datastore that is there holds more than its size', () => {
		always(({ world }) => {
			for (const each of world.datastores) if (!each.lost) expect(usedBytes(world, each.id), each.id).toBeLessThanOrEqual(each.sizeBytes);
		});
	});

	test('one full backup begins every chain, and an unfinished one is being written', () => {
		always(({ world }) => {
			const chains = new Map<string, World['backups'][number]>();
			for (const backup of world.backups) {
				const key = `${backup.guest} ${backup.datastore}`;
				const first = chains.get(key);
				if (!first || backup.takenAt < first.takenAt) chains.set(key, backup);
				if (backup.finishedAt === null)
					expect(world.guests.some(({ task }) => task?.kind === 'backup' && task.backup === backup.id)).toBe(true);
			}
			for (const { kind } of chains.values()) expect(kind).toBe('full');
		});
	});

	test('the vendor policy names exactly the excluded roles', () => {
		always(({ world }) => {
			const broken = violations(world).map(({ guest: { id } }) => id);
			const excluded = world.guests.filter(({ role }) => ['interface', 'database', 'fax'].includes(role)).map(({ id }) => id);
			expect(broken).toEqual(world.policy.vendorRules === 'none' ? [] : excluded);
		});
	});

	test('one step equals many, and a round trip through text changes nothing', () => {
		const last = (life: Life, pass?: Parameters<typeof steps>[1]): World => [...steps(life, pass)].at(-1)?.world ?? begin;
		const inSteps = (world: World, until: number) => {
			for (let moment = world.now; moment < until; moment += 3_300_000_007) world = advance(world, moment).world;
			return advance(JSON.parse(JSON.stringify(world)) as World, until);
		};
		fc.assert(
			fc.property(anyLife, (life) => {
				expect(hashWorld(last(life, inSteps))).toBe(hashWorld(last(life)));
			}),
			{ ...RUNS, numRuns: 40 }
		);
	});
});

// What holds of disks and datastores whatever anyone does. Fixed seeds; a seed that failed becomes a named test below.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCommand, tightEstate } from '../../../../tests/fixtures/commands';
import { aGuest } from '../../../../tests/fixtures/estate';
import { storageCommandOn } from '../../../../tests/fixtures/storage-commands';
import { advance } from '../advance';
import type { Command } from '../command';
import type { SimEvent } from '../event';
import { hashWorld } from '../hash';
import { perform } from '../perform';
import { view } from '../picture';
import { start } from '../start';
import type { World } from '../world';
import { depthOf, isDelta, kindOf, LONGEST_CHAIN, readAt } from './chain';
import { fileBytes, fullFileBytes } from './file-size';
import { capacityOf, ownAsk } from './iops';
import { filesOf, otherFiles, usedBytes } from './space';

const RUNS = { numRuns: 150, seed: 20_261_122 };

/** the tight estate, with guests that ask more of the local disks than these can do */
const begin = start({
	...tightEstate,
	datastores: tightEstate.datastores.map((store) => (store.name === 'local' ? { ...store, iops: 120, writePenalty: 4 } : store)),
	guests: [
		...tightEstate.guests.map((guest) => ({ ...guest, load: { ...guest.load, iops: 80 } })),
		...['g', 'h', 'i'].map((name, i) =>
			aGuest(name, {
				host: 'alder',
				memoryMiB: 512,
				weight: 128 * (i + 1),
				disks: [{ datastore: 'local', sizeGiB: 8, usedGiB: 2, thin: true, format: i === 0 ? 'vhd' : 'vmdk' }],
				load: { cpuGHz: 0.1, dirtyMiBps: 1, workingSetMiB: 100, iops: 40 * (i + 1), writePercent: 60 }
			})
		)
	]
});

const POWER = fc.constantFrom('powerOff' as const, 'powerOn' as const, 'pause' as const, 'resume' as const);

const anySteps = fc.array(
	fc.record({
		wait: fc.constantFrom(0, 0, 0.5, 3, 8, 40),
		command: fc.oneof(
			{ weight: 6, arbitrary: storageCommandOn(fc.constantFrom('vm:a', 'vm:a', 'vm:g', 'vm:copy')) },
			{ weight: 1, arbitrary: fc.record({ type: POWER, guest: fc.constantFrom('vm:a' as const, 'vm:g' as const) }) },
			{ weight: 1, arbitrary: anyCommand }
		)
	}),
	{ minLength: 5, maxLength: 50 }
);
/** every second life begins with two branches: `two` and the present, both on `one` */
const branches: readonly Command[] = [
	{ type: 'takeSnapshot', guest: 'vm:a', name: 'one' },
	{ type: 'writeData', guest: 'vm:a', GiB: 2, atGiB: 1 },
	{ type: 'takeSnapshot', guest: 'vm:a', name: 'two' },
	{ type: 'revertSnapshot', guest: 'vm:a', snapshot: 'one' },
	{ type: 'powerOn', guest: 'vm:a' }
];
const anyLife = fc
	.tuple(fc.boolean(), anySteps)
	.map(([branched, steps]) => (branched ? [...branches.map((command) => ({ wait: 0, command })), ...steps] : steps));

interface Step {
	readonly before: World;
	readonly after: World;
	/** null: time passed */
	readonly command: Command | null;
	readonly events: readonly SimEvent[];
}

function always(holds: (step: Step) => void, runs = RUNS): void {
	fc.assert(
		fc.property(anyLife, (life) => {
			let world = begin;
			for (const { wait, command } of life) {
				const passed = advance(world, world.now + wait * 1e9);
				holds({ before: world, after: passed.world, command: null, events: passed.events });
				const outcome = perform(passed.world, command);
				world = outcome.refused ? passed.world : outcome.world;
				if (!outcome.refused) holds({ before: passed.world, after: world, command, events: outcome.events });
			}
			const end = advance(world, world.now + 600e9);
			holds({ before: world, after: end.world, command: null, events: end.events });
		}),
		runs
	);
}

/** what is read of every disk, of the present and of every snapshot that its owner still has */
function reads(world: World): { present: Map<string, string>; past: Map<string, string> } {
	const present = new Map<string, string>();
	const past = new Map<string, string>();
	for (const guest of world.guests) {
		guest.disks.forEach((_, place) => {
			present.set(`${guest.id} ${place}`, JSON.stringify(readAt(world, guest, place)));
			for (const { id, deleted } of guest.snapshots)
				if (!deleted) past.set(`${guest.id} ${place} ${id}`, JSON.stringify(readAt(world, guest, place, id)));
		});
	}
	return { present, past };
}

/** of what is there before and after, all that differs */
const differing = (before: Map<string, string>, after: Map<string, string>): string[] =>
	[...before].flatMap(([key, value]) => (after.has(key) && after.get(key) !== value ? [key] : []));

test('the lives are eventful enough to prove something', () => {
	const seen = new Set<string>();
	always(
		({ events, after }) => {
			for (const event of events) {
				seen.add(event.type === 'taskEnded' ? `${event.kind} ${event.result}` : event.type);
				if (event.type === 'snapshotDeleted') seen.add(event.kept ? 'kept' : event.mergedBytes > 0 ? 'merging' : 'merged');
				if (event.type === 'snapshotReverted') seen.add(`reverted to ${event.to}`);
			}
			for (const guest of after.guests) {
				if (depthOf(after, guest) > 3) seen.add('deep');
				if (guest.disks.some(({ parent }) => parent !== null) && guest.snapshots.length > 0) seen.add('snapshot of a linked clone');
				const ask = ownAsk(after, guest);
				if (ask && guest.grantedIops < ask.iops) seen.add('short of IOPS');
			}
		},
		{ ...RUNS, numRuns: 600 }
	);
	const wanted = [
		...['snapshotTaken', 'reverted to off', 'reverted to resuming', 'kept', 'merging', 'merged', 'snapshotsMerged', 'consolidate done'],
		...['snapshot done', 'snapshotMemoryLost', 'convertDisk done', 'diskConverted', 'templateMade', 'filesKept'],
		...['fileDeleted', 'datastoreFilled', 'dataWritten', 'deep', 'snapshot of a linked clone', 'short of IOPS']
	];
	expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
});

describe('for any commands at any times', () => {
	test('what a guest reads changes only when it writes or is reverted, never because a snapshot is deleted or files are merged', () => {
		const WRITES: readonly (Command['type'] | undefined)[] = [
			'writeData',
			'resume',
			'revertSnapshot',
			'deleteGuest',
			'createGuest',
			'cloneGuest',
			'corruptGuest',
			'restoreBackup',
			'failOverReplica'
		];
		always(({ before, after, command }) => {
			if (!WRITES.includes(command?.type)) expect(differing(reads(before).present, reads(after).present)).toEqual([]);
		});
	});

	test('what a snapshot holds never changes, whatever is deleted, merged, cloned or written', () => {
		always(({ before, after, command }) => {
			if (command?.type !== 'deleteGuest' && command?.type !== 'cloneGuest')
				expect(differing(reads(before).past, reads(after).past)).toEqual([]);
		});
	});

	test('a reverted snapshot gives the same disks', () => {
		always(({ before, after, command }) => {
			if (command?.type !== 'revertSnapshot') return;
			const guest = after.guests.find(({ id }) => id === command.guest);
			const then = before.guests.find(({ id }) => id === command.guest);
			if (!guest || !then) throw new Error('it is there');
			guest.disks.forEach((_, place) => {
				expect(readAt(after, guest, place)).toEqual(readAt(before, then, place, guest.currentSnapshot ?? undefined));
			});
		});
	});

	test('a clone, full or linked, reads what its source did, and a full one stands alone', () => {
		always(({ before, after, command }) => {
			if (command?.type !== 'cloneGuest') return;
			const source = before.guests.find(({ id }) => id === command.guest);
			const clone = after.guests.find(({ name }) => name === command.name);
			if (!source || !clone) throw new Error('both are there');
			clone.disks.forEach((disk, place) => {
				if (command.linked) expect(disk.parent).toEqual({ guest: source.id, snapshot: source.currentSnapshot });
				else expect([disk.parent, isDelta(clone, disk)]).toEqual([null, false]);
				const read = command.linked ? readAt(before, source, place, source.currentSnapshot ?? undefined) : readAt(before, source, place);
				expect(readAt(after, clone, place)).toEqual(read);
			});
		});
	});

	test('no chain misses a file, goes in a circle or is longer than may be', () => {
		always(({ after }) => {
			for (const guest of after.guests) {
				expect(depthOf(after, guest)).toBeLessThanOrEqual(LONGEST_CHAIN + 1);
				const ids = new Set<string | null>([null, ...guest.snapshots.map(({ id }) => id)]);
				for (const { parent, layers } of guest.snapshots) {
					expect(ids.has(parent)).toBe(true);
					expect(layers).toHaveLength(guest.disks.length);
				}
				expect(ids.has(guest.currentSnapshot)).toBe(true);
				for (const { parent } of guest.disks) {
					if (parent === null) continue;
					const owner = after.guests.find(({ id }) => id === parent.guest);
					expect(owner?.snapshots.some(({ id }) => id === parent.snapshot)).toBe(true);
				}
			}
		});
	});

	test('space used is the sum of all files, and never exceeds the size', () => {
		always(({ after }) => {
			const files = [...after.guests.flatMap(filesOf), ...otherFiles(after)];
			for (const store of after.datastores) {
				const sum = files.reduce((bytes, file) => (file.datastore === store.id ? bytes + file.bytes : bytes), 0);
				expect(usedBytes(after, store.id)).toBe(sum);
				expect(sum).toBeLessThanOrEqual(store.sizeBytes);
				const shown = view(after).datastores[store.id];
				const listed = [...(shown?.files ?? []), ...(shown?.otherFiles ?? [])].reduce((GiB, file) => GiB + file.GiB, 0);
				expect(Math.round(listed * 2 ** 30)).toBe(sum);
			}
		});
	});

	test('every file on top has the size of its grains and tables, and none outgrows its disk', () => {
		always(({ after }) => {
			for (const guest of after.guests)
				for (const disk of guest.disks) {
					const kind = kindOf(guest, disk);
					if (kind === 'delta') expect(disk.usedBytes).toBe(fileBytes(disk, kind, disk.extents));
					expect(disk.usedBytes).toBeLessThanOrEqual(fullFileBytes(disk, kind));
				}
		});
	});

	test('no datastore grants more IOPS than it has, nor anyone more than he asks for, and none is idle while somebody waits', () => {
		always(({ after }) => {
			for (const store of after.datastores) {
				let granted = 0;
				let asked = 0;
				for (const guest of after.guests) {
					const ask = ownAsk(after, guest);
					if (ask === null) expect(guest.grantedIops, guest.id).toBe(0);
					if (ask?.datastore !== store.id) continue;
					expect(guest.grantedIops).toBeLessThanOrEqual(ask.iops * (1 + 1e-12));
					granted += (guest.grantedIops / ask.iops) * ask.backend;
					asked += ask.backend;
				}
				expect(granted).toBeLessThanOrEqual(capacityOf(store) * (1 + 1e-12));
				expect(granted).toBeCloseTo(Math.min(asked, capacityOf(store)), 6);
			}
		});
	});

	test('a guest on a full datastore stands still with what it wants to write, and goes on from there once there is room', () => {
		always(({ before, after, command }) => {
			for (const guest of after.guests) expect(guest.wantsBytes > 0 || guest.wantsAt !== null).toBe(guest.state === 'noSpace');
			if (command?.type !== 'resume') return;
			const was = before.guests.find(({ id }) => id === command.guest);
			if (was?.state === 'noSpace') expect(after.guests.find(({ id }) => id === command.guest)?.state).toBe('running');
		});
	});

	test('one step equals many, and a JSON round trip changes nothing that follows', () => {
		fc.assert(
			fc.property(anyLife, (life) => {
				let world = begin;
				let other = begin;
				for (const { wait, command } of life) {
					const until = world.now + wait * 1e9;
					world = advance(world, until).world;
					for (let moment = other.now; moment < until; moment += 1_700_000_001) other = advance(other, moment).world;
					other = JSON.parse(JSON.stringify(advance(other, until).world)) as World;
					const [here, there] = [perform(world, command), perform(other, command)];
					expect(there.refused === undefined).toBe(here.refused === undefined);
					if (here.refused === undefined) world = here.world;
					if (there.refused === undefined) other = there.world;
				}
				expect(hashWorld(advance(other, other.now + 600e9).world)).toBe(hashWorld(advance(world, world.now + 600e9).world));
			}),
			{ ...RUNS, numRuns: 60 }
		);
	});
});

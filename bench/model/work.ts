// One run of our model on the benchmark's work, bundled as the product is: so many guests on so many hosts, each with jobs one after the other,
// and some of them migrated meanwhile. The same work as `peer.cpp`, job for job and move for move. Prints one line of JSON.
// work.mjs HOSTS GUESTS TASKS CORES [MIGRATIONS [BUSY]] - only the first BUSY guests have jobs
import { advance } from '$lib/sim/advance';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import { perform } from '$lib/sim/perform';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import { SECOND } from '$lib/sim/units';
import type { World } from '$lib/sim/world';
import { at } from '$lib/base/at';
import { scenarioSchema } from '$lib/scenario/schema';
import * as v from 'valibot';
import { nextSize } from './sizes';

const [hosts = 1000, guests = 10_000, tasks = 10, cores = 8, migrations = 0, busy = guests] = process.argv.slice(2).map(Number);

const size = nextSize();
// one host and one guest with every default filled in, and then so many like them
const model = v.parse(scenarioSchema, {
	title: 'Benchmark',
	// no time but that of copying, as the peer has it
	policies: { migration: { setupSeconds: 0, resumeSeconds: 0 } },
	networks: [{ name: 'lan' }],
	datastores: [{ name: 'san', sizeGiB: 10_000_000, iops: 100_000_000 }],
	hosts: [{ name: 'h0', cores, coreGHz: 1, memoryMiB: 65_536 }],
	guests: [
		{
			name: 'vm0',
			host: 'h0',
			vcpus: 1,
			memoryMiB: 1024,
			disks: [{ sizeGiB: 20, usedGiB: 10 }],
			load: { cpuGHz: 0, dirtyMiBps: 62.5, workingSetMiB: 921.6 }
		}
	]
});
const scenario: Scenario = {
	...model,
	hosts: Array.from({ length: hosts }, (_, place) => ({ ...at(model.hosts, 0), name: `h${place}` })),
	guests: Array.from({ length: guests }, (_, place) => ({
		...at(model.guests, 0),
		name: `vm${place}`,
		host: `h${place % hosts}`,
		jobs: place < busy ? Array.from({ length: tasks }, size) : []
	}))
};

function heap(): number {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

/** s of processor time; the collector's threads count as ours */
function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** plays the work to its end */
function play(world: World): { readonly world: World; readonly events: readonly SimEvent[] } {
	const events: SimEvent[] = [];
	const pass = (seconds: number) => {
		const passed = advance(world, seconds * SECOND);
		world = passed.world;
		for (const event of passed.events) events.push(event);
	};
	for (let i = 0; i < migrations; i++) {
		pass(2 + i * 0.05);
		world = done(world, { type: 'migrate', guest: `vm:vm${i}`, to: `host:h${(i + 1) % hosts}` });
	}
	pass(1e6);
	return { world, events };
}

function done(world: World, command: Command): World {
	const outcome = perform(world, command);
	if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refused.filter((check) => !check.passed))}`);
	return outcome.world;
}

/** ms that one command takes, the median of 200 different ones */
function commandTime(world: World): number {
	const times: number[] = [];
	for (let i = 0; i < 200; i++) {
		const guest = `vm:vm${(i * 37) % guests}` as const;
		const command: Command = i % 2 === 0 ? { type: 'migrate', guest, to: `host:h${(i * 37 + 1) % hosts}` } : { type: 'pause', guest };
		const before = performance.now();
		world = done(world, command);
		times.push(performance.now() - before);
	}
	return times.toSorted((a, b) => a - b)[100] ?? NaN;
}

interface Once {
	readonly world: World;
	readonly events: readonly SimEvent[];
	/** s of processor time in all, and from the started world on */
	readonly all: number;
	readonly playing: number;
}

function once(): Once {
	const begun = processorTime();
	const first = start(scenario);
	const started = processorTime();
	const played = play(first);
	const ended = processorTime();
	return { ...played, all: ended - begun, playing: ended - started };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

// the engine compiles what it meets often: a page that has run for some seconds is as fast as the later times, not as the first
const WARM_AFTER_S = 4;
const cold = once();
while (processorTime() < WARM_AFTER_S) once();
const warm = Array.from({ length: 5 }, once);
const { world, events } = cold;
const jobs = events.filter((event) => event.type === 'taskEnded' && event.kind === 'job');
const moves = events.filter((event) => event.type === 'guestMigrated');
const finished = jobs.length + moves.length;
const left = world.guests.reduce((sum, guest) => sum + guest.jobs.length, 0);
if (left > 0 || moves.length !== migrations) throw new Error(`${left} jobs never ended, ${moves.length} moves did`);

const empty = heap();
const idle = start(scenario);
const bytes = heap() - empty;

console.log(
	JSON.stringify({
		finished,
		seconds: (events.at(-1)?.at ?? 0) / SECOND,
		movingSeconds: moves.reduce((sum, move) => sum + move.totalNs, 0) / SECOND / Math.max(1, moves.length),
		cpuRate: finished / median(warm.map(({ all }) => all)),
		coldCpuRate: finished / cold.all,
		playCpuSeconds: median(warm.map(({ playing }) => playing)),
		worldMiB: bytes / 2 ** 20,
		commandMs: commandTime(idle)
	})
);

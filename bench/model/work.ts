// One run of our model on the benchmark's work, bundled as the product is: so many guests on so many hosts, each with jobs one after the other.
// The same work as `peer.cpp`, job for job. Prints one line of JSON.
import { advance } from '$lib/sim/advance';
import type { Command } from '$lib/sim/command';
import { perform } from '$lib/sim/perform';
import type { Scenario } from '$lib/sim/scenario';
import { start } from '$lib/sim/start';
import { SECOND } from '$lib/sim/units';
import { DATASTORE, GUEST, HOST, POLICIES } from '$lib/scenario/defaults';
import { nextSize } from './sizes';

const [hosts = 1000, guests = 10_000, tasks = 10, cores = 8] = process.argv.slice(2).map(Number);

const size = nextSize();
const scenario: Scenario = {
	title: 'Benchmark',
	description: '',
	seed: 7,
	policies: POLICIES,
	networks: [{ name: 'lan', vlan: null }],
	datastores: [{ ...DATASTORE, name: 'san', sizeGiB: 1_000_000 }],
	hosts: Array.from({ length: hosts }, (_, place) => ({
		...HOST,
		name: `h${place}`,
		hypervisor: 'bare-metal',
		cores,
		coreGHz: 1,
		memoryMiB: 65_536,
		networks: ['lan'],
		datastores: ['san']
	})),
	guests: Array.from({ length: guests }, (_, place) => ({
		...GUEST,
		name: `vm${place}`,
		host: `h${place % hosts}`,
		vcpus: 1,
		memoryMiB: 1024,
		network: 'lan',
		disks: [{ datastore: 'san', sizeGiB: 20, usedGiB: 10, thin: true }],
		load: { cpuGHz: 0, dirtyMiBps: 10, workingSetMiB: 900 },
		jobs: Array.from({ length: tasks }, size),
		needs: []
	})),
	commands: []
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

const begun = processorTime();
const { world, events } = advance(start(scenario), 1e6 * SECOND);
const ended = processorTime();
const finished = events.filter((event) => event.type === 'taskEnded').length;
const last = events.at(-1)?.at ?? 0;

const empty = heap();
const idle = start(scenario);
const bytes = heap() - empty;

const times: number[] = [];
let changing = idle;
for (let i = 0; i < 200; i++) {
	const guest = `vm:vm${(i * 37) % guests}` as const;
	const command: Command = i % 2 === 0 ? { type: 'migrate', guest, to: `host:h${(i * 37 + 1) % hosts}` } : { type: 'pause', guest };
	const before = performance.now();
	const done = perform(changing, command);
	times.push(performance.now() - before);
	if (done.refused) throw new Error(`refused: ${JSON.stringify(done.refused.filter((check) => !check.passed))}`);
	changing = done.world;
}
times.sort((a, b) => a - b);

const left = world.guests.reduce((sum, guest) => sum + guest.jobs.length, 0);
if (left > 0) throw new Error(`${left} jobs never ended`);
console.log(
	JSON.stringify({
		finished,
		seconds: last / SECOND,
		cpuRate: finished / (ended - begun),
		worldMiB: bytes / 2 ** 20,
		commandMs: times[Math.floor(times.length / 2)]
	})
);

// What a world from outside must look like, so that a forged or damaged checkpoint is refused at the door and the rules never meet it.
import { PRODUCTS, ROLES, type World } from '$lib/sim/world';
import * as v from 'valibot';
import { datastoreId, guestId, hostId, networkId, taskId, text } from './command-schema';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** bytes, cycles or a rate: finite, and small enough to be multiplied by a time */
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e18));
const moment = v.nullable(whole);
const atLeastOne = v.pipe(whole, v.minValue(1));

const anchor = v.strictObject({ at: whole, left: amount, perSecond: amount });
const cpu = v.strictObject({ vendor: v.picklist(['intel', 'amd']), generation: v.number() });
const round = v.strictObject({ sentBytes: amount, ns: whole, dirtiedBytes: amount, times: atLeastOne });
const underWay = { id: taskId, startedAt: whole, progress: anchor };

const task = v.variant('kind', [
	v.strictObject({ ...underWay, kind: v.picklist(['boot', 'shutDown']), totalNs: whole }),
	v.strictObject({ ...underWay, kind: v.picklist(['suspend', 'restore']), totalBytes: amount }),
	v.strictObject({ ...underWay, kind: v.literal('clone'), source: guestId, totalBytes: amount }),
	v.strictObject({
		...underWay,
		kind: v.literal('migrate'),
		from: hostId,
		to: hostId,
		phase: v.picklist(['setup', 'precopy', 'stopAndCopy', 'switchOver']),
		round: whole,
		phaseBytes: amount,
		phaseAt: whole,
		rounds: v.array(round),
		stoppedAt: moment,
		notConverging: v.boolean()
	})
]);

const policy = v.strictObject({
	migration: v.strictObject({ stop: v.literal('fixed-threshold'), setupNs: whole, resumeNs: whole, perHost: whole }),
	bootNs: whole,
	shutDownNs: whole,
	hostBootNs: whole,
	guestOverheadBytes: amount
});

const host = v.strictObject({
	id: hostId,
	name: text,
	product: v.picklist(PRODUCTS),
	hypervisor: v.picklist(['bare-metal', 'hosted']),
	cpu,
	cores: atLeastOne,
	coreHz: v.pipe(amount, v.minValue(1)),
	memoryBytes: amount,
	hypervisorBytes: amount,
	nicBytesPerS: amount,
	networks: v.array(networkId),
	datastores: v.array(datastoreId),
	power: v.picklist(['off', 'starting', 'on', 'failed']),
	maintenance: v.boolean(),
	bootedAt: moment,
	failedAt: moment
});

const guest = v.strictObject({
	id: guestId,
	name: text,
	role: v.picklist(ROLES),
	os: text,
	host: hostId,
	state: v.picklist(['off', 'starting', 'running', 'paused', 'noSpace', 'suspending', 'suspended', 'resuming', 'stopping', 'crashed']),
	vcpus: atLeastOne,
	memoryBytes: amount,
	reservedBytes: amount,
	weight: v.pipe(amount, v.minValue(1)),
	capPercent: amount,
	tools: v.boolean(),
	network: v.nullable(networkId),
	disks: v.array(v.strictObject({ datastore: datastoreId, sizeBytes: amount, usedBytes: amount, thin: v.boolean() })),
	load: v.strictObject({ demandHz: amount, dirtyBytesPerS: amount, workingSetBytes: amount }),
	needs: v.array(guestId),
	users: whole,
	device: v.nullable(text),
	localMedia: v.boolean(),
	cpuSeen: v.nullable(cpu),
	grantedHz: amount,
	pending: v.nullable(v.strictObject({ vcpus: v.optional(atLeastOne), memoryBytes: v.optional(amount) })),
	suspendBytes: amount,
	wantsBytes: amount,
	task: v.nullable(task),
	jobs: v.array(v.strictObject({ id: taskId, cycles: amount, startedAt: whole, progress: anchor }))
});

const datastore = v.strictObject({ id: datastoreId, name: text, shared: v.boolean(), sizeBytes: amount, iops: amount, bytesPerS: amount });
const network = v.strictObject({ id: networkId, name: text, vlan: v.nullable(whole) });

export const worldSchema = v.pipe(
	v.strictObject({
		model: text,
		seed: v.number(),
		now: whole,
		serial: whole,
		policy,
		hosts: v.array(host),
		guests: v.array(guest),
		datastores: v.array(datastore),
		networks: v.array(network),
		places: v.record(v.string(), whole)
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const fault = faultOf(dataset.value);
		if (fault) addIssue({ message: fault });
	})
);

/** What does not fit together, though each part is well formed; null when all does. */
function faultOf(world: World): string | null {
	const { places } = world;
	const lists: readonly (readonly { readonly id: string }[])[] = [world.hosts, world.guests, world.datastores, world.networks];
	let count = 0;
	for (const list of lists)
		for (const [place, { id }] of list.entries()) {
			if (!Object.hasOwn(places, id) || places[id] !== place) return `${id} is not where the index says`;
			count++;
		}
	if (Object.keys(places).length !== count) return 'the index names things that are not there';

	const there = (id: string) => Object.hasOwn(places, id);
	for (const { id, networks, datastores } of world.hosts) {
		const missing = [...networks, ...datastores].find((name) => !there(name));
		if (missing) return `${id} refers to ${missing}, which is not there`;
	}
	for (const { id, host, network, disks, needs, task, jobs, state } of world.guests) {
		const named = [host, ...needs, ...disks.map((disk) => disk.datastore), ...(network ? [network] : [])];
		if (task?.kind === 'migrate') named.push(task.from, task.to);
		if (task?.kind === 'clone') named.push(task.source);
		const missing = named.find((name) => !there(name));
		if (missing) return `${id} refers to ${missing}, which is not there`;
		const begun = [...jobs, ...(task ? [task] : [])];
		if (begun.some(({ progress, startedAt }) => progress.at > world.now || startedAt > world.now))
			return `${id} does what began in the future`;
		if (task && !STATE_OF[task.kind].includes(state)) return `${id} is ${state}, which does not go with ${task.kind}`;
	}
	return null;
}

const STATE_OF: Readonly<Record<v.InferOutput<typeof task>['kind'], readonly string[]>> = {
	boot: ['starting'],
	shutDown: ['stopping'],
	suspend: ['suspending'],
	restore: ['resuming'],
	clone: ['off'],
	migrate: ['running', 'paused', 'noSpace', 'crashed']
};

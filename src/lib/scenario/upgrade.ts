// Logs of the model's first version knew fewer things of a world. What they lack is what every world began with then: one whole disk file
// without snapshots, nothing taken back, nobody cut off. Only the shape is brought up to date; a log still opens as one of its own version.
import { hashWorld } from '$lib/sim/hash';
import { start } from '$lib/sim/start';
import { asFilled } from '$lib/sim/storage/disk';
import type { Guest, World } from '$lib/sim/world';
import * as v from 'valibot';
import { scenarioSchema } from './schema';

const FIRST = '1';

type Loose = Readonly<Record<string, unknown>>;

/** a log of the first version with worlds of today's shape; anything else as it is */
export function upgradeLog(value: unknown): unknown {
	if (!isLoose(value) || value.model !== FIRST) return value;
	const { checkpoint, past, hash } = value;
	const world = upgradeWorld(checkpoint);
	return {
		...value,
		checkpoint: world,
		// what was damaged stays so: only a world that kept its promise gets a new one
		hash: isLoose(checkpoint) && hashWorld(checkpoint) === hash ? hashWorld(world) : hash,
		...(isLoose(past) ? { past: { ...past, world: upgradeWorld(past.world) } } : {})
	};
}

function upgradeWorld(world: unknown): unknown {
	if (!isLoose(world)) return world;
	const blank = blankWorld();
	const policy = loose(world.policy);
	return {
		...blank,
		...world,
		policy: { ...blank.policy, ...policy, migration: { ...blank.policy.migration, ...loose(policy.migration) } },
		hosts: list(world.hosts).map((host) => ({ ...blank.hosts[0], ...host })),
		guests: list(world.guests).map((guest) => upgradeGuest(guest, blank.guests[0])),
		datastores: list(world.datastores).map((store) => ({ ...blank.datastores[0], ...store })),
		networks: list(world.networks).map((network) => ({ ...blank.networks[0], ...network })),
		identities: list(world.guests).length
	};
}

function upgradeGuest(guest: Loose, blank: Guest | undefined): Loose {
	const disks = list(guest.disks).map((disk) => ({
		format: 'vmdk',
		parent: null,
		extents: asFilled(typeof disk.usedBytes === 'number' ? disk.usedBytes : 0),
		...disk
	}));
	const identity = { hostname: guest.name, machineId: '', mac: '', address: null };
	return { ...blank, identity, ...guest, disks, load: { ...blank?.load, ...loose(guest.load) }, task: upgradeTask(guest) };
}

function upgradeTask({ task, memoryBytes }: Loose): unknown {
	if (!isLoose(task) || task.kind !== 'migrate') return task;
	const place = { method: 'pre-copy', live: true, datastore: null, ramBytes: memoryBytes, rewritten: { at: task.phaseAt, bytes: 0 } };
	const course = { steadyBytesPerS: null, stalledAt: null, downtimeNs: null, capBytesPerS: null, throttlePercent: 0, highPeriods: 0 };
	return { ...place, ...course, ...task };
}

/** a world of one idle guest on one host: what a thing has that nobody has said anything about */
function blankWorld(): World {
	const one = {
		title: 'Blank',
		networks: [{ name: 'lan' }],
		datastores: [{ name: 'san' }],
		hosts: [{ name: 'host' }],
		guests: [{ name: 'guest', host: 'host' }]
	};
	return start(v.parse(scenarioSchema, one));
}

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const loose = (value: unknown): Loose => (isLoose(value) ? value : {});
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);

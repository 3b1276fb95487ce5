// Draws an estate of any size from a seed: a regional health system in clusters of twenty hosts, each cluster with its own storage.
// The same seed and size always give the same estate.
import { at } from '$lib/base/at';
import { draw } from '$lib/base/chance';
import type { Scenario, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import type { Role } from '$lib/sim/world';
import { DATASTORE, GUEST, HOST, POLICIES, workingSetOf } from './defaults';
import { CLUSTERS, SERVERS, type ClusterKind } from './estate-kinds';

export interface EstateSize {
	readonly title: string;
	readonly description: string;
	readonly seed: number;
	readonly hosts: number;
	readonly guests: number;
}

interface Cluster extends ClusterKind {
	readonly stores: readonly string[];
	readonly hosts: readonly ScenarioHost[];
	/** MiB that each host has left, in their order */
	readonly freeMiB: number[];
	/** the server of each role drawn last: others need it */
	readonly latest: Map<Role, string>;
}

const CLUSTER_HOSTS = 20;
const CORES = 24;
const MEMORY_MIB = 256 * 1024;
const NETWORKS = [
	{ name: 'Clinical', vlan: 40, isolated: false },
	{ name: 'Desktops', vlan: 50, isolated: false },
	{ name: 'Office', vlan: 70, isolated: false }
];

export function estate({ title, description, seed, hosts, guests }: EstateSize): Scenario {
	const sizes = Array.from({ length: Math.ceil(hosts / CLUSTER_HOSTS) }, (_, place) =>
		Math.min(CLUSTER_HOSTS, hosts - place * CLUSTER_HOSTS)
	);
	const clusters = sizes.map(drawCluster);
	const digits = String(guests).length;
	const drawn = Array.from({ length: guests }, (_, place) => {
		const dice = diceOf(seed, place);
		// by its hosts: a cluster half as large gets half as many
		const cluster = at(clusters, Math.floor(dice.upTo('cluster', hosts) / CLUSTER_HOSTS));
		return admit(drawGuest(cluster, dice, String(place + 1).padStart(digits, '0')), cluster);
	});
	return {
		title,
		description,
		seed,
		policies: POLICIES,
		networks: NETWORKS,
		datastores: storesFor(clusters, drawn),
		hosts: clusters.flatMap((cluster) => cluster.hosts),
		guests: drawn,
		clusters: [],
		desktopPools: [],
		endpoints: [],
		applications: [],
		backups: [],
		replications: [],
		commands: []
	};
}

function drawCluster(size: number, place: number): Cluster {
	const kind = at(CLUSTERS, place % CLUSTERS.length);
	const again = Math.floor(place / CLUSTERS.length);
	const name = again === 0 ? kind.name : `${kind.name}-${again + 1}`;
	const stores = [`${name}-san-1`, `${name}-san-2`];
	const host = (_: unknown, number: number): ScenarioHost => ({
		...HOST,
		name: `${name}-${String(number + 1).padStart(2, '0')}`,
		hypervisor: 'bare-metal',
		cpuGeneration: kind.cpuGeneration,
		cores: CORES,
		memoryMiB: MEMORY_MIB,
		networks: NETWORKS.map((network) => network.name),
		datastores: stores
	});
	const hosts = Array.from({ length: size }, host);
	return { ...kind, name, stores, hosts, freeMiB: hosts.map((each) => each.memoryMiB - each.hypervisorMiB), latest: new Map() };
}

function drawGuest(cluster: Cluster, dice: Dice, number: string): ScenarioGuest {
	const role = dice.oneOf('role', cluster.roles);
	const kind = SERVERS[role];
	const vcpus = dice.oneOf('vcpus', kind.vcpus);
	const memoryMiB = dice.oneOf('memory', kind.memoryGiB) * 1024;
	const needed = kind.needs === null ? undefined : cluster.latest.get(kind.needs);
	// of two hosts, the emptier: fuller and emptier ones remain, as in life
	const [one, other] = [dice.upTo('host', cluster.hosts.length), dice.upTo('otherHost', cluster.hosts.length)];
	const host = at(cluster.freeMiB, other) > at(cluster.freeMiB, one) ? other : one;
	return {
		...GUEST,
		name: `${kind.prefix}-${number}`,
		role,
		host: at(cluster.hosts, host).name,
		state: drawState(role, dice),
		vcpus,
		memoryMiB,
		tools: dice.upTo('tools', 100) >= 3,
		network: cluster.network,
		disks: [
			{
				datastore: dice.oneOf('store', cluster.stores),
				sizeGiB: kind.diskGiB,
				usedGiB: Math.round((kind.diskGiB * (30 + dice.upTo('disk', 51))) / 100),
				thin: true
			}
		],
		load: {
			cpuGHz: Math.round(vcpus * HOST.coreGHz * (10 + dice.upTo('cpu', 61))) / 100,
			dirtyMiBps: Math.round((kind.dirtyMiBps * (30 + dice.upTo('dirty', 71))) / 100),
			workingSetMiB: workingSetOf(memoryMiB)
		},
		needs: needed === undefined ? [] : [needed],
		users: Math.ceil((kind.users * (40 + dice.upTo('users', 61))) / 100),
		device: role === 'fax' ? 'fax card' : null,
		localMedia: dice.upTo('media', 100) < 1
	};
}

function drawState(role: Role, dice: Dice): ScenarioGuest['state'] {
	const percent = dice.upTo('state', 100);
	if (role === 'test') return percent < 30 ? 'off' : percent < 40 ? 'suspended' : 'running';
	return percent < 2 ? 'off' : 'running';
}

/** Takes the memory that a running guest needs; one that finds none stays off. */
function admit(guest: ScenarioGuest, cluster: Cluster): ScenarioGuest {
	cluster.latest.set(guest.role, guest.name);
	if (guest.state !== 'running') return guest;
	const host = cluster.hosts.findIndex((each) => each.name === guest.host);
	const left = at(cluster.freeMiB, host) - guest.memoryMiB - POLICIES.guestOverheadMiB;
	if (left < 0) return { ...guest, state: 'off' };
	cluster.freeMiB[host] = left;
	return guest;
}

/** Stores of whole terabytes in which what is written fills three quarters at most. */
function storesFor(clusters: readonly Cluster[], guests: readonly ScenarioGuest[]): Scenario['datastores'] {
	const written = new Map<string, number>();
	for (const { disks, state, memoryMiB } of guests)
		for (const disk of disks)
			written.set(disk.datastore, (written.get(disk.datastore) ?? 0) + disk.usedGiB + (state === 'suspended' ? memoryMiB / 1024 : 0));
	const sizeGiB = (name: string): number => Math.max(1, Math.ceil((written.get(name) ?? 0) / 0.75 / 1024)) * 1024;
	return clusters.flatMap((cluster) => cluster.stores.map((name) => ({ ...DATASTORE, name, sizeGiB: sizeGiB(name), iops: 60_000 })));
}

/** Each question has its own stream of chance: a new one leaves the answers to the others as they were. */
const QUESTIONS = [
	'cluster',
	'role',
	'vcpus',
	'memory',
	'host',
	'otherHost',
	'state',
	'tools',
	'store',
	'disk',
	'cpu',
	'dirty',
	'users',
	'media'
] as const;

interface Dice {
	/** 0, 1, … up to but without `most` */
	upTo(question: (typeof QUESTIONS)[number], most: number): number;
	oneOf<T>(question: (typeof QUESTIONS)[number], list: readonly T[]): T;
}

function diceOf(seed: number, place: number): Dice {
	const upTo: Dice['upTo'] = (question, most) => Math.floor((draw(seed, QUESTIONS.indexOf(question), place) / 2 ** 32) * most);
	return { upTo, oneOf: (question, list) => at(list, upTo(question, list.length)) };
}

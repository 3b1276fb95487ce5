// A Scenario as a person would write it, in plain data: what the reader of the file fills in by itself is left out.
import type { Command } from '$lib/sim/command';
import { applicationId, clusterId, datastoreId, endpointId, guestId, hostId, networkId, poolId } from '$lib/sim/ids';
import type { Scenario, ScenarioCluster, ScenarioGuest, ScenarioHost } from '$lib/sim/scenario';
import { toFile } from './cluster-commands';
import { sharedOf } from './complete';
import { poolDefaults } from './delivery';
import {
	APPLICATION,
	BACKUPS,
	CLUSTER,
	DATASTORE,
	DISK,
	ENDPOINT,
	GUEST,
	HA,
	HOST,
	LOAD,
	NEW_GUEST,
	POLICIES,
	REPLICATION,
	hypervisorMiBOf,
	hypervisorOf,
	profileOf,
	usedOf,
	workingSetOf
} from './defaults';

type Plain = Readonly<Record<string, unknown>>;

/** The scenario as plain data in the file's own shape: the same for as long as what it says stays the same, whatever keys may be added. */
export function written({
	title,
	description,
	seed,
	policies,
	networks,
	datastores,
	hosts,
	guests,
	clusters,
	backups,
	replications,
	commands,
	...delivery
}: Scenario): Plain {
	const { desktopPools, endpoints, applications } = delivery;
	const byName = new Map(hosts.map((host) => [host.name, host]));
	const { migration, ...times } = policies;
	const names = namesById({ hosts, guests, datastores, networks, clusters, desktopPools, endpoints, applications });
	return without(
		{
			description: '',
			seed: 1,
			policies: {},
			networks: [],
			datastores: [],
			hosts: [],
			guests: [],
			clusters: [],
			backups: [],
			replications: [],
			desktopPools: [],
			endpoints: [],
			applications: [],
			commands: []
		},
		{
			title,
			description,
			seed,
			policies: { ...without({ migration: {} }, { migration: without(POLICIES.migration, migration) }), ...without(POLICIES, times) },
			networks: networks.map((network) => without({ vlan: null, isolated: false }, network)),
			datastores: datastores.map((datastore) => without(DATASTORE, datastore)),
			hosts: hosts.map((host) => hostOf(host, networks, datastores)),
			guests: guests.map((guest) => guestOf(guest, byName.get(guest.host))),
			clusters: clusters.map((cluster) => clusterOf(cluster, byName.get(cluster.hosts[0] ?? ''))),
			backups: backups.map((backup) => without(BACKUPS, backup)),
			replications: replications.map((replication) => without(REPLICATION, replication)),
			desktopPools: desktopPools.map((pool) => without(poolDefaults(pool, guests), pool)),
			endpoints: endpoints.map((endpoint) => without(ENDPOINT, endpoint)),
			applications: applications.map((application) => without(APPLICATION, application)),
			commands: commands.map(({ at, command }) => ({ at, ...commandOf(command, names) }))
		}
	);
}

function hostOf(host: ScenarioHost, networks: Scenario['networks'], datastores: Scenario['datastores']): Plain {
	const defaults = {
		...HOST,
		hypervisor: hypervisorOf(host.product),
		hypervisorMiB: hypervisorMiBOf({ product: host.product, hypervisorMiB: HOST.hypervisorMiB }),
		networks: networks.map((network) => network.name),
		datastores: sharedOf(datastores)
	};
	return without(defaults, host);
}

function guestOf(guest: ScenarioGuest, host: ScenarioHost | undefined): Plain {
	const first = host?.datastores[0];
	const defaults = { ...GUEST, network: host?.networks[0] ?? null, disks: first === undefined ? [] : [DISK], load: {}, needs: [] };
	const disks = guest.disks.map((disk) => {
		const { sizeGiB, ...rest } = without({ datastore: first, usedGiB: usedOf(disk), thin: DISK.thin }, disk);
		return { ...(rest.datastore === undefined ? {} : { datastore: rest.datastore }), sizeGiB, ...rest };
	});
	const load = without({ ...LOAD, workingSetMiB: workingSetOf(guest.memoryMiB) }, guest.load);
	return without({ ...defaults, disks: defaults.disks.map(({ sizeGiB }) => ({ sizeGiB })) }, { ...guest, disks, load });
}

const clusterOf = ({ ha, ...cluster }: ScenarioCluster, first: ScenarioHost | undefined): Plain =>
	without({ ...CLUSTER, ha: {} }, { ...cluster, ha: without({ ...HA, profile: profileOf(first?.product) }, ha) });

const REFERENCES: ReadonlySet<string> = new Set([
	'guest',
	'host',
	'to',
	'datastore',
	'network',
	'image',
	'broker',
	'hosts',
	'pool',
	'application',
	'endpoint',
	'cluster',
	'guests',
	'backup',
	'plan',
	'replication'
]);

function commandOf(command: Command, names: ReadonlyMap<string, string>): Plain {
	const nameOf = (value: unknown): unknown => (Array.isArray(value) ? value.map(nameOf) : (names.get(String(value)) ?? value));
	const named = (fields: object): Plain =>
		Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, REFERENCES.has(key) ? nameOf(value) : (value as unknown)]));
	if (command.type === 'editCluster') {
		const { change, ...rest } = command;
		return {
			...named(rest),
			...(change.ha ? { ha: toFile(change.ha) } : {}),
			...(change.balancing ? { balancing: change.balancing } : {})
		};
	}
	if (command.type === 'addRule') {
		const { rule, ...rest } = command;
		return { ...named(rest), name: rule.name, kind: rule.kind, ...named({ guests: rule.guests }) };
	}
	if (command.type === 'editGuest') return { ...named(command), change: named(command.change) };
	return command.type === 'createGuest' ? without({ ...NEW_GUEST, network: null }, named(command)) : named(command);
}

type Named = 'hosts' | 'guests' | 'datastores' | 'networks' | 'clusters' | 'desktopPools' | 'endpoints' | 'applications';

/** what a command may be read back from; other ids stay ids */
function namesById({
	hosts,
	guests,
	datastores,
	networks,
	clusters,
	desktopPools,
	endpoints,
	applications
}: Pick<Scenario, Named>): Map<string, string> {
	const entries = (things: readonly { readonly name: string }[], idOf: (name: string) => string): [string, string][] =>
		things.map(({ name }) => [idOf(name), name]);
	return new Map([
		...entries(hosts, hostId),
		...entries(guests, guestId),
		...entries(datastores, datastoreId),
		...entries(networks, networkId),
		...entries(clusters, clusterId),
		...entries(desktopPools, poolId),
		...entries(endpoints, endpointId),
		...entries(applications, applicationId)
	]);
}

/** the fields that differ from their defaults */
function without(defaults: Plain, value: object): Plain {
	return Object.fromEntries(Object.entries(value).filter(([key, field]) => !(key in defaults) || !same(field, defaults[key])));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

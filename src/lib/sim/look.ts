// Finding things in a world (or in the working copy of one) by id.
import type { Cluster } from './availability/cluster';
import type { Application, Endpoint } from './delivery/application';
import type { DesktopPool } from './delivery/pool';
import type { Backup, BackupPlan, Replication } from './protection/backup';
import type {
	ApplicationId,
	BackupId,
	BackupPlanId,
	ClusterId,
	Datastore,
	DatastoreId,
	EndpointId,
	Guest,
	GuestId,
	Host,
	HostId,
	Network,
	NetworkId,
	PoolId,
	ReplicationId,
	World
} from './world';

export const findHost = (world: World, id: HostId): Host | undefined => world.hosts[placeOf(world, id)];
export const findGuest = (world: World, id: GuestId): Guest | undefined => world.guests[placeOf(world, id)];
export const findDatastore = (world: World, id: DatastoreId): Datastore | undefined => world.datastores[placeOf(world, id)];
export const findNetwork = (world: World, id: NetworkId): Network | undefined => world.networks[placeOf(world, id)];

export const findCluster = (world: World, id: ClusterId): Cluster | undefined => world.clusters[placeOf(world, id)];
export const findPool = (world: World, id: PoolId): DesktopPool | undefined => world.desktopPools[placeOf(world, id)];
export const findEndpoint = (world: World, id: EndpointId): Endpoint | undefined => world.endpoints[placeOf(world, id)];
export const findApplication = (world: World, id: ApplicationId): Application | undefined => world.applications[placeOf(world, id)];
export const findBackup = (world: World, id: BackupId): Backup | undefined => world.backups[placeOf(world, id)];
export const findBackupPlan = (world: World, id: BackupPlanId): BackupPlan | undefined => world.backupPlans[placeOf(world, id)];
export const findReplication = (world: World, id: ReplicationId): Replication | undefined => world.replications[placeOf(world, id)];

// Ids come from links and files: one like 'constructor' must not find what every object has.
const placeOf = (world: World, id: string): number => (Object.hasOwn(world.places, id) ? (world.places[id] ?? -1) : -1);

/** for ids that the world itself holds */
export function hostOf(world: World, id: HostId): Host {
	return findHost(world, id) ?? missing(id);
}
export function guestOf(world: World, id: GuestId): Guest {
	return findGuest(world, id) ?? missing(id);
}

function missing(id: string): never {
	throw new Error(`the world holds no ${id}`);
}

/** the world's lists of things, each with an id of its own kind */
export const COLLECTIONS = [
	'hosts',
	'guests',
	'datastores',
	'networks',
	'clusters',
	'desktopPools',
	'endpoints',
	'applications',
	'backups',
	'backupPlans',
	'replications'
] as const satisfies readonly (keyof World)[];
export type Collection = (typeof COLLECTIONS)[number];

export const placesOf = (world: Pick<World, Collection>): Record<string, number> => {
	const places: Record<string, number> = {};
	for (const name of COLLECTIONS) world[name].forEach((thing, place) => (places[thing.id] = place));
	return places;
};

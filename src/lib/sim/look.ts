// Finding things in a world (or in the working copy of one) by id.
import type { Datastore, DatastoreId, Guest, GuestId, Host, HostId, Network, NetworkId, World } from './world';

export const findHost = (world: World, id: HostId): Host | undefined => world.hosts[placeOf(world, id)];
export const findGuest = (world: World, id: GuestId): Guest | undefined => world.guests[placeOf(world, id)];
export const findDatastore = (world: World, id: DatastoreId): Datastore | undefined => world.datastores[placeOf(world, id)];
export const findNetwork = (world: World, id: NetworkId): Network | undefined => world.networks[placeOf(world, id)];

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

export const placesOf = (world: Pick<World, 'hosts' | 'guests' | 'datastores' | 'networks'>): Record<string, number> => {
	const places: Record<string, number> = {};
	for (const list of [world.hosts, world.guests, world.datastores, world.networks])
		list.forEach((thing, place) => (places[thing.id] = place));
	return places;
};

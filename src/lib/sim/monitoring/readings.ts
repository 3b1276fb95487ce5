// From what has changed in a world to the readings that may be others because of it: when a guest goes, its neighbors wait less.
import type { Pressure } from '../host/ready';
import { findDatastore, findGuest, findHost } from '../look';
import type { DatastoreId, GuestId, HostId, World } from '../world';
import {
	clusterCounters,
	datastoreCounters,
	estateCounters,
	failoverLost,
	guestCounters,
	hostCounters,
	poolCounters,
	pressureOn,
	storeLatencyNs,
	type Ageing,
	type Counters
} from './counters';
import { ESTATE, type Metric, type ObjectId, type ObjectKind } from './metrics';
import type { Reading } from './reading';
import type { People, Roster } from './roster';

/** What has to be read anew. */
interface Concerned {
	readonly guests: Set<GuestId>;
	readonly hosts: Set<HostId>;
	readonly stores: Set<DatastoreId>;
	/** hosts whose guests' promises have changed: failover capacity has to be found again */
	readonly promised: Set<HostId>;
	people: boolean;
}

/** @param ids of what has changed, gone things among them; all of the world's when it is read for the first time */
export function readingsOf(world: World, roster: Roster, ids: ReadonlySet<string>): Reading[] {
	const readings: Reading[] = [];
	const concerned = concernedBy(world, roster, ids);
	readHosts(readings, world, roster, concerned);
	readStores(readings, world, roster, concerned);
	readGuests(readings, world, roster, concerned);
	readGroups(readings, world, roster, ids, concerned);
	return readings;
}

function concernedBy(world: World, roster: Roster, ids: ReadonlySet<string>): Concerned {
	const concerned: Concerned = { guests: new Set(), hosts: new Set(), stores: new Set(), promised: new Set(), people: false };
	for (const id of ids) {
		if (isKind(id, 'vm')) {
			const touched = roster.update(world, id);
			concerned.guests.add(id);
			for (const host of touched.hosts) concerned.hosts.add(host);
			for (const store of touched.stores) concerned.stores.add(store);
			if (touched.promised) for (const host of touched.hosts) concerned.promised.add(host);
			concerned.people ||= touched.people;
		} else if (isKind(id, 'host')) {
			concerned.hosts.add(id);
			concerned.promised.add(id);
		} else if (isKind(id, 'ds')) concerned.stores.add(id);
		else if (id.startsWith('backup:') || id.startsWith('replication:'))
			for (const { id: store } of world.datastores) concerned.stores.add(store);
	}
	return concerned;
}

const isKind = <Kind extends 'vm' | 'host' | 'ds' | 'cluster' | 'pool'>(id: string, kind: Kind): id is `${Kind}:${string}` =>
	id.startsWith(`${kind}:`);

function readHosts(readings: Reading[], world: World, roster: Roster, { hosts, guests }: Concerned): void {
	for (const id of hosts) {
		const host = findHost(world, id);
		if (!host) continue;
		const here = roster.onHost(world, id);
		read(readings, world, 'host', id, hostCounters(world, host, here));
		for (const guest of here) guests.add(guest.id);
	}
}

function readStores(readings: Reading[], world: World, roster: Roster, { stores, guests }: Concerned): void {
	for (const id of stores) {
		const store = findDatastore(world, id);
		if (!store) continue;
		const here = roster.onStore(world, id);
		read(readings, world, 'datastore', id, datastoreCounters(world, store, here));
		const latency = storeLatencyNs(world, store, here);
		if (roster.latencies.get(id) === latency) continue;
		roster.latencies.set(id, latency);
		for (const guest of here) if (guest.disks[0]?.datastore === id) guests.add(guest.id);
	}
}

function readGuests(readings: Reading[], world: World, roster: Roster, { guests }: Concerned): void {
	const pressures = new Map<HostId, Pressure>();
	for (const id of guests) {
		const guest = findGuest(world, id);
		const host = guest && findHost(world, guest.host);
		if (!guest || !host) continue;
		const pressure = pressures.get(host.id) ?? pressureOn(host, roster.onHost(world, host.id));
		pressures.set(host.id, pressure);
		const store = guest.disks[0]?.datastore;
		const storeNs = store === undefined ? 0 : (roster.latencies.get(store) ?? 0);
		read(readings, world, 'guest', id, guestCounters(world, guest, host, pressure, storeNs));
	}
}

function readGroups(readings: Reading[], world: World, roster: Roster, ids: ReadonlySet<string>, { promised, people }: Concerned): void {
	for (const cluster of world.clusters) {
		const { id, hosts } = cluster;
		const asked = ids.has(id) || hosts.some((host) => promised.has(host));
		if (asked) roster.failovers.set(id, failoverLost(world, cluster));
		if (!asked && !people) continue;
		const there = sum(hosts.map((host) => roster.peopleOn(host)));
		read(readings, world, 'cluster', id, clusterCounters(there, roster.failovers.get(id) ?? 0));
	}
	const pools = world.desktopPools.filter(({ id }) => people || ids.has(id));
	for (const pool of pools) read(readings, world, 'pool', pool.id, poolCounters(world, pool));
	if (!people && pools.length === 0) return;
	const waiting = world.desktopPools.map(({ waits }) => ({ users: 0, cutOff: waits.cutOff }));
	read(readings, world, 'estate', ESTATE, estateCounters(sum([roster.people, ...waiting])));
}

const sum = (groups: readonly People[]): People =>
	groups.reduce((all, { users, cutOff }) => ({ users: all.users + users, cutOff: all.cutOff + cutOff }), { users: 0, cutOff: 0 });

function read<K extends ObjectKind>(readings: Reading[], world: World, kind: K, object: ObjectId, counters: Counters<K>): void {
	for (const [name, value] of Object.entries<number | Ageing>(counters)) {
		// a counter's key is a metric of its kind
		const metric = `${kind}.${name}` as Metric;
		if (typeof value === 'number') readings.push({ object, metric, at: world.now, value });
		else if (value.since === null) readings.push({ object, metric, at: world.now, value: 0 });
		else readings.push({ object, metric, at: world.now, value: 1, since: value.since });
	}
}

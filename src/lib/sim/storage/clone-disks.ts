// The disks of a copy: whole files of its own, or, linked, empty ones on the present snapshot of what it was cloned from.
import { refuse, type Check } from '../check';
import { findDatastore } from '../look';
import type { DatastoreId, Guest, Host, World } from '../world';
import { filesAt, isDelta, LONGEST_CHAIN, readAt, snapshotOf, storesOf } from './chain';
import type { Disk } from './disk';
import { growth } from './file-size';
import { copyOf } from './space';
import { emptyBytes } from './writing';

/** every disk in a file of its own, as it reads now */
export const wholeDisks = (world: World, source: Guest, datastore: DatastoreId): Disk[] =>
	source.disks.map((disk, place) => (isDelta(source, disk) ? whole(world, source, disk, place, datastore) : copyOf(disk, datastore)));

function whole(world: World, source: Guest, disk: Disk, place: number, datastore: DatastoreId): Disk {
	const first = filesAt(world, source, place, source.currentSnapshot)[0] ?? disk;
	const extents = readAt(world, source, place);
	const grew = growth(disk.format, disk.thin ? 'thin' : 'thick', first.extents, extents);
	return { ...disk, datastore, extents, usedBytes: first.usedBytes + grew, parent: null };
}

/** empty files on the source's present snapshot; none without one */
export function linkedDisks(source: Guest, datastore: DatastoreId): Disk[] {
	const snapshot = source.currentSnapshot;
	if (snapshot === null) return [];
	return source.disks.map((disk) => ({
		...disk,
		datastore,
		thin: true,
		usedBytes: emptyBytes(disk, 'delta'),
		extents: [],
		parent: { guest: source.id, snapshot }
	}));
}

/** a linked clone needs a snapshot to lie on, a chain that may grow, and a host that sees all of it */
export function linkedChecks(world: World, source: Guest, host: Host): Check[] {
	const snapshot = snapshotOf(source, source.currentSnapshot);
	const depth = Math.max(0, ...source.disks.map((_, place) => filesAt(world, source, place, source.currentSnapshot).length));
	const below = storesOf(world, source);
	const unseen = below.find((id) => !host.datastores.includes(id));
	const store = unseen ?? below[0];
	return [
		refuse('snapshotNeeded', snapshot !== undefined && !snapshot.deleted, { guest: source.name }, [
			{ type: 'takeSnapshot', guest: source.id, name: 'base' }
		]),
		refuse('chainLimit', depth <= LONGEST_CHAIN, { guest: source.name, snapshots: depth, limit: LONGEST_CHAIN }),
		...(store ? [refuse('storage', unseen === undefined, { datastore: findDatastore(world, store)?.name ?? store, host: host.name })] : [])
	];
}

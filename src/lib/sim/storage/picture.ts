// Disks, snapshots and datastores as people read them.
import type { CommandType } from '../command';
import { GiB, MiB, SECOND } from '../units';
import type { DatastoreView, DiskView, GuestView, SnapshotView } from '../view';
import type { Datastore, DatastoreId, Guest, World } from '../world';
import { depthOf, isDelta } from './chain';
import { bytesOf } from './content';
import { capacityOf, ownAsk } from './iops';
import { latencyNs } from './latency';
import { filesOf, otherFiles } from './space';

/** what a guest's view says of its disks. It depends on other guests only for a linked clone. */
export function guestStorage(
	world: World,
	guest: Guest
): Pick<GuestView, 'disks' | 'template' | 'snapshots' | 'currentSnapshot' | 'diskLayers' | 'iopsWanted' | 'iopsGranted'> {
	return {
		template: guest.template,
		disks: guest.disks.map((disk): DiskView => {
			const { datastore, sizeBytes, usedBytes, thin, format, extents, parent } = disk;
			return {
				datastore,
				sizeGiB: sizeBytes / GiB,
				usedGiB: usedBytes / GiB,
				thin,
				format,
				delta: isDelta(guest, disk),
				fileBytes: usedBytes,
				writtenGiB: bytesOf(extents) / GiB,
				extents,
				parent
			};
		}),
		snapshots: guest.snapshots.map((snapshot): SnapshotView => ({
			id: snapshot.id,
			name: snapshot.name,
			parent: snapshot.parent,
			takenSeconds: snapshot.takenAt / SECOND,
			memoryMiB: snapshot.memoryBytes / MiB,
			filesGiB: snapshot.layers.reduce((sum, layer) => sum + layer.usedBytes, 0) / GiB,
			layers: snapshot.layers,
			consistent: snapshot.consistent,
			deleted: snapshot.deleted
		})),
		currentSnapshot: guest.currentSnapshot,
		diskLayers: depthOf(world, guest),
		iopsWanted: ownAsk(world, guest)?.iops ?? 0,
		iopsGranted: guest.grantedIops
	};
}

/** files are counted by the same rule as space is: their sum is what is used */
type Seen = Pick<World, 'guests' | 'datastores' | 'backups' | 'replications' | 'policy'>;
const SEEN = ['guests', 'datastores', 'backups', 'replications', 'policy'] as const satisfies readonly (keyof Seen)[];
const known = new WeakMap<World['guests'], { readonly of: Seen; readonly views: DatastoreView[] }>();

/** the same for as long as nothing that lies on a datastore, or asks something of one, has changed */
export function datastoreViews(world: World): DatastoreView[] {
	const before = known.get(world.guests);
	if (before && SEEN.every((name) => before.of[name] === world[name])) return before.views;
	const views = drawDatastores(world);
	known.set(world.guests, { of: world, views });
	return views;
}

function drawDatastores(world: World): DatastoreView[] {
	const files = new Map<DatastoreId, DatastoreView['files'][number][]>();
	const others = new Map<DatastoreId, DatastoreView['otherFiles'][number][]>();
	const use = new Map<DatastoreId, { asked: number; granted: number; backend: number }>();
	for (const store of world.datastores) {
		files.set(store.id, []);
		others.set(store.id, []);
		use.set(store.id, { asked: 0, granted: 0, backend: 0 });
	}
	for (const guest of world.guests) {
		for (const { datastore, kind, bytes } of filesOf(guest))
			if (isGuestFile(kind)) files.get(datastore)?.push({ guest: guest.id, kind, GiB: bytes / GiB });
		const ask = ownAsk(world, guest);
		const here = ask && use.get(ask.datastore);
		if (!here) continue;
		here.asked += ask.iops;
		here.granted += guest.grantedIops;
		here.backend += ask.backend;
	}
	for (const { datastore, kind, name, bytes } of otherFiles(world))
		if (!isGuestFile(kind)) others.get(datastore)?.push({ name: name ?? '', kind, GiB: bytes / GiB });
	return world.datastores.map((store) =>
		datastoreView(store, files.get(store.id) ?? [], others.get(store.id) ?? [], use.get(store.id) ?? { asked: 0, granted: 0, backend: 0 })
	);
}

type GuestFile = DatastoreView['files'][number]['kind'];
const isGuestFile = (kind: string): kind is GuestFile => ['disk', 'snapshot', 'memory', 'temporary'].includes(kind);

function datastoreView(
	store: Datastore,
	files: DatastoreView['files'][number][],
	others: DatastoreView['otherFiles'][number][],
	use: { readonly asked: number; readonly granted: number; readonly backend: number }
): DatastoreView {
	const usedGiB = [...files, ...others].reduce((sum, file) => sum + file.GiB, 0);
	const sizeGiB = store.sizeBytes / GiB;
	const capacity = capacityOf(store);
	return {
		id: store.id,
		name: store.name,
		shared: store.shared,
		site: store.site,
		lost: store.lost,
		sizeGiB,
		usedGiB,
		freeGiB: sizeGiB - usedGiB,
		iops: store.iops,
		iopsAsked: use.asked,
		iopsGranted: use.granted,
		writePenalty: store.writePenalty,
		latencyMs: store.lost ? null : latencyNs(store.baseLatencyNs, capacity > 0 ? use.backend / capacity : 1) / 1e6,
		files: files.sort((a, b) => b.GiB - a.GiB || (a.guest < b.guest ? -1 : 1)),
		otherFiles: others.sort((a, b) => b.GiB - a.GiB || (a.name < b.name ? -1 : 1))
	};
}

/** operations on its disks that its state allows now */
export function storageOperationsOf({ state, snapshots, template, disks }: Guest): CommandType[] {
	if (disks.length === 0) return [];
	const off = state === 'off';
	const there = snapshots.some((snapshot) => !snapshot.deleted);
	return [
		...(off || state === 'running' || state === 'paused' ? (['takeSnapshot'] as const) : []),
		...(there ? (['revertSnapshot', 'deleteSnapshot'] as const) : []),
		...(off ? ([template ? 'convertToGuest' : 'convertToTemplate', 'convertDisk'] as const) : [])
	];
}

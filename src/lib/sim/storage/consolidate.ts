// Merging the files of deleted snapshots. A snapshot's file is needed by whatever lies on it: once that is a single file, the two become
// one, the upper over the lower, and nothing that is read changes.
import type { Guest, World } from '../world';
import { frozenKind, linkedTo } from './chain';
import { grainsOf, merge } from './content';
import type { Disk, Layer, Snapshot, TemporaryFile } from './disk';
import { grainBytesOf, growth } from './file-size';

export interface Consolidation {
	/** the guest once all is merged that can be */
	readonly guest: Guest;
	/** bytes of data that are copied from upper files into lower ones: the upper's own, at most what they cover of the disk */
	readonly movedBytes: number;
	/** bytes by which the lower files grow before the upper ones can go */
	readonly temporary: readonly TemporaryFile[];
}

/** what merging would do now. Pure; the guest is the same object when there is nothing to merge */
export function consolidate(world: Pick<World, 'guests'>, guest: Guest): Consolidation {
	let done: Consolidation = { guest, movedBytes: 0, temporary: [] };
	for (let next = mergeable(world, guest); next; next = mergeable(world, done.guest)) done = mergeOne(done, next);
	return done;
}

/** the first deleted snapshot on whose files lies at most one other */
function mergeable(world: Pick<World, 'guests'>, guest: Guest): Snapshot | undefined {
	return guest.snapshots.find(
		(snapshot) => snapshot.deleted && lyingOn(guest, snapshot) <= 1 && linkedTo(world, guest.id, snapshot.id).length === 0
	);
}

/** files of this guest directly on a snapshot's */
const lyingOn = (guest: Guest, { id }: Snapshot): number =>
	guest.snapshots.filter((snapshot) => snapshot.parent === id).length + (guest.currentSnapshot === id ? 1 : 0);

/** The guest without deleted snapshots on whose files nothing lies any more. */
export function withoutUnused(world: Pick<World, 'guests'>, guest: Guest): Guest {
	const unused = guest.snapshots.find(
		(snapshot) => snapshot.deleted && lyingOn(guest, snapshot) === 0 && linkedTo(world, guest.id, snapshot.id).length === 0
	);
	if (!unused) return guest;
	return withoutUnused(world, { ...guest, snapshots: guest.snapshots.filter((snapshot) => snapshot !== unused) });
}

function mergeOne({ guest, movedBytes, temporary }: Consolidation, lower: Snapshot): Consolidation {
	const rest = guest.snapshots.filter((snapshot) => snapshot !== lower);
	const child = rest.find((snapshot) => snapshot.parent === lower.id);
	const merges = guest.disks.map((disk, place) => {
		const upper = child ? child.layers[place] : guest.currentSnapshot === lower.id ? disk : undefined;
		const under = lower.layers[place];
		return upper && under ? mergeFiles(under, upper, lower, disk) : null;
	});
	const moved = merges.reduce((sum, merged) => sum + (merged?.movedBytes ?? 0), movedBytes);
	const grown = merges.flatMap((merged) => (merged && merged.grew > 0 ? [{ datastore: merged.layer.datastore, bytes: merged.grew }] : []));
	const layers = merges.flatMap((merged) => (merged ? [merged.layer] : []));
	const onCurrent = !child && guest.currentSnapshot === lower.id;
	return {
		guest: {
			...guest,
			snapshots: rest.map((snapshot) => (snapshot === child ? { ...snapshot, layers, parent: lower.parent } : snapshot)),
			currentSnapshot: onCurrent ? lower.parent : guest.currentSnapshot,
			disks: onCurrent ? guest.disks.map((disk, place) => ({ ...disk, ...layers[place] })) : guest.disks
		},
		movedBytes: moved,
		temporary: [...temporary, ...grown]
	};
}

function mergeFiles(under: Layer, upper: Layer, lower: Snapshot, disk: Disk) {
	const { format, sizeBytes } = disk;
	const extents = merge(under.extents, upper.extents);
	const grew = growth(format, frozenKind(lower, disk), under.extents, extents);
	const grain = grainBytesOf(format);
	const movedBytes = Math.min(upper.usedBytes, sizeBytes, grainsOf(upper.extents, grain) * grain);
	const layer: Layer = { datastore: under.datastore, usedBytes: under.usedBytes + grew, extents };
	return { layer, grew, movedBytes };
}

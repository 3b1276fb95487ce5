// Snapshots and linked clones that are there from the start, as a scenario tells of them.
import { guestId } from '../ids';
import type { ScenarioGuest } from '../scenario';
import { GiB } from '../units';
import type { Guest, SnapshotId } from '../world';
import { onTop } from './chain';
import { linkedDisks } from './clone-disks';
import type { Disk, Snapshot } from './disk';
import { fileBytes } from './file-size';
import { emptyBytes } from './writing';

/** ms of a read or write when nobody else asks [A] */
export const LATENCY_MS = 1;

/** of a guest's reads and writes, so many are writes [A] */
export const WRITE_PERCENT = 50;

/** reads and writes per second of a boot and a log-in [Dell BP1018: 16 to 18 and 11 to 13] */
export const STORAGE_IOPS = { bootIops: 17, loginIops: 12 } as const;

type Told = NonNullable<ScenarioGuest['snapshots']>[number];

/** the snapshot below one: the one named, else the one before it in the list; null for the first */
export function parentOf(list: readonly Told[], place: number): string | null {
	return list[place]?.parent ?? list[place - 1]?.name ?? null;
}

/** The guest with its snapshots. @param serial gives each a number */
export function withSnapshots(guest: Guest, told: ScenarioGuest, serial: () => number): Guest {
	const list = told.snapshots ?? [];
	if (list.length === 0) return guest;
	const ids = new Map(list.map(({ name }): [string, SnapshotId] => [name, `snapshot:${serial()}`]));
	const idOf = (name: string | null): SnapshotId | null => (name === null ? null : (ids.get(name) ?? null));
	const snapshots = list.map((each, place): Snapshot => {
		const parent = idOf(parentOf(list, place));
		const disks = parent === null ? guest.disks : filled(guest.disks, each.GiB ?? 0, place);
		const memoryBytes = each.memory === true ? guest.memoryBytes : 0;
		return {
			id: idOf(each.name) ?? 'snapshot:0',
			name: each.name,
			parent,
			takenAt: 0,
			memoryBytes,
			consistent: memoryBytes > 0 ? 'crash' : 'file-system',
			deleted: false,
			layers: disks.map(({ datastore, usedBytes, extents }) => ({ datastore, usedBytes, extents })),
			hardware: { vcpus: guest.vcpus, memoryBytes: guest.memoryBytes },
			cpuSeen: memoryBytes > 0 ? guest.cpuSeen : null
		};
	});
	const currentSnapshot = idOf(told.onSnapshot ?? list.at(-1)?.name ?? null);
	return { ...guest, snapshots, currentSnapshot, disks: filled(guest.disks, told.sinceSnapshotGiB ?? 0, list.length) };
}

/** files on top of a guest's: the first with so much new data from its beginning on, the others empty */
function filled(disks: readonly Disk[], GiBs: number, mark: number): Disk[] {
	return disks.map((disk, place) => {
		const to = place === 0 ? Math.min(disk.sizeBytes, Math.round(GiBs * GiB)) : 0;
		const extents = to > 0 ? [{ from: 0, to, mark: mark + 1 }] : [];
		return { ...onTop(disk, emptyBytes(disk, 'delta')), usedBytes: fileBytes(disk, 'delta', extents), extents };
	});
}

/** GiB that a guest's snapshots and the files on them take beside its first files */
export function snapshotGiB(told: ScenarioGuest): number {
	const [first, ...others] = told.disks.map(({ sizeGiB, format }): Disk => ({
		datastore: 'ds:',
		sizeBytes: Math.round(sizeGiB * GiB),
		usedBytes: 0,
		thin: true,
		format: format ?? 'vmdk',
		extents: [],
		parent: null
	}));
	const list = told.snapshots ?? [];
	if (!first || list.length === 0) return 0;
	const files = [...list.slice(1).map((each) => each.GiB ?? 0), told.sinceSnapshotGiB ?? 0];
	const deltas = files.flatMap((GiBs) => filled([first, ...others], GiBs, 0)).reduce((sum, disk) => sum + disk.usedBytes, 0);
	return deltas / GiB + (list.filter((each) => each.memory).length * told.memoryMiB) / 1_024;
}

/** Gives linked clones their disks, those of clones of clones included. @param guests in the order of the scenario */
export function linkClones(guests: readonly Guest[], told: readonly ScenarioGuest[]): Guest[] {
	const sources = new Map(told.flatMap(({ name, linkedTo }) => (linkedTo === undefined ? [] : [[guestId(name), guestId(linkedTo)]])));
	if (sources.size === 0) return [...guests];
	const done = new Map(guests.filter((guest) => !sources.has(guest.id)).map((guest) => [guest.id, guest]));
	// each round makes at least one more, unless they lie on each other in a circle, which the scenario room refuses
	for (let made = -1; made !== done.size;) {
		made = done.size;
		for (const guest of guests) {
			const source = done.get(sources.get(guest.id) ?? guest.id);
			const home = source?.disks[0];
			if (source && home && !done.has(guest.id)) done.set(guest.id, { ...guest, disks: linkedDisks(source, home.datastore) });
		}
	}
	return guests.map((guest) => done.get(guest.id) ?? guest);
}

// A guest's write reaches the file on top of its first disk.
import type { Draft } from '../draft';
import { findDatastore } from '../look';
import type { Guest, World } from '../world';
import { kindOf, readAt } from './chain';
import type { Disk } from './disk';
import { freeBytes } from './space';
import { nextMark, rangesOf, writeInto, type Written } from './writing';

/** what writing so many bytes would do to a guest's first disk, with so much room */
function plan(world: World, guest: Guest, disk: Disk, bytes: number, at: number | null, room: number): Written {
	const read = readAt(world, guest, 0);
	const ranges = rangesOf(read, disk.sizeBytes, bytes, at);
	return writeInto(disk, kindOf(guest, disk), ranges, nextMark(read, disk.extents), room, at);
}

/** bytes that the file would have to grow by for what the guest still wants to write */
export function roomWanted(world: World, guest: Guest): number {
	const disk = guest.disks[0];
	return disk ? plan(world, guest, disk, guest.wantsBytes, guest.wantsAt, Infinity).grew : 0;
}

/**
 * Writes what finds room.
 * @param bytes of data; @param at byte of the disk from which on, or null: where nothing is written yet
 * @returns what is left to write; nothing left: 0 bytes
 */
export function writeToDisk(draft: Draft, id: Guest['id'], bytes: number, at: number | null): { bytes: number; at: number | null } {
	const guest = draft.guest(id);
	const [disk, ...others] = guest.disks;
	const store = disk && findDatastore(draft, disk.datastore);
	if (!disk || !store) return { bytes: 0, at: null };
	const written = plan(draft, guest, disk, bytes, at, freeBytes(draft, store));
	draft.setGuest(id, { disks: [written.disk, ...others] });
	draft.emit({
		type: 'dataWritten',
		guest: id,
		datastore: store.id,
		dataBytes: written.bytes,
		bytes: written.grew,
		missingBytes: written.missing
	});
	if (written.missing === 0) return { bytes: 0, at: null };
	return { bytes: bytes - written.bytes, at: written.at };
}

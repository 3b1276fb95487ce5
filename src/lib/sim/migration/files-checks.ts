// What stands in the way of moving a guest's files to another datastore.
import { refuse, type Check } from '../check';
import type { Command } from '../command';
import { roomOn } from '../guest/checks';
import { sees } from '../host/paths';
import { findDatastore } from '../look';
import { linkedTo } from '../storage/chain';
import type { Datastore, Guest, Host, World } from '../world';
import { bytesElsewhere, storesOf } from './files';

/** a clone that shares files with another guest can't be taken away from them, nor they from it [as products refuse, or copy it whole first] */
export function movesWhole(world: World, guest: Guest): Check[] {
	const base = guest.disks.find((disk) => disk.parent !== null)?.parent?.guest;
	const child = linkedTo(world, guest.id)[0];
	const other = base === undefined ? child : world.guests.find(({ id }) => id === base);
	return [
		refuse('sharedFiles', base === undefined && child === undefined, {
			guest: guest.name,
			other: other?.name ?? base ?? '',
			is: base === undefined ? 'base' : 'clone'
		})
	];
}

/** the host that copies reads all files, there is another place to go to (else do `instead`), and it has room */
export function filesChecks(world: World, guest: Guest, reader: Host, datastore: Datastore, instead: readonly Command[] = []): Check[] {
	const unread = storesOf(guest).find((store) => !sees(reader, store));
	const bytes = bytesElsewhere(guest, datastore.id);
	return [
		refuse(
			'otherStore',
			storesOf(guest).some((store) => store !== datastore.id),
			{ guest: guest.name, datastore: datastore.name },
			instead
		),
		...(unread === undefined
			? []
			: [refuse('storage', false, { datastore: findDatastore(world, unread)?.name ?? unread, host: reader.name })]),
		roomOn(world, datastore.id, bytes)
	];
}

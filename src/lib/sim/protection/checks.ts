// Checks that backups, restores and replicas share: what is still there, where a copy lies, what it is worth.
import { refuse, warn, type Check } from '../check';
import type { Command } from '../command';
import { storesOf } from '../storage/chain';
import { findDatastore } from '../look';
import type { Disk } from '../storage/disk';
import { freeBytes } from '../storage/space';
import { SECOND } from '../units';
import type { Datastore, Guest, World } from '../world';
import { coverOn, writtenBytes } from './copies';
import { isDamaged } from './damage';
import { newestReadable } from './meant';
import { contentsOf, lostStoreOf } from './reading';

/** refuses what needs the guest's disks when they are gone; a backup in place is the cure where there is one */
export function disksThere(world: World, guest: Guest): Check[] {
	const store = lostStoreOf(world, guest);
	return store === null ? [] : [refuse('lostStore', false, { datastore: store.name, guest: guest.name }, restoreFix(world, guest))];
}

export const storeThere = (store: Datastore): Check => refuse('lostStore', !store.lost, { datastore: store.name });

/** warns of a copy that goes with its original: on the same datastore, or at the same site only */
export function keptApart(world: World, guest: Guest, store: Datastore): Check {
	const cover = coverOn(world, store, storesOf(world, guest));
	const shared = cover.datastore ? (cover.site ? 'nothing' : 'site') : 'datastore';
	return warn('apart', cover.datastore && cover.site, { guest: guest.name, datastore: store.name, site: store.site, shared });
}

export const readable = (world: World, guest: Guest): Check =>
	warn('damaged', !contentsOf(world, guest).some(isDamaged), { guest: guest.name });

export const soundCopy = (name: string, disks: readonly Disk[]): Check =>
	warn('damaged', !disks.some((disk) => isDamaged(disk.extents)), { guest: name });

/** warns of the work since the copy's moment, which does not come back */
export const workSince = (name: string, takenAt: number, now: number): Check =>
	warn('recoveryPoint', now <= takenAt, { guest: name, seconds: (now - takenAt) / SECOND });

/** the newest complete backup of the guest, back in its place, where its host sees room */
export function restoreFix(world: World, guest: Guest): Command[] {
	const backup = newestReadable(world, guest.id);
	const host = world.hosts[world.places[guest.host] ?? -1];
	if (!backup || !host) return [];
	const need = writtenBytes(backup.content.disks);
	const store = host.datastores.map((id) => findDatastore(world, id)).find((each) => each && !each.lost && freeBytes(world, each) >= need);
	return store ? [{ type: 'restoreBackup', backup: backup.id, host: host.id, datastore: store.id }] : [];
}

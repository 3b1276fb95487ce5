// A copy of a guest at another place, brought up to date again and again: each cycle sends what has changed since the last one, and when it
// is complete the copy holds the moment at which the cycle began.
import { amount, dueOf } from '../anchor';
import { refuse, type Check } from '../check';
import type { Draft } from '../draft';
import { takesOneOnly } from '../guest/physical';
import { storesOf } from '../storage/chain';
import { findDatastore, findGuest, findHost } from '../look';
import type { Operation } from '../operation';
import { bytesOf } from '../storage/content';
import type { Disk } from '../storage/disk';
import { freeBytes, totalUsed } from '../storage/space';
import { toNs } from '../units';
import type { Guest, GuestId, ReplicationId, World } from '../world';
import { replicaBytes, type Replication } from './backup';
import { differenceOf } from './changed';
import { disksThere, keptApart, readable, storeThere } from './checks';
import { coverOn } from './copies';
import type { Missed } from './event';
import { replicationMeant } from './meant';
import { everyInRange } from './plan';
import { lostStoreOf } from './reading';
import { contentOf } from './take-backup';

export const replicateGuest: Operation<'replicateGuest'> = {
	checks(world, command) {
		const [guest, host, store] = [findGuest(world, command.guest), findHost(world, command.host), findDatastore(world, command.datastore)];
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		if (!host || !store) return [refuse('exists', false, { what: host ? command.datastore : command.host })];
		const already = world.replications.some(({ guest: id }) => id === guest.id);
		return [
			refuse('exists', true, { what: guest.name }),
			refuse('original', !already, { guest: guest.name, problem: 'replicated' }),
			everyInRange(command.everySeconds),
			refuse('elsewhere', host.id !== guest.host, { host: host.name }),
			...takesOneOnly(world, host.id, guest, 'replicateGuest'),
			...disksThere(world, guest),
			storeThere(store),
			refuse('storage', host.datastores.includes(store.id), { datastore: store.name, host: host.name }),
			...networkThere(world, guest, host.networks, host.name),
			keptApart(world, guest, store),
			readable(world, guest)
		];
	},
	apply(draft, { guest, host, datastore, everySeconds }) {
		replicate(draft, { guest, host, datastore, everyNs: toNs(everySeconds) });
	}
};

export const stopReplication: Operation<'stopReplication'> = {
	checks: (world, { replication: id }) => [refuse('exists', replicationMeant(world, id) !== undefined, { what: id })],
	apply(draft, { replication: id }) {
		const found = replicationMeant(draft, id);
		if (!found) return;
		draft.remove('replications', found.id);
		draft.emit({ type: 'replicationStopped', guest: found.guest, datastore: found.datastore });
	}
};

/** Begins with an empty copy; `synced`: with one that holds the present. */
export function replicate(draft: Draft, wanted: Pick<Replication, 'guest' | 'host' | 'datastore' | 'everyNs'>, synced = false): void {
	const id: ReplicationId = `replication:${draft.nextSerial()}`;
	const guest = draft.guest(wanted.guest);
	const store = findDatastore(draft, wanted.datastore);
	const held = synced ? { recoveryPoint: draft.now, content: contentOf(draft, guest) } : { recoveryPoint: null, content: null };
	draft.add('replications', { id, ...wanted, ...held, copying: null, dueAt: synced ? draft.now + wanted.everyNs : draft.now });
	if (store) draft.emit({ type: 'replicationStarted', replication: id, ...wanted, cover: coverOn(draft, store, storesOf(draft, guest)) });
}

/** A cycle has come to its end, or the next one is due. */
export function replicationDue(draft: Draft, replication: Replication): void {
	const { copying } = replication;
	if (copying && dueOf(copying.progress) <= draft.now) return endCycle(draft, replication, copying);
	if (replication.dueAt !== null && replication.dueAt <= draft.now) beginCycle(draft, replication);
}

/** Cycles that stopped because the guest was gone go on. */
export function wakeReplications(draft: Draft, guest: GuestId): void {
	for (const each of draft.replications)
		if (each.guest === guest && each.copying === null && each.dueAt === null) draft.set('replications', each.id, { dueAt: draft.now });
}

function beginCycle(draft: Draft, replication: Replication): void {
	const { id, everyNs, content, recoveryPoint } = replication;
	const guest = findGuest(draft, replication.guest);
	// without its guest there is nothing to copy: whoever brings it back sets the cycles going again
	if (!guest || lostStoreOf(draft, guest)) {
		draft.set('replications', id, { dueAt: null });
		return;
	}
	const now = contentOf(draft, guest);
	const reason = hindrance(draft, replication, totalUsed(now.disks), guest);
	if (reason !== null) {
		draft.set('replications', id, { dueAt: draft.now + everyNs });
		return draft.emit({ type: 'replicaMissed', guest: guest.id, replication: id, reason });
	}
	const worked = guest.state === 'running' && recoveryPoint !== null ? draft.now - recoveryPoint : 0;
	const bytes = content
		? differenceOf(content.disks.map(extentsOf), now.disks.map(extentsOf), guest.load, worked)
		: now.disks.reduce((sum, disk) => sum + bytesOf(disk.extents), 0);
	draft.set('replications', id, { dueAt: null, copying: { takenAt: draft.now, progress: amount(draft.now, bytes), bytes, content: now } });
}

function endCycle(draft: Draft, replication: Replication, copying: NonNullable<Replication['copying']>): void {
	const { id, guest, everyNs } = replication;
	const { takenAt, bytes, content } = copying;
	const next = Math.max(draft.now, takenAt + everyNs);
	draft.set('replications', id, { recoveryPoint: takenAt, content, copying: null, dueAt: next });
	const ns = draft.now - takenAt;
	draft.emit({ type: 'replicaUpdated', guest, replication: id, recoveryPoint: takenAt, bytes, ns, keepsUp: ns <= everyNs });
}

function hindrance(world: World, replication: Replication, bytes: number, guest: Guest): Missed | null {
	const store = findDatastore(world, replication.datastore);
	if (!store || store.lost) return 'lost';
	if (bytes - replicaBytes(replication) > freeBytes(world, store)) return 'space';
	// half a guest is no guest: one that is still being made is copied once it is whole
	return guest.task?.kind === 'clone' || guest.task?.kind === 'recover' ? 'busy' : null;
}

const extentsOf = (disk: Disk) => disk.extents;

function networkThere(world: World, guest: Guest, networks: readonly string[], host: string): Check[] {
	const network = guest.network === null ? undefined : world.networks[world.places[guest.network] ?? -1];
	return network ? [refuse('network', networks.includes(network.id), { network: network.name, host })] : [];
}

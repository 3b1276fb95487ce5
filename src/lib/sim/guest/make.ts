// Making and removing guests: from a specification, as a full clone, and deletion with the disks.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { CommandOf, GuestSpec } from '../command';
import { newQueue } from '../delivery/backlog';
import { unserved } from '../delivery/user-time';
import type { Draft } from '../draft';
import { NOTHING_TAKEN } from '../host/reclaim';
import { guestId } from '../ids';
import { findDatastore, findGuest, findHost, findNetwork } from '../look';
import type { Operation } from '../operation';
import { linkedChecks, linkedDisks, wholeDisks } from '../storage/clone-disks';
import { noClones } from '../storage/checks';
import { leftOver } from '../storage/files';
import { allBytes, totalUsed } from '../storage/space';
import { fileBytes } from '../storage/file-size';
import { GiB, MiB } from '../units';
import type { Disk, Layer } from '../storage/disk';
import type { Datastore, Guest, GuestId, Host, World } from '../world';
import { copiedIdentity, newIdentity } from './customize';
import type { Identity } from './identity';
import { notBusy, peopleServed, roomOn, stateCheck, turnOnFix } from './checks';
import { isPowered } from './life-cycle';
import { takesOneOnly, virtualOnly } from './physical';
import { disksThere } from '../protection/checks';
import { vendorCheck } from '../vendor/check';
import { inRange, LIMITS } from './limits';
import { busyGuests } from '../whereabouts';

export const createGuest: Operation<'createGuest'> = {
	checks(world, command) {
		const place = placeOfNew(world, command);
		if (place.missing !== null) return [refuse('exists', false, { what: place.missing })];
		const network = command.network === null ? undefined : findNetwork(world, command.network);
		if (command.network !== null && !network) return [refuse('exists', false, { what: command.network })];
		return [
			nameIsFree(world, command.name),
			inRange('vcpus', command.vcpus),
			inRange('memoryMiB', command.memoryMiB),
			inRange('diskGiB', command.diskGiB),
			...hostSees(place.host, place.store),
			...takesOneOnly(world, place.host.id, command, 'createGuest'),
			...vendorCheck(world, command.role, place.host.id),
			...(network ? [refuse('network', place.host.networks.includes(network.id), { network: network.name, host: place.host.name })] : []),
			warn('cores', command.vcpus <= place.host.cores, { vcpus: command.vcpus, cores: place.host.cores, host: place.host.name }),
			roomOn(world, place.store.id, newDisk(command).usedBytes)
		];
	},
	apply(draft, command) {
		const guest = newGuest(command, draft.now, newIdentity(draft, command));
		draft.addGuest(guest);
		draft.emit({ type: 'guestCreated', guest: guest.id, host: guest.host, source: null });
	}
};

export const cloneGuest: Operation<'cloneGuest'> = {
	checks(world, command) {
		const source = findGuest(world, command.guest);
		if (!source) return [refuse('exists', false, { what: command.guest })];
		const place = placeOfNew(world, command);
		if (place.missing !== null) return [refuse('exists', false, { what: place.missing })];
		const still = !isPowered(source.state);
		return [
			refuse('exists', true, { what: source.name }),
			...virtualOnly(world, source, 'cloneGuest'),
			...disksThere(world, source),
			stateCheck(source, 'cloneGuest', still || source.state === 'running' || source.state === 'paused'),
			notBusy(source),
			nameIsFree(world, command.name),
			...hostSees(place.host, place.store),
			...takesOneOnly(world, place.host.id, command, 'cloneGuest'),
			...vendorCheck(world, source.role, place.host.id),
			...(command.linked ? linkedChecks(world, source, place.host) : []),
			roomOn(world, place.store.id, totalUsed(disksOfCopy(world, source, command))),
			warn('crashConsistent', source.state === 'off', { guest: source.name })
		];
	},
	apply(draft, command) {
		makeClones(draft, [cloneOf(draft, command)], command.guest);
	}
};

/** the copy as it will be: a guest of its own, off, with nothing under way */
export function cloneOf(draft: Draft, command: CommandOf<'cloneGuest'>): Guest {
	const source = draft.guest(command.guest);
	return {
		...source,
		id: guestId(command.name),
		name: command.name,
		host: command.host,
		state: 'off',
		disks: disksOfCopy(draft, source, command),
		// a copy has no people yet, and no hold on the devices of a host
		users: 0,
		device: null,
		localMedia: false,
		cpuSeen: null,
		grantedHz: 0,
		grantedIops: 0,
		speed: 1,
		reclaim: NOTHING_TAKEN,
		service: unserved(draft.now),
		session: source.session && { ...source.session, loggedOn: 0 },
		queue: source.queue && newQueue(draft.now, source.queue),
		snapshots: [],
		currentSnapshot: null,
		template: false,
		toolsHung: false,
		identity: copiedIdentity(draft, source, command.host),
		conflict: null,
		pending: null,
		suspendBytes: 0,
		wantsBytes: 0,
		wantsAt: null,
		task: null,
		jobs: []
	};
}

/** Adds copies of one guest and begins to copy what their disks hold. */
export function makeClones(draft: Draft, clones: readonly Guest[], source: GuestId): void {
	draft.addAll('guests', clones);
	for (const { id, host, disks } of clones) {
		draft.emit({ type: 'guestCreated', guest: id, host, source });
		const totalBytes = totalUsed(disks);
		const progress = amount(draft.now, totalBytes);
		draft.startTask(id, { id: draft.nextTask(), kind: 'clone', startedAt: draft.now, source, totalBytes, progress });
	}
}

export const deleteGuest: Operation<'deleteGuest'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		if (!guest) return [refuse('exists', false, { what: command.guest })];
		const off = guest.state === 'off';
		const clones = clonesOf(world, guest);
		return [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'deleteGuest', off, off ? [] : [{ type: 'powerOff', guest: guest.id }]),
			notBusy(guest),
			refuse('cloneSource', clones.length === 0, { guest: guest.name, clones: clones.map((clone) => clone.name).join(', ') }),
			noClones(world, guest),
			...peopleServed(world, guest)
		];
	},
	apply(draft, command) {
		const guest = draft.guest(command.guest);
		if (command.keepDisks) keepFiles(draft, guest);
		remove(draft, guest, command.keepDisks);
	}
};

/** Ends a clone before it is complete: half a guest is no guest. */
export function abortClone(draft: Draft, clone: Guest, result: 'cancelled' | 'failed'): void {
	if (clone.task?.kind !== 'clone') return;
	draft.emit({ type: 'taskEnded', task: clone.task.id, kind: 'clone', guest: clone.id, result, ns: draft.now - clone.task.startedAt });
	draft.setGuest(clone.id, { task: null });
	remove(draft, clone);
}

export const clonesOf = (world: World, source: Guest): Guest[] =>
	busyGuests(world).filter((guest) => guest.task?.kind === 'clone' && guest.task.source === source.id);

const needsIt = (other: Guest, id: GuestId): boolean =>
	other.needs.includes(id) || other.needsAnyOf.some((group) => group.guests.includes(id));

/** what is gone is needed no more; of a group, as many of the others as before */
const withoutNeed = ({ needs, needsAnyOf }: Guest, id: GuestId): Pick<Guest, 'needs' | 'needsAnyOf'> => ({
	needs: needs.filter((other) => other !== id),
	needsAnyOf: needsAnyOf.map((group) => ({ ...group, guests: group.guests.filter((other) => other !== id) }))
});

/** Removes the guest with its disks, and the needs that others had of it. */
function remove(draft: Draft, guest: Guest, keepDisks = false): void {
	const kept = keepDisks ? totalUsed(guest.disks) + guest.snapshots.reduce((sum, { layers }) => sum + layersBytes(layers), 0) : 0;
	const freedBytes = allBytes(guest) - kept;
	for (const other of draft.guests) if (needsIt(other, guest.id)) draft.setGuest(other.id, withoutNeed(other, guest.id));
	draft.removeGuest(guest.id);
	draft.emit({ type: 'guestDeleted', guest: guest.id, name: guest.name, freedBytes });
}

/** its disks stay on their datastores, as files that belong to nobody */
function keepFiles(draft: Draft, guest: Guest): void {
	for (const [id, files] of leftOver(draft, guest)) {
		const store = findDatastore(draft, id);
		if (!store) continue;
		draft.setDatastore(id, { files: [...store.files, ...files] });
		const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
		draft.emit({ type: 'filesKept', datastore: id, files: files.map((file) => file.name), bytes });
	}
}

const layersBytes = (layers: readonly Layer[]): number => layers.reduce((sum, { usedBytes }) => sum + usedBytes, 0);

const disksOfCopy = (world: World, source: Guest, { linked, datastore }: CommandOf<'cloneGuest'>): Disk[] =>
	linked ? linkedDisks(source, datastore) : wholeDisks(world, source, datastore);

/** empty: nothing is written into it yet */
function newDisk({ datastore, diskGiB, thin }: GuestSpec): Disk {
	const disk: Disk = { datastore, sizeBytes: diskGiB * GiB, usedBytes: 0, thin, format: 'vmdk', extents: [], parent: null };
	return { ...disk, usedBytes: fileBytes(disk, thin ? 'thin' : 'thick', []) };
}

/** a guest that is off, with one empty disk and no load */
export function newGuest(spec: GuestSpec, now: number, identity: Identity): Guest {
	return {
		id: guestId(spec.name),
		name: spec.name,
		role: spec.role,
		os: spec.os,
		host: spec.host,
		state: 'off',
		vcpus: spec.vcpus,
		memoryBytes: spec.memoryMiB * MiB,
		reservedBytes: 0,
		cpuReservedHz: 0,
		memoryShares: null,
		weight: 256,
		capPercent: 0,
		tools: spec.tools,
		toolsHung: false,
		template: false,
		network: spec.network,
		identity,
		conflict: null,
		disks: [newDisk(spec)],
		snapshots: [],
		currentSnapshot: null,
		load: {
			demandHz: 0,
			dirtyBytesPerS: 0,
			workingSetBytes: Math.floor(0.9 * spec.memoryMiB * MiB),
			activeFraction: 1,
			iops: 0,
			writeFraction: 0.5,
			networkBytesPerS: 0
		},
		needs: [],
		needsAnyOf: [],
		users: 0,
		service: unserved(now),
		session: null,
		queue: null,
		restart: { priority: 'medium', delayNs: 0 },
		device: null,
		localMedia: false,
		cpuSeen: null,
		grantedHz: 0,
		grantedIops: 0,
		speed: 1,
		reclaim: NOTHING_TAKEN,
		pending: null,
		suspendBytes: 0,
		wantsBytes: 0,
		wantsAt: null,
		task: null,
		jobs: []
	};
}

type PlaceOfNew = { missing: string; host?: undefined; store?: undefined } | { missing: null; host: Host; store: Datastore };

function placeOfNew(world: World, { host: hostId, datastore }: { host: Host['id']; datastore: Datastore['id'] }): PlaceOfNew {
	const host = findHost(world, hostId);
	const store = findDatastore(world, datastore);
	if (!host) return { missing: hostId };
	return store ? { missing: null, host, store } : { missing: datastore };
}

const hostSees = (host: Host, store: Datastore): Check[] => [
	refuse('hostOn', host.power === 'on', { host: host.name, power: host.power }, turnOnFix(host)),
	refuse('storage', host.datastores.includes(store.id), { datastore: store.name, host: host.name })
];

function nameIsFree(world: World, name: string): Check {
	const problem = name === '' ? 'empty' : !LIMITS.name.test(name) ? 'form' : Object.hasOwn(world.places, guestId(name)) ? 'taken' : 'none';
	return refuse('name', problem === 'none', { name, problem });
}

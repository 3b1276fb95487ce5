// Restoring a backup: its disks are copied back, in place of the guest it was taken of or beside it as a new one. What came after the
// backup's moment does not come back.
import { amount } from '../anchor';
import { refuse, warn, type Check } from '../check';
import type { CommandOf } from '../command';
import type { Draft } from '../draft';
import { stateCheck, notBusy, roomOn, turnOnFix } from '../guest/checks';
import { copiedIdentity } from '../guest/customize';
import { LIMITS } from '../guest/limits';
import { clonesOf, newGuest } from '../guest/make';
import { takesOneOnly } from '../guest/physical';
import { turnOff } from '../guest/power';
import { guestId } from '../ids';
import { findBackup, findDatastore, findGuest, findHost } from '../look';
import type { Operation } from '../operation';
import { linkedTo } from '../storage/chain';
import type { Disk } from '../storage/disk';
import type { Task } from '../task';
import { MiB } from '../units';
import type { DatastoreId, Guest, GuestId, Host, World } from '../world';
import { vendorCheck } from '../vendor/check';
import type { Backup } from './backup';
import { backupMeant } from './meant';
import { soundCopy, storeThere, workSince } from './checks';
import { writtenBytes } from './copies';
import { wakeReplications } from './replicate';

type Restore = CommandOf<'restoreBackup'>;

export const restoreBackup: Operation<'restoreBackup'> = {
	checks(world, command) {
		const backup = backupMeant(world, command.backup);
		const [host, store] = [findHost(world, command.host), findDatastore(world, command.datastore)];
		if (!backup || backup.finishedAt === null) return [refuse('exists', false, { what: command.backup })];
		if (!host || !store) return [refuse('exists', false, { what: host ? command.datastore : command.host })];
		const present = command.name === undefined ? findGuest(world, backup.guest) : undefined;
		const { role, network } = backup.content.hardware;
		return [
			refuse('exists', true, { what: backup.name }),
			...(present ? inPlace(world, present) : [nameIsFree(world, nameOf(backup, command), targetId(backup, command))]),
			refuse('hostOn', host.power === 'on', { host: host.name, power: host.power }, turnOnFix(host)),
			...takesOneOnly(world, host.id, { name: nameOf(backup, command), id: targetId(backup, command) }, 'restoreBackup'),
			storeThere(store),
			refuse('storage', host.datastores.includes(store.id), { datastore: store.name, host: host.name }),
			...networkCheck(world, host, network),
			roomOn(world, store.id, spaceFor(backup, present, store.id)),
			soundCopy(backup.name, backup.content.disks),
			workSince(backup.name, backup.takenAt, world.now),
			...(command.name === undefined ? [] : twin(world, backup)),
			...vendorCheck(world, role, host.id)
		];
	},
	apply(draft, command) {
		const backup = backupMeant(draft, command.backup);
		if (!backup) return;
		const id = targetId(backup, command);
		const disks = disksOn(backup.content.disks, command.datastore);
		if (command.name === undefined && findGuest(draft, id)) putInPlace(draft, draft.guest(id), command.host, disks);
		else draft.addGuest(guestFrom(draft, backup.content, nameOf(backup, command), command, disks));
		const totalBytes = writtenBytes(disks);
		draft.emit({ type: 'restoreStarted', guest: id, backup: backup.id, datastore: command.datastore, bytes: totalBytes });
		const progress = amount(draft.now, totalBytes);
		draft.startTask(id, {
			id: draft.nextTask(),
			kind: 'recover',
			backup: backup.id,
			from: backup.datastore,
			startedAt: draft.now,
			totalBytes,
			progress
		});
	}
};

export function endRecovery(draft: Draft, guest: Guest, task: Extract<Task, { kind: 'recover' }>): void {
	const backup = findBackup(draft, task.backup);
	draft.endTask(guest, 'done');
	if (!backup) return;
	draft.emit({
		type: 'guestRestored',
		guest: guest.id,
		backup: backup.id,
		recoveryPoint: backup.takenAt,
		lostNs: task.startedAt - backup.takenAt,
		bytes: task.totalBytes,
		ns: draft.now - task.startedAt
	});
	wakeReplications(draft, guest.id);
}

/** Puts other disks into a guest that is off or lies crashed; its snapshots belonged to the old ones. */
export function putInPlace(draft: Draft, guest: Guest, host: Host['id'], disks: readonly Disk[]): void {
	if (guest.state !== 'off') turnOff(draft, guest, 'powerOff', 'command');
	draft.setGuest(guest.id, { host, disks, snapshots: [], currentSnapshot: null, device: guest.host === host ? guest.device : null });
}

/** The guest of a copy as a new one, off. Under its old name it has its old people and needs; under another it has none yet. */
export function guestFrom(
	draft: Draft,
	content: Backup['content'],
	name: string,
	place: { readonly host: Host['id']; readonly datastore: DatastoreId; readonly name?: string },
	disks: readonly Disk[]
): Guest {
	const { hardware } = content;
	const { role, os, network, vcpus, tools } = hardware;
	const spec = { name, role, os, network, vcpus, tools, memoryMiB: hardware.memoryBytes / MiB, diskGiB: 0, thin: true };
	const made: Guest = { ...newGuest({ ...spec, ...place, name }, draft.now, hardware.identity), ...hardware, disks };
	const needs = hardware.needs.filter((id) => findGuest(draft, id));
	const alone = place.name === undefined ? {} : { users: 0, identity: copiedIdentity(draft, made, place.host) };
	return { ...made, needs, ...alone };
}

export const disksOn = (disks: readonly Disk[], datastore: DatastoreId): Disk[] => disks.map((disk) => ({ ...disk, datastore }));

const nameOf = (backup: Backup, { name }: Restore): string => name ?? backup.name;
const targetId = (backup: Backup, { name }: Restore): GuestId => (name === undefined ? backup.guest : guestId(name));

function inPlace(world: World, guest: Guest): Check[] {
	const still = guest.state === 'off' || guest.state === 'crashed';
	const children = readersOf(world, guest);
	return [
		stateCheck(guest, 'restoreBackup', still, still ? [] : [{ type: 'powerOff', guest: guest.id }]),
		notBusy(guest),
		refuse('cloneSource', children.length === 0, { guest: guest.name, clones: children.map(({ name }) => name).join(', ') })
	];
}

/** guests that read through files of this one: linked clones, and copies being made */
export const readersOf = (world: World, guest: Guest): Guest[] => [...linkedTo(world, guest.id), ...clonesOf(world, guest)];

function nameIsFree(world: World, name: string, id: GuestId): Check {
	const problem = name === '' ? 'empty' : !LIMITS.name.test(name) ? 'form' : Object.hasOwn(world.places, id) ? 'taken' : 'none';
	return refuse('name', problem === 'none', { name, problem });
}

function networkCheck(world: World, host: Host, id: Guest['network']): Check[] {
	const network = id === null ? undefined : world.networks[world.places[id] ?? -1];
	return network ? [refuse('network', host.networks.includes(network.id), { network: network.name, host: host.name })] : [];
}

/** bytes that it takes beyond what the guest's old disks there give back */
function spaceFor(backup: Backup, present: Guest | undefined, store: DatastoreId): number {
	const wanted = backup.content.disks.reduce((sum, disk) => sum + disk.usedBytes, 0);
	const old = [...(present?.disks ?? []), ...(present?.snapshots.flatMap(({ layers }) => layers) ?? [])];
	return wanted - old.reduce((sum, file) => (file.datastore === store ? sum + file.usedBytes : sum), 0);
}

function twin(world: World, backup: Backup): Check[] {
	const { address } = backup.content.hardware.identity;
	const other = world.guests.find(({ identity }) => address !== null && identity.address === address);
	return other ? [warn('identity', false, { guest: backup.name, other: other.name, address: address ?? '' })] : [];
}

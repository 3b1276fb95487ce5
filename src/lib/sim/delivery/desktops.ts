// Making, resetting and removing the desktops of a pool: linked clones of its image, spread over its hosts.
import { canStart } from '../guest/checks';
import { newIdentity } from '../guest/customize';
import { abortClone, cloneGuest, cloneOf, deleteGuest, makeClones } from '../guest/make';
import { isPowered } from '../guest/life-cycle';
import { power } from '../guest/power';
import { admission, footprint, heldOf, overheadOn } from '../host/memory';
import type { Check } from '../check';
import type { CommandOf } from '../command';
import type { Draft } from '../draft';
import { guestId, slug } from '../ids';
import { findGuest, findHost } from '../look';
import { takeSnapshot } from '../storage/snapshot';
import { onTop } from '../storage/chain';
import { totalUsed } from '../storage/space';
import { emptyBytes } from '../storage/writing';
import type { Guest, GuestId, Host, HostId, Load, World } from '../world';
import { PHASE_LOADS } from './phases';
import type { Desktop, DesktopPool } from './pool';

const holds = (checks: readonly Check[]): boolean => checks.every(({ severity, passed }) => passed || severity === 'warn');

interface Made {
	readonly desktops: Desktop[];
	/** number of the next one's name */
	readonly serial: number;
}

/** Makes so many desktops, fewer where room ends: each where the pool has the fewest and one more can be started. */
export function makeDesktops(draft: Draft, pool: DesktopPool, count: number, given: number, mine: readonly Desktop[]): Made {
	const image = findGuest(draft, pool.image);
	const clones: Guest[] = [];
	let serial = given;
	if (!image) return { desktops: [], serial };
	const places = pool.hosts.flatMap((id) => placeOn(draft, id, mine) ?? []);
	while (clones.length < count) {
		while (Object.hasOwn(draft.places, guestId(nameOf(pool.name, serial)))) serial++;
		const name = nameOf(pool.name, serial);
		const place = places
			.sort((a, b) => a.count - b.count || (a.host.id < b.host.id ? -1 : 1))
			.find((each) => hasRoom(draft, pool, { ...image, id: guestId(name) }, each));
		if (!place) break;
		place.count++;
		place.planned++;
		serial++;
		clones.push(desktopOf(draft, pool, image, name, place.host.id));
	}
	if (clones.length > 0) makeClones(draft, clones, image.id);
	return { desktops: clones.map(({ id }) => ({ guest: id, edition: pool.edition, user: null, phase: 'free' })), serial };
}

/** a host while desktops are being planned on it */
interface Place {
	readonly host: Host;
	/** desktops of the pool that it has, and is to have */
	count: number;
	/** of them, those not there yet: nobody counts their memory */
	planned: number;
	/** what else stands in the way of one more; null: not looked at yet */
	open: boolean | null;
}

function placeOn(draft: Draft, id: HostId, mine: readonly Desktop[]): Place | null {
	const host = findHost(draft, id);
	return host ? { host, count: mine.filter(({ guest }) => findGuest(draft, guest)?.host === id).length, planned: 0, open: null } : null;
}

function hasRoom(draft: Draft, pool: DesktopPool, like: Guest, place: Place): boolean {
	const { host } = place;
	const would: Guest = { ...like, host: host.id, state: 'off', template: false, task: null };
	place.open ??= holds([...cloneGuest.checks(draft, cloning(pool, would.id.slice(3), host.id)), ...canStart(draft, would)]);
	if (!place.open) return false;
	const { bytes, reservedBytes } = heldOf(draft, host, would.id);
	const others = {
		bytes: bytes + place.planned * footprint(would, host, draft),
		reservedBytes: reservedBytes + place.planned * (would.reservedBytes + overheadOn(host, draft))
	};
	return admission(draft, host, would, would.memoryBytes, others).admitted;
}

const cloning = (pool: DesktopPool, name: string, host: HostId): CommandOf<'cloneGuest'> => ({
	type: 'cloneGuest',
	guest: pool.image,
	name,
	host,
	datastore: pool.datastore,
	linked: true
});

/** a pool gives each desktop a name and an identity of its own, and the network gives it an address */
function desktopOf(draft: Draft, pool: DesktopPool, image: Guest, name: string, host: HostId): Guest {
	const clone = cloneOf(draft, cloning(pool, name, host));
	const identity = { ...newIdentity(draft, { name, os: image.os, host }), address: null };
	return { ...clone, role: 'desktop', load: idle(image.load), identity };
}

const nameOf = (pool: string, serial: number): string => `${slug(pool)}-${String(serial).padStart(3, '0')}`;

/** The image has something that no snapshot holds, or no snapshot at all: its desktops need one to lie on. */
export const needsSnapshot = (image: Guest): boolean =>
	image.currentSnapshot === null || image.disks.some((disk) => disk.usedBytes > emptyBytes(disk, 'delta'));

/** what stands in the way of that snapshot; none when it is not needed */
export const snapshotChecks = (world: World, image: Guest, name: string): Check[] =>
	needsSnapshot(image)
		? takeSnapshot.checks(world, { type: 'takeSnapshot', guest: image.id, name }).filter(({ id }) => id !== 'exists')
		: [];

/** Freezes the image as it is now, for the desktops that are to be made. */
export function freezeImage(draft: Draft, id: GuestId, name: string): void {
	if (needsSnapshot(draft.guest(id))) takeSnapshot.apply(draft, { type: 'takeSnapshot', guest: id, name });
}

/** Starts a desktop that is off or has crashed; false when something stands in its way. */
export function startDesktop(draft: Draft, guest: Guest): boolean {
	const type = guest.state === 'off' ? 'powerOn' : guest.state === 'crashed' ? 'reset' : null;
	if (type === null || guest.task !== null || !holds(power.checks(draft, { type, guest: guest.id }))) return false;
	power.apply(draft, { type, guest: guest.id });
	return true;
}

/** Back to its image: what was changed on it is dropped, and it is off. @returns bytes dropped */
export function resetDisks(draft: Draft, id: GuestId): number {
	turnOff(draft, id);
	const guest = draft.guest(id);
	const disks = guest.disks.map((disk) => onTop(disk, emptyBytes(disk, 'delta')));
	draft.setGuest(id, { disks, snapshots: [], currentSnapshot: null, users: 0, load: idle(guest.load) });
	return Math.max(0, totalUsed(guest.disks) - totalUsed(disks));
}

/** failing checks that keep a desktop from being removed; that it is on, or busy, does not */
export const keepers = (world: World, id: GuestId): Check[] =>
	findGuest(world, id)
		? deleteGuest
				.checks(world, { type: 'deleteGuest', guest: id })
				.filter((check) => check.severity === 'refuse' && !check.passed && check.id !== 'state' && check.id !== 'busy')
		: [];

/** Removes a desktop with its disks, whatever it does just now. */
export function removeDesktop(draft: Draft, id: GuestId): void {
	const guest = findGuest(draft, id);
	if (guest?.task?.kind === 'clone') return abortClone(draft, guest, 'cancelled');
	turnOff(draft, id);
	if (findGuest(draft, id)) deleteGuest.apply(draft, { type: 'deleteGuest', guest: id });
}

function turnOff(draft: Draft, id: GuestId): void {
	const guest = findGuest(draft, id);
	if (guest && (isPowered(guest.state) || guest.state === 'suspended')) power.apply(draft, { type: 'powerOff', guest: id });
}

/** its host can be asked to do something with it */
export const hostAnswers = (world: World, guest: Guest): boolean => findHost(world, guest.host)?.power === 'on';

/** Somebody works on it: it does what the image's load says, and reads and writes at least as a desktop does [Dell BP1018, table 7]. */
export function takeInUse(draft: Draft, id: GuestId, image: GuestId): void {
	const load = findGuest(draft, image)?.load ?? draft.guest(id).load;
	const iops = load.iops > 0 ? load.iops : PHASE_LOADS.streamed.steady.iops.typical;
	draft.setGuest(id, { users: 1, load: { ...load, iops } });
}

/** Nobody works on it. */
export function leaveIdle(draft: Draft, id: GuestId): void {
	const guest = findGuest(draft, id);
	if (guest) draft.setGuest(id, { users: 0, load: idle(guest.load) });
}

const idle = (load: Load): Load => ({ ...load, demandHz: 0, dirtyBytesPerS: 0, iops: 0, networkBytesPerS: 0 });

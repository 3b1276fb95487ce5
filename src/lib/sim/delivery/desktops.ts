// Making, resetting and removing the desktops of a pool: linked clones of its image, spread over its hosts.
import { canStart } from '../guest/checks';
import { newIdentity } from '../guest/customize';
import { abortClone, cloneGuest, deleteGuest } from '../guest/make';
import { isPowered } from '../guest/life-cycle';
import { power } from '../guest/power';
import type { Check } from '../check';
import type { Draft } from '../draft';
import { guestId, slug } from '../ids';
import { findGuest, findHost } from '../look';
import { takeSnapshot } from '../storage/snapshot';
import { onTop } from '../storage/chain';
import { totalUsed } from '../storage/space';
import { emptyBytes } from '../storage/writing';
import type { Guest, GuestId, HostId, Load, World } from '../world';
import { PHASE_LOADS } from './phases';
import type { Desktop, DesktopPool } from './pool';

const holds = (checks: readonly Check[]): boolean => checks.every(({ severity, passed }) => passed || severity === 'warn');

/** Makes the pool's next desktop where it has the fewest and one more has room; null when there is no such host. */
export function makeDesktop(
	draft: Draft,
	pool: Pick<DesktopPool, 'name' | 'image' | 'edition' | 'hosts' | 'datastore'>,
	given: number,
	mine: readonly Desktop[]
) {
	const image = findGuest(draft, pool.image);
	if (!image) return null;
	let serial = given;
	while (Object.hasOwn(draft.places, guestId(nameOf(pool.name, serial)))) serial++;
	const name = nameOf(pool.name, serial);
	for (const host of byFewest(draft, pool.hosts, mine)) {
		const command = { type: 'cloneGuest', guest: image.id, name, host, datastore: pool.datastore, linked: true } as const;
		const would: Guest = { ...image, id: guestId(name), name, host, state: 'off', template: false, task: null };
		if (!holds([...cloneGuest.checks(draft, command), ...canStart(draft, would)])) continue;
		cloneGuest.apply(draft, command);
		// a pool gives each desktop a name and an identity of its own, and the network gives it an address
		const identity = { ...newIdentity(draft, { name, os: image.os, host }), address: null };
		const guest = draft.setGuest(guestId(name), { role: 'desktop', users: 0, template: false, load: idle(image.load), identity });
		return { desktop: { guest: guest.id, edition: pool.edition, user: null, phase: 'free' } satisfies Desktop, serial: serial + 1 };
	}
	return null;
}

const nameOf = (pool: string, serial: number): string => `${slug(pool)}-${String(serial).padStart(3, '0')}`;

function byFewest(draft: Draft, hosts: readonly HostId[], mine: readonly Desktop[]): HostId[] {
	const count = new Map(hosts.map((host) => [host, 0]));
	for (const { guest } of mine) {
		const host = findGuest(draft, guest)?.host;
		if (host !== undefined) count.set(host, (count.get(host) ?? 0) + 1);
	}
	return [...hosts].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0) || (a < b ? -1 : 1));
}

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

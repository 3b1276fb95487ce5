// Memory of a host: who holds it, and each product's rule of admission.
import { otherHost } from '../migration/phase';
import type { Guest, Host, World } from '../world';
import { isPowered } from '../guest/life-cycle';
import { guestsAbout } from '../whereabouts';

/** what the hypervisor keeps for each guest; a server without one keeps nothing */
export const overheadOn = (host: Host, { policy }: Pick<World, 'policy'>): number =>
	host.product === 'physical' ? 0 : policy.guestOverheadBytes;

/** bytes that a guest takes of a host while it is powered on, with the hypervisor's own part for it */
export const footprint = (guest: Guest, host: Host, world: Pick<World, 'policy'>): number => guest.memoryBytes + overheadOn(host, world);

export interface Held {
	/** hypervisor, guests and arrivals */
	readonly bytes: number;
	/** hypervisor, and what guests and arrivals have reserved */
	readonly reservedBytes: number;
}

/** what is held of each host's memory: by its hypervisor, by guests on it that are powered on, and by those arriving by live migration */
export function heldByHost(world: Pick<World, 'hosts' | 'guests' | 'policy'>): Map<Host['id'], Held> {
	const all = new Map(world.hosts.map((host) => [host.id, { bytes: host.hypervisorBytes, reservedBytes: host.hypervisorBytes }]));
	const on = new Map(world.hosts.filter((host) => host.power === 'on').map((host) => [host.id, host]));
	const add = (id: Host['id'], guest: Guest) => {
		const [host, held] = [on.get(id), all.get(id)];
		if (!host || !held) return;
		held.bytes += footprint(guest, host, world);
		held.reservedBytes += guest.reservedBytes + overheadOn(host, world);
	};
	for (const guest of world.guests) {
		if (isPowered(guest.state)) add(guest.host, guest);
		const other = otherHost(guest);
		if (other !== null) add(other, guest);
	}
	return all;
}

/** what is held of one host, by others than `except` if that is given */
export function heldOf(world: Pick<World, 'guests' | 'policy'>, host: Host, except?: Guest['id']): Held {
	let bytes = host.hypervisorBytes;
	let reservedBytes = host.hypervisorBytes;
	for (const guest of guestsAbout(world, host.id)) {
		if (guest.id === except || !holdsMemoryOf(guest, host)) continue;
		bytes += footprint(guest, host, world);
		reservedBytes += guest.reservedBytes + overheadOn(host, world);
	}
	return { bytes, reservedBytes };
}

/** on the host's memory now: there and powered on, or being copied to it. A host that lost power holds nothing. */
export function holdsMemoryOf(guest: Guest, host: Host): boolean {
	if (host.power !== 'on') return false;
	if (guest.host === host.id) return isPowered(guest.state);
	return otherHost(guest) === host.id;
}

export interface Admission {
	readonly admitted: boolean;
	readonly needBytes: number;
	readonly freeBytes: number;
}

/**
 * ESX admits by reservation plus overhead and only warns beyond free memory; Hyper-V with static memory, XenServer and hosted
 * products need the configured memory.
 */
export function admission(world: Pick<World, 'policy'>, host: Host, guest: Guest, memoryBytes: number, others: Held): Admission {
	const byReservation = host.product === 'esx';
	const needBytes = (byReservation ? Math.min(guest.reservedBytes, memoryBytes) : memoryBytes) + overheadOn(host, world);
	const freeBytes = host.memoryBytes - (byReservation ? others.reservedBytes : others.bytes);
	return { admitted: needBytes <= freeBytes, needBytes, freeBytes };
}

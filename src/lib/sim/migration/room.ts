// The cure for "not enough memory": one other guest whose move away from the target would make the room.
import type { Command } from '../command';
import { admission, footprint, heldByHost, heldOf, type Held } from '../host/memory';
import type { Guest, Host, World } from '../world';
import { guestsOn } from '../whereabouts';

/** the smallest guest of the target that frees enough and fits elsewhere, as the move to press; empty when there is none */
export function roomFor(world: World, guest: Guest, target: Host): Command[] {
	const { admitted, needBytes, freeBytes } = admission(world, target, guest, guest.memoryBytes, heldOf(world, target, guest.id));
	if (admitted) return [];
	const freed = (other: Guest) =>
		target.product === 'esx' ? other.reservedBytes + world.policy.guestOverheadBytes : footprint(other, target, world);
	const movable = guestsOn(world, target.id)
		.filter((other) => other.state === 'running' && other.task === null && other.device === null && !other.localMedia)
		.filter((other) => freed(other) >= needBytes - freeBytes)
		.sort((a, b) => freed(a) - freed(b));
	const held = heldByHost(world);
	for (const other of movable) {
		const place = world.hosts.find(
			(host) => host.id !== target.id && host.id !== guest.host && canTake(world, host, other, held.get(host.id))
		);
		if (place) return [{ type: 'migrate', guest: other.id, to: place.id }];
	}
	return [];
}

const canTake = (world: World, host: Host, guest: Guest, held: Held | undefined): boolean =>
	held !== undefined &&
	host.power === 'on' &&
	!host.maintenance &&
	guest.disks.every((disk) => host.datastores.includes(disk.datastore)) &&
	(guest.network === null || host.networks.includes(guest.network)) &&
	admission(world, host, guest, guest.memoryBytes, held).admitted;

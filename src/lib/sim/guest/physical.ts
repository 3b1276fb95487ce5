// A server without a hypervisor: its one guest is the server itself. What virtualization adds, it does not have.
import { refuse, type Check } from '../check';
import type { CommandType } from '../command';
import { hostOf } from '../look';
import type { Guest, HostId, World } from '../world';

/** refuses what only a hypervisor can do: moving, copying, holding still */
export function virtualOnly(world: World, guest: Guest, operation: CommandType): Check[] {
	const host = hostOf(world, guest.host);
	return host.product === 'physical' ? [refuse('physical', false, { guest: guest.name, host: host.name, operation })] : [];
}

/** refuses to put a guest on a server without a hypervisor that has its own already, or onto one from elsewhere while it runs */
export function takesOneOnly(
	world: World,
	id: HostId,
	guest: Pick<Guest, 'name'> & { readonly id?: Guest['id'] },
	operation: CommandType
): Check[] {
	const host = hostOf(world, id);
	if (host.product !== 'physical') return [];
	const alone = world.guests.every((other) => other.host !== id || other.id === guest.id);
	return [refuse('physical', alone, { guest: guest.name, host: host.name, operation })];
}

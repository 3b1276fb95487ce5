// A server without a hypervisor: its one guest is the server itself. What virtualization adds, it does not have.
import { refuse, type Check } from '../check';
import type { CommandType } from '../command';
import { hostOf } from '../look';
import type { Guest, HostId, World } from '../world';
import { guestsOn } from '../whereabouts';

/** refuses what only a hypervisor can do: moving, copying, holding still */
export function virtualOnly(world: World, guest: Guest, operation: CommandType): Check[] {
	const host = hostOf(world, guest.host);
	return host.product === 'physical' ? [refuse('physical', false, { guest: guest.name, host: host.name, operation })] : [];
}

/** refuses a second guest on a server without a hypervisor */
export function takesOneOnly(
	world: World,
	id: HostId,
	guest: Pick<Guest, 'name'> & { readonly id?: Guest['id']; readonly host?: HostId },
	operation: CommandType
): Check[] {
	const host = hostOf(world, id);
	if (host.product !== 'physical') return [];
	const alone = guestsOn(world, id).every((other) => other.id === guest.id);
	// one from elsewhere is put there by restoring a backup, not by moving
	const moves = operation === 'migrate' || (operation === 'powerOn' && guest.host !== id);
	return [refuse('physical', alone && !moves, { guest: guest.name, host: host.name, operation })];
}

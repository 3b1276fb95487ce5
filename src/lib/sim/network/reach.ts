// Who reaches whom in the world, over its virtual switches: guests each other, and people a guest.
import { findNetwork, hostOf } from '../look';
import { getsOut, plugsReach, type Plug } from './switch';
import type { Guest, World } from '../world';

/** Both run, neither has lost its address to another, and their networks find each other. */
export const canReach = (world: World, a: Guest, b: Guest): boolean =>
	answers(a) && answers(b) && plugsReach(plugOf(world, a), plugOf(world, b));

/** People at their desks reach it: it answers, and its network leads out of its host. */
export const reachableByUsers = (world: World, guest: Guest): boolean => answers(guest) && getsOut(plugOf(world, guest));

/** it runs and has its address to itself */
const answers = (guest: Guest): boolean => guest.state === 'running' && guest.conflict === null;

export function plugOf(world: World, guest: Guest): Plug {
	const host = hostOf(world, guest.host);
	const network = guest.network === null ? undefined : findNetwork(world, guest.network);
	return {
		host: host.id,
		network: network?.id ?? null,
		isolated: network?.isolated ?? false,
		linkUp: host.linkUp && host.power === 'on'
	};
}

// Which groups of PCs work through a server's sessions, and which of them are cut off from it: their sessions go on, but nobody sees them.
import { findApplication } from '../look';
import type { Guest, GuestId, World } from '../world';
import type { Endpoint } from './application';

/** servers whose sessions the group's running applications use, each once per application */
export const serversOf = (world: World, endpoint: Endpoint): GuestId[] =>
	endpoint.uses.flatMap(({ application, state }) => {
		const found = findApplication(world, application);
		return state === 'running' && found?.delivery === 'hosted' && found.server !== null ? [found.server] : [];
	});

/** people with a session on the guest whose PCs don't reach it */
export function awayUsers(world: World, guest: Guest): number {
	if (guest.session === null) return 0;
	let away = 0;
	for (const endpoint of world.endpoints) if (!endpoint.online && serversOf(world, endpoint).includes(guest.id)) away += endpoint.count;
	return Math.min(away, guest.users);
}

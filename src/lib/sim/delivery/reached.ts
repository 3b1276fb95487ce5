// Which groups of PCs work through a server's sessions, and which of them are cut off from it: their sessions go on, but nobody sees them.
import { findApplication } from '../look';
import type { Guest, GuestId, World } from '../world';
import type { Endpoint, Line } from './application';

/** servers whose sessions the group's running applications use, each once per application */
export const serversOf = (world: World, endpoint: Endpoint): GuestId[] =>
	endpoint.uses.flatMap(({ application, state }) => {
		const found = findApplication(world, application);
		return state === 'running' && found?.delivery === 'hosted' && found.server !== null ? [found.server] : [];
	});

/** people with a session on the guest whose PCs don't reach it, or for whom their line has no room */
export function awayUsers(world: World, guest: Guest): number {
	if (guest.session === null) return 0;
	let away = 0;
	for (const endpoint of world.endpoints) if (serversOf(world, endpoint).includes(guest.id)) away += withoutWay(endpoint);
	return Math.min(away, guest.users);
}

/** PCs of a group to which no session comes: all when it is cut off, else those beyond what its line carries */
export const withoutWay = ({ online, count, line }: Endpoint): number => (online ? Math.max(0, count - sessionsOn(line)) : count);

/**
 * Sessions that a line carries: ⌊B / b⌋. A session either has all that it needs or no room [A: real protocols squeeze all of them first].
 * @param line bytes per second; none carries any number
 */
export const sessionsOn = (line: Line | undefined): number => (line ? Math.floor(line.bytesPerS / line.sessionBytesPerS + 1e-9) : Infinity);

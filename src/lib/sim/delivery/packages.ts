// Packages on their way to PCs: each PC of a group is a transfer of its own, over its server's port and the PC's own link. What is sent to one
// PC at the same time shares that link.
import type { Draft } from '../draft';
import { findApplication, findEndpoint, findGuest } from '../look';
import { linkOfPc, sending, type Finder } from '../network/flows';
import type { Transfer } from '../network/transfers';
import type { Anchor, ApplicationId, EndpointId, GuestId, World } from '../world';

/** a link that carries nothing: the PCs are cut off, or nobody sends */
const NOWHERE = 'nowhere';

export function packagesOf(world: World & Finder): Transfer[] {
	const all: Transfer[] = [];
	for (const endpoint of world.endpoints)
		for (const { application, fetching } of endpoint.uses) {
			if (fetching === null) continue;
			const server = findApplication(world, application)?.server ?? null;
			const port = endpoint.online ? portOf(world, server) : NOWHERE;
			const pace = (draft: Draft, progress: Anchor): void => {
				paceFetch(draft, endpoint.id, application, progress);
			};
			// they are alike and stay alike: the first one sets the pace of all
			for (let pc = 0; pc < endpoint.count; pc++)
				all.push({ links: [port, linkOfPc(endpoint.id, pc)], progress: fetching, copies: 1, pace: pc === 0 ? pace : asTheFirst });
		}
	return all;
}

const asTheFirst = (): void => undefined;

function portOf(world: World & Finder, server: GuestId | null): string {
	const guest = server === null ? undefined : findGuest(world, server);
	return guest?.state === 'running' ? sending(world.host(guest.host)) : NOWHERE;
}

function paceFetch(draft: Draft, id: EndpointId, application: ApplicationId, fetching: Anchor): void {
	const endpoint = findEndpoint(draft, id);
	if (!endpoint) return;
	const uses = endpoint.uses.map((use) => (use.application === application ? { ...use, fetching } : use));
	draft.paceThing('endpoints', { ...endpoint, uses });
}

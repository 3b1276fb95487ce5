// What happens by itself: users arrive at a pool, log-ins end, packages reach PCs, backlogs are worked off.
import { dueOf } from '../anchor';
import type { Draft } from '../draft';
import type { Guest } from '../world';
import type { Endpoint } from './application';
import { cleared } from './backlog';
import { takeInUse } from './desktops';
import { arrive, endLicences, stepOn } from './fetching';
import type { DesktopPool } from './pool';
import { endpointOf } from './uses';

/** The next user asks for a desktop. */
export function poolDue(draft: Draft, pool: DesktopPool): void {
	const { arriving } = pool;
	if (arriving === null) return void draft.set('desktopPools', pool.id, { dueAt: null });
	const left = arriving.left - 1;
	draft.set('desktopPools', pool.id, {
		waiting: pool.waiting + 1,
		arriving: left > 0 ? { ...arriving, left } : null,
		dueAt: left > 0 ? draft.now + arriving.everyNs : null
	});
}

/** Her desktop is there: she works. */
export function endLogIn(draft: Draft, guest: Guest): void {
	draft.endTask(guest, 'done');
	for (const pool of draft.desktopPools) {
		const place = pool.desktops.findIndex((desktop) => desktop.guest === guest.id && desktop.phase === 'loggingIn');
		if (place < 0) continue;
		takeInUse(draft, guest.id, pool.image);
		const desktops = pool.desktops.map((desktop, i) => (i === place ? { ...desktop, phase: 'inUse' as const } : desktop));
		draft.set('desktopPools', pool.id, { desktops });
	}
}

export function endpointDue(draft: Draft, endpoint: Endpoint): void {
	for (const { application, beginsAt } of endpoint.uses) if (beginsAt === draft.now) arrive(draft, endpoint.id, application);
	for (const { application, fetching } of endpointOf(draft, endpoint.id).uses)
		if (fetching && dueOf(fetching) <= draft.now) stepOn(draft, endpoint.id, application);
	endLicences(draft, endpoint.id);
}

export function endBacklog(draft: Draft, guest: Guest): void {
	if (guest.queue === null) return;
	draft.emit({ type: 'backlogCleared', guest: guest.id, ns: draft.now - (guest.queue.stoppedAt ?? draft.now) });
	draft.setGuest(guest.id, { queue: cleared(guest.queue, draft.now) });
}

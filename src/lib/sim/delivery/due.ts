// What happens by itself: users arrive at a pool, packages reach PCs, log-ins end.
import type { Draft } from '../draft';
import type { Guest } from '../world';
import type { Endpoint } from './application';
import { cleared } from './backlog';
import type { DesktopPool } from './pool';

export function poolDue(draft: Draft, pool: DesktopPool): void {
	draft.set('desktopPools', pool.id, { dueAt: null });
}

export function endpointDue(draft: Draft, endpoint: Endpoint): void {
	draft.set('endpoints', endpoint.id, { dueAt: null });
}

export function endBacklog(draft: Draft, guest: Guest): void {
	if (guest.queue) draft.setGuest(guest.id, { queue: cleared(guest.queue, draft.now) });
}

export function endLogIn(draft: Draft, guest: Guest): void {
	draft.endTask(guest, 'done');
}

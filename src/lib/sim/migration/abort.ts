// A migration that comes to no good end.
import type { Draft } from '../draft';
import type { Guest } from '../world';
import type { Moving } from './phase';

/** why it ended before its time */
export type Abort = 'sourceLost' | 'targetLost' | 'cancelled' | 'guestStopped' | 'noSpace';

/**
 * Gives a migration up. The guest goes on at its source, unless it stopped itself or lost its host. After a post-copy has switched, it runs
 * at its target and part of its memory is still at its source: without either of them it is lost, and the caller crashes it.
 */
export function abortMigration(draft: Draft, guest: Guest, task: Moving, cause: Abort): void {
	const { id, from, to, phase, live } = task;
	draft.setGuest(guest.id, { task: null });
	draft.emit({ type: 'migrationFailed', task: id, guest: guest.id, from, to, cause, phase, live });
	const result = cause === 'cancelled' ? 'cancelled' : 'failed';
	draft.emit({ type: 'taskEnded', task: id, kind: 'migrate', guest: guest.id, result, ns: draft.now - task.startedAt });
}

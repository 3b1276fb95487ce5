// Migrations that wait for their turn.
import type { Draft } from '../draft';
import { findDatastore, hostOf } from '../look';
import type { Guest } from '../world';
import { admissionChecks } from './admit';
import { busyGuests } from '../whereabouts';
import type { Moving } from './phase';
import { begin } from './phases';
import { Slots } from './slots';

interface Waiting {
	readonly guest: Guest;
	readonly task: Moving;
}

/** A migration has ended: those that waited for it begin, the oldest first. One whose way is closed by now gives up. */
export function beginWaiting(draft: Draft): void {
	const waiting = waitingIn(busyGuests(draft));
	if (waiting.length === 0) return;
	const slots = new Slots(draft);
	for (const { guest, task } of waiting) {
		if (!slots.look(draft, task.from, task.to).free) continue;
		const datastore = task.datastore === null ? null : (findDatastore(draft, task.datastore) ?? null);
		const closed = admissionChecks(draft, guest, hostOf(draft, task.to), datastore, true).find(
			({ severity, passed }) => severity === 'refuse' && !passed
		);
		if (closed) {
			const { id, from, to } = task;
			draft.emit({ type: 'migrationRefused', task: id, guest: guest.id, from, to, check: closed.id });
			draft.endTask(guest, 'failed');
		} else {
			slots.take(task.from, task.to);
			begin(draft, guest, task);
		}
	}
}

function waitingIn(guests: readonly Guest[]): Waiting[] {
	const waiting: Waiting[] = [];
	for (const guest of guests)
		if (guest.task?.kind === 'migrate' && guest.task.phase === 'queued') waiting.push({ guest, task: guest.task });
	return waiting.sort((a, b) => serialOf(a.task) - serialOf(b.task));
}

const serialOf = (task: Moving): number => Number(task.id.slice('task:'.length));

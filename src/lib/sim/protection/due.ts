// What happens by itself: backups and restores end, replicas are brought up to date.
import type { Draft } from '../draft';
import type { Task } from '../task';
import type { Guest } from '../world';
import type { Replication } from './backup';

export function replicationDue(draft: Draft, replication: Replication): void {
	draft.set('replications', replication.id, { dueAt: null });
}

export function endBackup(draft: Draft, guest: Guest, _task: Extract<Task, { kind: 'backup' }>): void {
	draft.endTask(guest, 'done');
}

export function endRecovery(draft: Draft, guest: Guest, _task: Extract<Task, { kind: 'recover' }>): void {
	draft.endTask(guest, 'done');
}

// Letting time pass: every completion in order. The cost follows the changes, not the time.
import { assertNever } from '../base/never';
import { dueOf } from './anchor';
import { clusterDue } from './availability/due';
import { endBacklog, endLogIn, endpointDue, poolDue } from './delivery/due';
import { Agenda, type Due } from './agenda';
import { Draft } from './draft';
import type { SimEvent } from './event';
import { endCustomize } from './guest/customize';
import { endPowerTask } from './guest/power';
import { memoryDue } from './host/settle';
import { endHostBoot, endRepair } from './host/power';
import { endMigrationPhase } from './migration/phases';
import { endStorageMove } from './migration/disks';
import { backupDue } from './protection/plan';
import { replicationDue } from './protection/replicate';
import { endRecovery } from './protection/restore';
import { endBackup } from './protection/take-backup';
import { settle } from './settle';
import { endStorageTask } from './storage/due';
import type { Guest, World } from './world';

/**
 * Looks at the world after every change on the way; it keeps no part of it, because guests may be written to.
 * `changed`: ids of everything that is not as it was before, gone things among them.
 */
export type Watch = (world: World, changed: ReadonlySet<string>) => void;

/**
 * @param until ns; a moment that has passed already changes nothing
 * @returns the world at `until` and everything that happened on the way. One call over a span equals many over its parts.
 */
export function advance(world: World, until: number, watch?: Watch): { world: World; events: readonly SimEvent[] } {
	const target = Math.max(world.now, until);
	// nothing happens by then: the same world, later; whoever knows its parts finds them the same
	const agenda = new Agenda(world);
	if (agenda.first > target) return { world: target === world.now ? world : { ...world, now: target }, events: [] };
	const draft = new Draft(world);
	draft.openAgenda(agenda);
	if (watch) draft.takeNoticed();
	for (let due = draft.next(target); due; due = draft.next(target)) {
		happen(draft, due);
		settle(draft);
		watch?.(draft, draft.takeNoticed());
	}
	draft.now = target;
	return { world: draft.close(), events: draft.events };
}

function happen(draft: Draft, due: Due): void {
	switch (due.kind) {
		case 'guests':
			return endWhatIsDue(draft, due.thing);
		case 'hosts':
			if (due.thing.bootedAt === draft.now) return endHostBoot(draft, due.thing);
			if (due.thing.mendedAt === draft.now) return endRepair(draft, due.thing);
			return memoryDue(draft, due.thing);
		case 'clusters':
			return clusterDue(draft, due.thing);
		case 'desktopPools':
			return poolDue(draft, due.thing);
		case 'endpoints':
			return endpointDue(draft, due.thing);
		case 'backupPlans':
			return backupDue(draft, due.thing);
		case 'replications':
			return replicationDue(draft, due.thing);
		default:
			return assertNever(due);
	}
}

function endWhatIsDue(draft: Draft, guest: Guest): void {
	const { task } = guest;
	if (guest.queue?.clearsAt === draft.now) return endBacklog(draft, guest);
	if (task === null || dueOf(task.progress) > draft.now) return draft.finishJobs(guest);
	switch (task.kind) {
		case 'boot':
		case 'shutDown':
		case 'suspend':
		case 'restore':
			return endPowerTask(draft, guest, task);
		case 'migrate':
			return endMigrationPhase(draft, guest);
		case 'moveStorage':
			return endStorageMove(draft, guest, task);
		case 'clone':
			return draft.endTask(guest, 'done');
		case 'snapshot':
		case 'consolidate':
		case 'convertDisk':
			return endStorageTask(draft, guest, task);
		case 'logIn':
			return endLogIn(draft, guest);
		case 'customize':
			return endCustomize(draft, guest);
		case 'backup':
			return endBackup(draft, guest, task);
		case 'recover':
			return endRecovery(draft, guest, task);
		default:
			return assertNever(task);
	}
}

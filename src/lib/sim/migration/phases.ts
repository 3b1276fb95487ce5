// The way of a migration through its phases. Pre-copy: set-up, disks, live rounds, the last copy, the switch. Post-copy: set-up, disks,
// the state of the devices, the switch, and then the memory follows the guest.
import { assertNever } from '../../base/never';
import { amount, wait } from '../anchor';
import type { Draft } from '../draft';
import type { Guest } from '../world';
import { bytesElsewhere, onDatastore, storesOf } from './files';
import type { Moving } from './phase';
import { firstCap } from './policy';
import { DEVICE_STATE_BYTES } from './post-copy';
import { registerAt } from './register';
import { endRound, roundFrom, sentIn, withRound } from './rounds';

/** It is its turn: the task leaves the queue, or begins at once. */
export function begin(draft: Draft, guest: Guest, task: Moving): void {
	const { setupNs, stop } = draft.policy.migration;
	const begun: Moving = {
		...task,
		startedAt: draft.now,
		phase: 'setup',
		phaseAt: draft.now,
		ramBytes: task.live ? bytesToSend(draft, guest) : 0,
		capBytesPerS: task.live && task.method === 'pre-copy' ? firstCap(stop) : null,
		progress: wait(draft.now, task.live ? setupNs : 0)
	};
	draft.startTask(guest.id, begun);
}

/** memory to send: all that it has, or what it has ever used (at least what it uses and rewrites now) [A]; what the balloon holds is empty */
function bytesToSend(draft: Draft, guest: Guest): number {
	const all = guest.memoryBytes;
	if (!draft.policy.migration.usedPagesOnly) return all;
	const used = Math.max(all * guest.load.activeFraction, Math.min(guest.load.workingSetBytes, all));
	return Math.round(Math.min(used, all - guest.reclaim.balloonBytes));
}

/** The phase under way is done: goes on to the next, or ends the migration. */
export function endMigrationPhase(draft: Draft, guest: Guest): void {
	const task = guest.task;
	if (task?.kind !== 'migrate') return;
	switch (task.phase) {
		case 'queued':
			return;
		case 'setup':
			return task.datastore === null ? copyMemory(draft, guest, task) : copyDisks(draft, guest, task, task.datastore);
		case 'disks':
			return task.live ? copyMemory(draft, guest, task) : arriveCold(draft, guest, task);
		case 'precopy':
			return endRound(draft, guest, task, (next, left) => {
				stopFor(draft, guest, next, left);
			});
		case 'stopAndCopy':
			return switchOver(draft, guest, withLastCopy(draft, task));
		case 'switchOver':
			return task.method === 'pre-copy' ? arrive(draft, guest, task) : goAhead(draft, guest, task);
		case 'pull':
			return arrive(draft, guest, withLastCopy(draft, task));
		default:
			return assertNever(task.phase);
	}
}

function copyDisks(draft: Draft, guest: Guest, task: Moving, datastore: NonNullable<Moving['datastore']>): void {
	const bytes = bytesElsewhere(guest, datastore);
	draft.setGuest(guest.id, {
		task: { ...task, phase: 'disks', phaseBytes: bytes, phaseAt: draft.now, progress: amount(draft.now, bytes) }
	});
}

function copyMemory(draft: Draft, guest: Guest, task: Moving): void {
	if (task.method === 'post-copy') return stopFor(draft, guest, task, DEVICE_STATE_BYTES);
	draft.setGuest(guest.id, { task: { ...task, ...roundFrom(draft.now, task.ramBytes, 0), round: 1 } });
}

/** the guest stands still while the rest is sent, at the full speed of the link */
function stopFor(draft: Draft, guest: Guest, task: Moving, bytes: number): void {
	// from a round at the link's own speed it goes on at that speed; else it gets one when the links are shared anew
	const perSecond = task.phase === 'precopy' ? task.progress.perSecond : 0;
	draft.setGuest(guest.id, {
		task: {
			...task,
			phase: 'stopAndCopy',
			phaseBytes: bytes,
			phaseAt: draft.now,
			stoppedAt: draft.now,
			capBytesPerS: null,
			progress: { ...amount(draft.now, bytes), perSecond }
		}
	});
}

const withLastCopy = (draft: Draft, task: Moving): Moving => ({
	...task,
	rounds: withRound(task.rounds, { sentBytes: task.phaseBytes, ns: draft.now - task.phaseAt, dirtiedBytes: 0, times: 1 })
});

function switchOver(draft: Draft, guest: Guest, task: Moving): void {
	const { resumeNs } = draft.policy.migration;
	draft.setGuest(guest.id, {
		task: { ...task, phase: 'switchOver', phaseBytes: 0, phaseAt: draft.now, progress: wait(draft.now, resumeNs) }
	});
}

/** post-copy: the guest runs at its target, and its memory follows */
function goAhead(draft: Draft, guest: Guest, task: Moving): void {
	const { id, from, to, ramBytes } = task;
	const downtimeNs = stoodStill(draft, task);
	const progress = amount(draft.now, ramBytes);
	draft.setGuest(guest.id, {
		host: to,
		...filesOf(guest, task),
		task: { ...task, phase: 'pull', phaseBytes: ramBytes, phaseAt: draft.now, stoppedAt: null, downtimeNs, progress }
	});
	draft.emit({ type: 'migrationSwitched', task: id, guest: guest.id, from, to, downtimeNs, leftBytes: ramBytes });
	if (task.datastore !== null) filesMoved(draft, guest, task, task.datastore);
}

/** ns that it has stood still in all */
export const stoodStill = (draft: Draft, task: Moving): number =>
	(task.downtimeNs ?? 0) + (task.stoppedAt === null ? 0 : draft.now - task.stoppedAt);

function arrive(draft: Draft, guest: Guest, task: Moving): void {
	const { id, from, to, method, rounds, throttlePercent } = task;
	const totalNs = draft.now - task.startedAt;
	const files = task.phase === 'pull' ? {} : filesOf(guest, task);
	draft.setGuest(guest.id, { host: to, ...files, task: null });
	if (task.datastore !== null && task.phase !== 'pull') filesMoved(draft, guest, task, task.datastore);
	const downtimeNs = stoodStill(draft, task);
	const sent = { rounds, sentBytes: sentIn(rounds), method, throttlePercent };
	draft.emit({ type: 'guestMigrated', task: id, guest: guest.id, from, to, ...sent, totalNs, downtimeNs });
	draft.emit({ type: 'taskEnded', task: id, kind: 'migrate', guest: guest.id, result: 'done', ns: totalNs });
}

/** a guest that was off has its files there: it is registered at its target */
function arriveCold(draft: Draft, guest: Guest, task: Moving): void {
	draft.setGuest(guest.id, filesOf(guest, task));
	if (task.datastore !== null) filesMoved(draft, guest, task, task.datastore);
	draft.endTask(draft.guest(guest.id), 'done');
	registerAt(draft, draft.guest(guest.id), task.to);
}

const filesOf = (guest: Guest, { datastore }: Moving): Partial<Guest> => (datastore === null ? {} : onDatastore(guest, datastore));

function filesMoved(draft: Draft, guest: Guest, task: Moving, to: NonNullable<Moving['datastore']>): void {
	const from = storesOf(guest).filter((store) => store !== to);
	const bytes = bytesElsewhere(guest, to);
	draft.emit({ type: 'storageMoved', task: task.id, guest: guest.id, from, to, bytes, ns: draft.now - task.startedAt });
}

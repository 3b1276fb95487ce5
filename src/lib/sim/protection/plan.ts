// Backups again and again: one plan for each guest and datastore, with how many of the newest stay.
import { refuse, type Check } from '../check';
import type { Draft } from '../draft';
import { findDatastore, findGuest } from '../look';
import type { Operation } from '../operation';
import { toNs } from '../units';
import type { BackupPlanId } from '../world';
import type { BackupPlan } from './backup';
import { keptApart, storeThere } from './checks';
import type { Missed } from './event';
import { plansMeant } from './meant';
import { backupGuest, beginBackup } from './take-backup';

/** a second to a year */
const EVERY = { min: 1, max: 31_536_000 };
const KEEP = { min: 1, max: 1000 };

export const planBackups: Operation<'planBackups'> = {
	checks(world, { guest: id, to, everySeconds, keep }) {
		const guest = findGuest(world, id);
		const store = findDatastore(world, to);
		if (!guest || !store) return [refuse('exists', false, { what: guest ? to : id })];
		return [
			refuse('exists', true, { what: guest.name }),
			everyInRange(everySeconds),
			refuse('value', Number.isInteger(keep) && keep >= KEEP.min && keep <= KEEP.max, { field: 'keep', value: asNumber(keep), ...KEEP }),
			storeThere(store),
			keptApart(world, guest, store)
		];
	},
	apply(draft, { guest, to, everySeconds, keep }) {
		plan(draft, { guest, datastore: to, everyNs: toNs(everySeconds), keep, dueAt: draft.now });
	}
};

export const stopBackups: Operation<'stopBackups'> = {
	checks: (world, { plan: id }) => [refuse('exists', plansMeant(world, id).length > 0, { what: id })],
	apply(draft, { plan: id }) {
		for (const found of plansMeant(draft, id)) {
			draft.remove('backupPlans', found.id);
			draft.emit({ type: 'backupsStopped', guest: found.guest, datastore: found.datastore });
		}
	}
};

/** Puts a plan in force; the one of the same guest and datastore gives way to it. */
export function plan(draft: Draft, wanted: Omit<BackupPlan, 'id'>): void {
	const same = draft.backupPlans.find(({ guest, datastore }) => guest === wanted.guest && datastore === wanted.datastore);
	if (same) draft.remove('backupPlans', same.id);
	const id: BackupPlanId = `plan:${draft.nextSerial()}`;
	draft.add('backupPlans', { id, ...wanted });
	const { guest, datastore, everyNs, keep } = wanted;
	draft.emit({ type: 'backupsPlanned', guest, plan: id, datastore, everyNs, keep });
}

/** A planned backup is due: it begins, or is missed until the next one. */
export function backupDue(draft: Draft, due: BackupPlan): void {
	const { guest, datastore: to } = due;
	const found = findGuest(draft, guest);
	draft.set('backupPlans', due.id, { dueAt: draft.now + due.everyNs });
	if (!found) return draft.remove('backupPlans', due.id);
	const reason = missedBecause(backupGuest.checks(draft, { type: 'backupGuest', guest, to }));
	if (reason === null) beginBackup(draft, found, to);
	else draft.emit({ type: 'backupMissed', guest, datastore: to, reason });
}

/** why a copy can't begin, by the first check that refuses it; null when none does */
export function missedBecause(checks: readonly Check[]): Missed | null {
	const failed = checks.find(({ severity, passed }) => severity === 'refuse' && !passed);
	if (!failed) return null;
	if (failed.id === 'busy' || failed.id === 'state' || failed.id === 'space') return failed.id;
	return 'lost';
}

export const everyInRange = (seconds: number): Check =>
	refuse('value', seconds >= EVERY.min && seconds <= EVERY.max, { field: 'everySeconds', value: asNumber(seconds), ...EVERY });

const asNumber = (value: unknown): number | string => (typeof value === 'number' ? value : String(value));

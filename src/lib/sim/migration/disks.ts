// Disks that move to another datastore, while their guest runs or not.
import { amount } from '../anchor';
import { refuse } from '../check';
import type { Draft } from '../draft';
import { hostIsOn, notBusy, stateCheck } from '../guest/checks';
import { sees } from '../host/paths';
import { findDatastore, findGuest, hostOf } from '../look';
import type { Operation } from '../operation';
import { disksThere } from '../protection/checks';
import type { Task } from '../task';
import type { Guest } from '../world';
import { bytesElsewhere, onDatastore, storesOf } from './files';
import { filesChecks, movesWhole } from './files-checks';

type StorageMove = Extract<Task, { kind: 'moveStorage' }>;

const MOVABLE: readonly Guest['state'][] = ['running', 'off', 'paused', 'suspended', 'noSpace'];

export const moveStorage: Operation<'moveStorage'> = {
	checks(world, command) {
		const guest = findGuest(world, command.guest);
		const datastore = findDatastore(world, command.datastore);
		if (!guest || !datastore) return [refuse('exists', false, { what: guest ? command.datastore : command.guest })];
		const host = hostOf(world, guest.host);
		return [
			refuse('exists', true, { what: guest.name }),
			stateCheck(guest, 'moveStorage', MOVABLE.includes(guest.state)),
			notBusy(guest),
			hostIsOn(world, guest),
			...disksThere(world, guest),
			refuse('storage', sees(host, datastore.id), { datastore: datastore.name, host: host.name }),
			...movesWhole(world, guest),
			...filesChecks(world, guest, host, datastore)
		];
	},
	apply(draft, command) {
		const guest = draft.guest(command.guest);
		const totalBytes = bytesElsewhere(guest, command.datastore);
		const copying = { kind: 'moveStorage' as const, to: command.datastore, totalBytes };
		draft.startTask(guest.id, { id: draft.nextTask(), startedAt: draft.now, ...copying, progress: amount(draft.now, totalBytes) });
	}
};

/** All files are there: the guest goes on with them, and those at the source are removed. */
export function endStorageMove(draft: Draft, guest: Guest, task: StorageMove): void {
	const from = storesOf(guest).filter((store) => store !== task.to);
	const bytes = bytesElsewhere(guest, task.to);
	draft.setGuest(guest.id, onDatastore(guest, task.to));
	draft.emit({ type: 'storageMoved', task: task.id, guest: guest.id, from, to: task.to, bytes, ns: draft.now - task.startedAt });
	draft.endTask(draft.guest(guest.id), 'done');
}

/** Gives the copy up: the files stay where they are. */
export function abortStorageMove(draft: Draft, guest: Guest, task: StorageMove, cause: 'cancelled' | 'noSpace' | 'stopped'): void {
	draft.endTask(guest, cause === 'cancelled' ? 'cancelled' : 'failed');
	draft.emit({ type: 'storageMoveFailed', task: task.id, guest: guest.id, to: task.to, cause });
}

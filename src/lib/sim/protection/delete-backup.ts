// Deleting a backup: the others stay whole, as the next one takes over what it needs.
import { refuse, warn } from '../check';
import { findBackup, findDatastore } from '../look';
import type { Operation } from '../operation';
import { throwAway } from './take-backup';

export const deleteBackup: Operation<'deleteBackup'> = {
	checks(world, { backup: id }) {
		const backup = findBackup(world, id);
		if (!backup) return [refuse('exists', false, { what: id })];
		const reading = world.guests.find(({ task }) => (task?.kind === 'recover' || task?.kind === 'backup') && task.backup === id);
		const others = world.backups.some((each) => each.guest === backup.guest && each.id !== id && each.finishedAt !== null);
		return [
			refuse('exists', true, { what: backup.name }),
			refuse('busy', reading === undefined, { guest: reading?.name ?? backup.name, task: reading?.task?.kind ?? 'none' }),
			warn('kept', others, { guest: backup.name, datastore: findDatastore(world, backup.datastore)?.name ?? backup.datastore })
		];
	},
	apply(draft, { backup: id }) {
		const backup = findBackup(draft, id);
		if (!backup) return;
		const freedBytes = throwAway(draft, backup);
		draft.emit({ type: 'backupDeleted', guest: backup.guest, backup: id, name: backup.name, freedBytes });
	}
};

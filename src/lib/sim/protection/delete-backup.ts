// Deleting a backup: the others stay whole, as the next one takes over what it needs.
import { refuse, warn } from '../check';
import { findDatastore } from '../look';
import type { Operation } from '../operation';
import { backupMeant } from './meant';
import { throwAway } from './take-backup';

export const deleteBackup: Operation<'deleteBackup'> = {
	checks(world, { backup: meant }) {
		const backup = backupMeant(world, meant);
		if (!backup) return [refuse('exists', false, { what: meant })];
		const { id } = backup;
		const reading = world.guests.find(({ task }) => (task?.kind === 'recover' || task?.kind === 'backup') && task.backup === id);
		const others = world.backups.some((each) => each.guest === backup.guest && each.id !== id && each.finishedAt !== null);
		return [
			refuse('exists', true, { what: backup.name }),
			refuse('busy', reading === undefined, { guest: reading?.name ?? backup.name, task: reading?.task?.kind ?? 'none' }),
			warn('kept', others, { guest: backup.name, datastore: findDatastore(world, backup.datastore)?.name ?? backup.datastore })
		];
	},
	apply(draft, { backup: meant }) {
		const backup = backupMeant(draft, meant);
		if (!backup) return;
		const freedBytes = throwAway(draft, backup);
		draft.emit({ type: 'backupDeleted', guest: backup.guest, backup: backup.id, name: backup.name, freedBytes });
	}
};

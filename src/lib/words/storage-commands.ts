// Commands on disks, snapshots and files, in words.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { StorageCommand } from '$lib/sim/storage/command';
import { belongsTo } from './belongs';
import { newName, type Names } from './names';
import { formatName } from './storage-events';
import { count, storage } from './units';

export const STORAGE_LABELS = {
	takeSnapshot: m.storage_operation_takeSnapshot,
	revertSnapshot: m.storage_operation_revertSnapshot,
	deleteSnapshot: m.storage_operation_deleteSnapshot,
	convertToTemplate: m.storage_operation_convertToTemplate,
	convertToGuest: m.storage_operation_convertToGuest,
	convertDisk: m.storage_operation_convertDisk,
	deleteFile: m.storage_operation_deleteFile,
	fillDatastore: m.storage_operation_fillDatastore
} as const satisfies Readonly<Record<StorageCommand['type'], () => string>>;
export const isStorageCommand = belongsTo(STORAGE_LABELS);

/** a choice comes before anything is done */
export const STORAGE_ASKS = ['takeSnapshot', 'revertSnapshot', 'deleteSnapshot', 'convertDisk', 'deleteFile', 'fillDatastore'] as const;

export function storageCommandText(command: StorageCommand, names: Names): string {
	switch (command.type) {
		case 'takeSnapshot': {
			const words = { guest: names.name(command.guest), snapshot: newName(command.name) };
			return command.memory ? m.storage_command_takeSnapshotMemory(words) : m.storage_command_takeSnapshot(words);
		}
		case 'revertSnapshot':
			return m.storage_command_revertSnapshot({ guest: names.name(command.guest), snapshot: snapshotName(command, names) });
		case 'deleteSnapshot':
			return m.storage_command_deleteSnapshot({ guest: names.name(command.guest), snapshot: snapshotName(command, names) });
		case 'convertToTemplate':
			return m.storage_command_convertToTemplate({ guest: names.name(command.guest) });
		case 'convertToGuest':
			return m.storage_command_convertToGuest({ guest: names.name(command.guest) });
		case 'convertDisk':
			return m.storage_command_convertDisk({
				guest: names.name(command.guest),
				disk: count(command.disk + 1),
				format: formatName(command.format),
				thin: command.thin ? 'thin' : 'thick'
			});
		case 'deleteFile':
			return m.storage_command_deleteFile({ file: command.file, datastore: names.name(command.datastore) });
		case 'fillDatastore':
			return m.storage_command_fillDatastore({ datastore: names.name(command.datastore), size: storage(command.freeGiB) });
		default:
			return assertNever(command);
	}
}

/** the name that people gave it; the id where it is gone */
function snapshotName({ guest, snapshot }: Extract<StorageCommand, { snapshot: string }>, names: Names): string {
	return names.guest(guest)?.snapshots.find(({ id }) => id === snapshot)?.name ?? snapshot;
}

/** how a refusal begins, with the reasons */
export const storageRefused = (command: StorageCommand, names: Names, reasons: string): string =>
	m.storage_refused({ thing: names.name('guest' in command ? command.guest : command.datastore), operation: command.type, reasons });

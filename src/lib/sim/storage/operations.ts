// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { StorageCommand } from './command';
import { convertDisk } from './convert-disk';
import { deleteSnapshot } from './delete-snapshot';
import { deleteFile, fillDatastore } from './files';
import { revertSnapshot } from './revert-snapshot';
import { takeSnapshot } from './snapshot';
import { template } from './template';

export const storageOperations: Operations<StorageCommand> = {
	takeSnapshot,
	revertSnapshot,
	deleteSnapshot,
	convertToTemplate: template,
	convertToGuest: template,
	convertDisk,
	deleteFile,
	fillDatastore
};

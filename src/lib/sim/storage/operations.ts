// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { StorageCommand } from './command';

export const storageOperations: Operations<StorageCommand> = {};

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { MigrationCommand } from './command';
import { moveStorage } from './disks';

export const migrationOperations: Operations<MigrationCommand> = { moveStorage };

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { MigrationCommand } from './command';

export const migrationOperations: Operations<MigrationCommand> = {};

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { MonitoringCommand } from './command';

export const monitoringOperations: Operations<MonitoringCommand> = {};

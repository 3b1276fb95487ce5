// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { AvailabilityCommand } from './command';

export const availabilityOperations: Operations<AvailabilityCommand> = {};

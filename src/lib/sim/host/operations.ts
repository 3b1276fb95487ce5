// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { ComputeCommand } from './command';

export const hostOperations: Operations<ComputeCommand> = {};

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { ComputeCommand } from './command';
import { setMemoryPolicy } from './policy';

export const hostOperations: Operations<ComputeCommand> = { setMemoryPolicy };

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { ProtectionCommand } from './command';

export const protectionOperations: Operations<ProtectionCommand> = {};

// The operations of this topic, for `preflight.ts`.
import type { Operations } from '../operation';
import type { DeliveryCommand } from './command';

export const deliveryOperations: Operations<DeliveryCommand> = {};

// The entries of all topics, in the order of the table. A topic joins by its own validation.ts and a line here.
import { validations as availability } from '../availability/validation';
import { validations as delivery } from '../delivery/validation';
import { validations as compute } from '../host/validation';
import { validations as migration } from '../migration/validation';
import { validations as storage } from '../storage/validation';
import type { Validation } from './validation';

export const validations: readonly Validation[] = [...migration, ...compute, ...storage, ...availability, ...delivery];

// The first two of the model's functions: what stands in a command's way, and performing it.
import { availabilityOperations } from './availability/operations';
import { cancelTask } from './cancel';
import type { Check } from './check';
import type { Command, CommandType } from './command';
import { deliveryOperations } from './delivery/operations';
import { createGuest, cloneGuest, deleteGuest } from './guest/make';
import { editGuest } from './guest/edit';
import { crashGuest, power } from './guest/power';
import { runJob, writeData } from './guest/work';
import { hostOperations } from './host/operations';
import { hostPower } from './host/power';
import { refuse } from './check';
import { migrate } from './migration/migrate';
import { migrationOperations } from './migration/operations';
import { monitoringOperations } from './monitoring/operations';
import type { Operation } from './operation';
import { protectionOperations } from './protection/operations';
import { growDatastore } from './storage/grow';
import { storageOperations } from './storage/operations';
import type { World } from './world';

const OPERATIONS: { readonly [T in CommandType]: Operation<T> } = {
	powerOn: power,
	shutDown: power,
	restart: power,
	powerOff: power,
	reset: power,
	pause: power,
	resume: power,
	suspend: power,
	migrate,
	createGuest,
	cloneGuest,
	deleteGuest,
	editGuest,
	crashGuest,
	writeData,
	runJob,
	growDatastore,
	powerOnHost: hostPower,
	powerOffHost: hostPower,
	enterMaintenance: hostPower,
	exitMaintenance: hostPower,
	failHost: hostPower,
	cancelTask,
	...migrationOperations,
	...hostOperations,
	...storageOperations,
	...availabilityOperations,
	...deliveryOperations,
	...protectionOperations,
	...monitoringOperations
};

/**
 * Every check that applies to a command now, passed or not, refusing ones and warnings. A command of no known type, or on a thing
 * that does not exist (any more), gets a failed check, never an exception.
 */
export function preflight(world: World, command: Command): Check[] {
	const operation = operationOf(command);
	return operation ? operation.checks(world, command) : [refuse('exists', false, { what: command.type })];
}

/** the operation for a command's type; undefined for a type that a link or file made up */
export function operationOf(command: Command): Operation<CommandType> | undefined {
	// one table entry takes the commands of its own type only; the compiler can't see that the two go together
	return Object.hasOwn(OPERATIONS, command.type) ? OPERATIONS[command.type] : undefined;
}

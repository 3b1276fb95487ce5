// What a command is called in a menu, and what one command does, as one says it to a colleague.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { Command, CommandType } from '$lib/sim/command';
import type { TaskView } from '$lib/sim/view';
import { alarmName, alarmThing } from './alarms';
import { clusterCommand, CLUSTER_OPERATIONS, isClusterCommand } from './cluster-commands';
import { DELIVERY_ASKS, DELIVERY_LABELS, deliveryCommandText, isDeliveryCommand } from './delivery-commands';
import { editText } from './edits';
import { memoryPolicyText } from './memory-events';
import { newName, type Names } from './names';
import { PROTECTION_ASKS, PROTECTION_LABELS, isProtectionCommand, protectionCommandText } from './protection-commands';
import { STORAGE_ASKS, STORAGE_LABELS, isStorageCommand, storageCommandText } from './storage-commands';
import { storage } from './units';

const LABELS: Readonly<Record<CommandType, () => string>> = {
	powerOn: m.words_operation_powerOn,
	shutDown: m.words_operation_shutDown,
	restart: m.words_operation_restart,
	powerOff: m.words_operation_powerOff,
	reset: m.words_operation_reset,
	pause: m.words_operation_pause,
	resume: m.words_operation_resume,
	suspend: m.words_operation_suspend,
	migrate: m.words_operation_migrate,
	moveStorage: m.migration_operation_moveStorage,
	createGuest: m.words_operation_createGuest,
	cloneGuest: m.words_operation_cloneGuest,
	deleteGuest: m.words_operation_deleteGuest,
	editGuest: m.words_operation_editGuest,
	crashGuest: m.words_operation_crashGuest,
	writeData: m.words_operation_writeData,
	runJob: m.words_operation_runJob,
	growDatastore: m.words_operation_growDatastore,
	...PROTECTION_LABELS,
	...STORAGE_LABELS,
	...DELIVERY_LABELS,
	...CLUSTER_OPERATIONS,
	setMemoryPolicy: m.compute_operation_setMemoryPolicy,
	powerOnHost: m.words_operation_powerOnHost,
	powerOffHost: m.words_operation_powerOffHost,
	enterMaintenance: m.words_operation_enterMaintenance,
	exitMaintenance: m.words_operation_exitMaintenance,
	failHost: m.words_operation_failHost,
	cancelTask: m.words_operation_cancelTask,
	acknowledgeAlarm: m.monitoring_operation_acknowledgeAlarm
};

/** A choice or a form comes before anything is done. */
const ASKS: ReadonlySet<CommandType> = new Set<CommandType>([
	'migrate',
	'moveStorage',
	'createGuest',
	'cloneGuest',
	'deleteGuest',
	'editGuest',
	'writeData',
	'runJob',
	'growDatastore',
	...PROTECTION_ASKS,
	...STORAGE_ASKS,
	...DELIVERY_ASKS,
	'losePath',
	'editCluster',
	'addRule'
]);

/** The menu's words, plain first: "Live migration…". The ellipsis says that a choice follows. */
export const operationLabel = (type: CommandType): string =>
	ASKS.has(type) ? m.words_operation_asks({ operation: LABELS[type]() }) : LABELS[type]();

/** The operation itself, for sentences: "Live migration" */
export const operationName = (type: string): string => (isCommandType(type) ? LABELS[type]() : type);

const isCommandType = (type: string): type is CommandType => Object.hasOwn(LABELS, type);

/** "Move ehr-app-01 to Birch": without a full stop, so that it serves as a button, a line of history and the end of "Undo: …". */
export function commandText(command: Command, names: Names): string {
	if (isStorageCommand(command)) return storageCommandText(command, names);
	if (isDeliveryCommand(command)) return deliveryCommandText(command, names);
	if (isClusterCommand(command)) return clusterCommand(command, names);
	if (isProtectionCommand(command)) return protectionCommandText(command, names);
	switch (command.type) {
		case 'powerOn':
			return m.words_command_powerOn({ guest: names.name(command.guest) });
		case 'shutDown':
			return m.words_command_shutDown({ guest: names.name(command.guest) });
		case 'restart':
			return m.words_command_restart({ guest: names.name(command.guest) });
		case 'powerOff':
			return m.words_command_powerOff({ guest: names.name(command.guest) });
		case 'reset':
			return m.words_command_reset({ guest: names.name(command.guest) });
		case 'pause':
			return m.words_command_pause({ guest: names.name(command.guest) });
		case 'resume':
			return m.words_command_resume({ guest: names.name(command.guest) });
		case 'suspend':
			return m.words_command_suspend({ guest: names.name(command.guest) });
		case 'migrate':
			return m.migration_command_migrate({
				guest: names.name(command.guest),
				host: names.name(command.to),
				method: command.method ?? '',
				disks: command.datastore === undefined ? 'stay' : 'move',
				datastore: command.datastore === undefined ? '' : names.name(command.datastore)
			});
		case 'moveStorage':
			return m.migration_command_moveStorage({ guest: names.name(command.guest), datastore: names.name(command.datastore) });
		case 'createGuest':
			return m.words_command_createGuest({ guest: newName(command.name), host: names.name(command.host) });
		case 'cloneGuest':
			return command.linked
				? m.storage_command_cloneLinked({ guest: names.name(command.guest), clone: newName(command.name) })
				: m.words_command_cloneGuest({ guest: names.name(command.guest), clone: newName(command.name) });
		case 'deleteGuest':
			return command.keepDisks
				? m.storage_command_deleteKeep({ guest: names.name(command.guest) })
				: m.words_command_deleteGuest({ guest: names.name(command.guest) });
		case 'editGuest':
			return editText(command, names);
		case 'crashGuest':
			return m.words_command_crashGuest({ guest: names.name(command.guest) });
		case 'writeData':
			return command.atGiB === undefined
				? m.words_command_writeData({ guest: names.name(command.guest), size: storage(command.GiB) })
				: m.storage_command_writeAt({ guest: names.name(command.guest), size: storage(command.GiB), at: storage(command.atGiB) });
		case 'runJob':
			return m.words_command_runJob({ guest: names.name(command.guest) });
		case 'growDatastore':
			return m.words_command_growDatastore({ datastore: names.name(command.datastore), size: storage(command.GiB) });
		case 'setMemoryPolicy':
			return memoryPolicyText(command);
		case 'powerOnHost':
			return m.words_command_powerOnHost({ host: names.name(command.host) });
		case 'powerOffHost':
			return m.words_command_powerOffHost({ host: names.name(command.host) });
		case 'enterMaintenance':
			if (command.evacuate === true) return m.availability_command_evacuate({ host: names.name(command.host) });
			return m.words_command_enterMaintenance({ host: names.name(command.host) });
		case 'exitMaintenance':
			return m.words_command_exitMaintenance({ host: names.name(command.host) });
		case 'failHost':
			return m.words_command_failHost({ host: names.name(command.host) });
		case 'cancelTask':
			return cancelText(names.task(command.task), names);
		case 'acknowledgeAlarm':
			return m.monitoring_command_acknowledgeAlarm({ alarm: alarmName(command.alarm), thing: alarmThing(command.of, names) });
		default:
			return assertNever(command);
	}
}

function cancelText(task: TaskView | null, names: Names): string {
	if (task === null) return m.words_cancel_ended();
	const guest = task.guest === null ? '' : names.name(task.guest);
	switch (task.kind) {
		case 'migrate':
			return m.words_cancel_migrate({ guest, host: names.name(task.migration?.to ?? task.host) });
		case 'clone':
			return m.words_cancel_clone({ guest });
		case 'boot':
			return m.words_cancel_boot({ guest });
		case 'shutDown':
			return m.words_cancel_shutDown({ guest });
		case 'suspend':
			return m.words_cancel_suspend({ guest });
		case 'restore':
			return m.words_cancel_restore({ guest });
		case 'logIn':
			return m.words_cancel_logIn({ guest });
		case 'customize':
			return m.words_cancel_customize({ guest });
		case 'snapshot':
			return m.words_cancel_snapshot({ guest });
		case 'consolidate':
			return m.words_cancel_consolidate({ guest });
		case 'convertDisk':
			return m.words_cancel_convertDisk({ guest });
		case 'moveStorage':
			return m.words_cancel_moveStorage({ guest });
		case 'backup':
			return m.words_cancel_backup({ guest });
		case 'recover':
			return m.words_cancel_recover({ guest });
		case 'bootHost':
			return m.words_cancel_bootHost({ host: names.name(task.host) });
		default:
			return assertNever(task.kind);
	}
}

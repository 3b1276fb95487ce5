// Commands on networks, identities, copies and rules, in words.
import { assertNever } from '$lib/base/never';
import { m } from '$lib/paraglide/messages';
import type { ProtectionCommand } from '$lib/sim/protection/command';
import { belongsTo } from './belongs';
import { newName, type Names } from './names';
import { duration } from './time';
import { count } from './units';

export const PROTECTION_LABELS = {
	createNetwork: m.protection_operation_createNetwork,
	deleteNetwork: m.protection_operation_deleteNetwork,
	customizeGuest: m.protection_operation_customizeGuest,
	setCpuMask: m.protection_operation_setCpuMask,
	backupGuest: m.protection_operation_backupGuest,
	planBackups: m.protection_operation_planBackups,
	stopBackups: m.protection_operation_stopBackups,
	restoreBackup: m.protection_operation_restoreBackup,
	deleteBackup: m.protection_operation_deleteBackup,
	replicateGuest: m.protection_operation_replicateGuest,
	stopReplication: m.protection_operation_stopReplication,
	failOverReplica: m.protection_operation_failOverReplica,
	loseDatastore: m.protection_operation_loseDatastore,
	corruptGuest: m.protection_operation_corruptGuest,
	failSite: m.protection_operation_failSite,
	setVendorRules: m.protection_operation_setVendorRules
} as const satisfies Readonly<Record<ProtectionCommand['type'], () => string>>;
export const isProtectionCommand = belongsTo(PROTECTION_LABELS);

/** a choice comes before anything is done */
export const PROTECTION_ASKS = [
	'createNetwork',
	'setCpuMask',
	'backupGuest',
	'planBackups',
	'restoreBackup',
	'deleteBackup',
	'replicateGuest'
] as const;

export function protectionCommandText(command: ProtectionCommand, names: Names): string {
	const thing = thingOf(command, names);
	switch (command.type) {
		case 'createNetwork':
			return m.protection_command_createNetwork({ network: thing, isolated: command.isolated ? 'yes' : 'no' });
		case 'deleteNetwork':
			return m.protection_command_deleteNetwork({ network: thing });
		case 'customizeGuest':
			return m.protection_command_customizeGuest({ guest: thing });
		case 'setCpuMask':
			return command.generation === null
				? m.protection_command_setCpuMaskNone({ cluster: thing })
				: m.protection_command_setCpuMask({ cluster: thing, generation: String(command.generation) });
		case 'backupGuest':
			return m.protection_command_backupGuest({ guest: thing, datastore: names.name(command.to) });
		case 'planBackups':
			return m.protection_command_planBackups({
				guest: thing,
				datastore: names.name(command.to),
				every: duration(command.everySeconds),
				keep: count(command.keep)
			});
		case 'stopBackups':
			return m.protection_command_stopBackups({ guest: thing });
		case 'restoreBackup':
			return command.name === undefined
				? m.protection_command_restoreBackup({ guest: thing, datastore: names.name(command.datastore) })
				: m.protection_command_restoreBeside({ guest: thing, name: newName(command.name) });
		case 'deleteBackup':
			return m.protection_command_deleteBackup({ guest: thing });
		case 'replicateGuest':
			return m.protection_command_replicateGuest({
				guest: thing,
				host: names.name(command.host),
				every: duration(command.everySeconds)
			});
		case 'stopReplication':
			return m.protection_command_stopReplication({ guest: thing });
		case 'failOverReplica':
			return m.protection_command_failOverReplica({ guest: thing });
		case 'loseDatastore':
			return m.protection_command_loseDatastore({ datastore: thing });
		case 'corruptGuest':
			return m.protection_command_corruptGuest({ guest: thing });
		case 'failSite':
			return m.protection_command_failSite({ site: thing });
		case 'setVendorRules':
			return m.protection_command_setVendorRules({ rules: command.rules });
		default:
			return assertNever(command);
	}
}

/** how a refusal begins, with the reasons */
export const protectionRefused = (command: ProtectionCommand, names: Names, reasons: string): string =>
	m.protection_refused({ thing: thingOf(command, names), operation: command.type, reasons });

/** what a command is about; of a copy, the guest that it was taken of */
function thingOf(command: ProtectionCommand, names: Names): string {
	switch (command.type) {
		case 'createNetwork':
			return newName(command.name);
		case 'deleteNetwork':
			return names.name(command.network);
		case 'setCpuMask':
			return names.name(command.cluster);
		case 'stopBackups':
			return names.copy(command.plan);
		case 'restoreBackup':
		case 'deleteBackup':
			return names.copy(command.backup);
		case 'stopReplication':
		case 'failOverReplica':
			return names.copy(command.replication);
		case 'loseDatastore':
			return names.name(command.datastore);
		case 'failSite':
			return command.site;
		case 'setVendorRules':
			return command.rules;
		default:
			return names.name(command.guest);
	}
}

// Commands of clusters and their faults, as one says them to a colleague, and how their refusals begin.
import { m } from '$lib/paraglide/messages';
import type { AvailabilityCommand } from '$lib/sim/availability/command';
import { belongsTo } from './belongs';
import { fieldLabel } from './labels';
import type { Names } from './names';
import { list } from './units';

export const CLUSTER_OPERATIONS: Readonly<Record<AvailabilityCommand['type'], () => string>> = {
	isolateHost: m.availability_operation_isolateHost,
	rejoinHost: m.availability_operation_rejoinHost,
	cutLink: m.availability_operation_cutLink,
	mendLink: m.availability_operation_mendLink,
	losePath: m.availability_operation_losePath,
	restorePath: m.availability_operation_restorePath,
	hangTools: m.availability_operation_hangTools,
	editCluster: m.availability_operation_editCluster,
	addRule: m.availability_operation_addRule,
	removeRule: m.availability_operation_removeRule
};
export const isClusterCommand = belongsTo(CLUSTER_OPERATIONS);

export function clusterCommand(command: AvailabilityCommand, names: Names): string {
	switch (command.type) {
		case 'isolateHost':
			return m.availability_command_isolateHost({ host: names.name(command.host) });
		case 'rejoinHost':
			return m.availability_command_rejoinHost({ host: names.name(command.host) });
		case 'cutLink':
			return m.availability_command_cutLink({ host: names.name(command.host) });
		case 'mendLink':
			return m.availability_command_mendLink({ host: names.name(command.host) });
		case 'losePath':
			return m.availability_command_losePath({ host: names.name(command.host), datastore: names.name(command.datastore) });
		case 'restorePath':
			return m.availability_command_restorePath({ host: names.name(command.host), datastore: names.name(command.datastore) });
		case 'hangTools':
			return m.availability_command_hangTools({ guest: names.name(command.guest) });
		case 'editCluster': {
			const { ha, ...others } = command.change;
			const fields = [...Object.keys(ha ?? {}), ...Object.keys(others)].map(fieldLabel);
			return m.availability_command_editCluster({ cluster: names.name(command.cluster), fields: list(fields) });
		}
		case 'addRule': {
			const { kind, guests } = command.rule;
			return m.availability_command_addRule({ guests: list(guests.map((guest) => names.name(guest))), kind });
		}
		case 'removeRule':
			return m.availability_command_removeRule({ rule: command.name });
	}
}

export function clusterRefused(command: AvailabilityCommand, names: Names, reasons: string): string {
	switch (command.type) {
		case 'isolateHost':
		case 'rejoinHost':
		case 'cutLink':
		case 'mendLink':
			return m.availability_refused_host({ host: names.name(command.host), operation: command.type, reasons });
		case 'losePath':
		case 'restorePath':
			return m.availability_refused_path({
				host: names.name(command.host),
				datastore: names.name(command.datastore),
				operation: command.type,
				reasons
			});
		case 'hangTools':
			return m.availability_refused_hangTools({ guest: names.name(command.guest), reasons });
		case 'editCluster':
			return m.availability_refused_editCluster({ cluster: names.name(command.cluster), reasons });
		case 'addRule':
			return m.availability_refused_addRule({ reasons });
		case 'removeRule':
			return m.availability_refused_removeRule({ reasons });
	}
}

// How a refusal begins: what can't be done to what, in the shape that fits the command; then the reasons.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import { alarmName, alarmThing } from './alarms';
import { clusterRefused, isClusterCommand } from './cluster-commands';
import { deliveryRefused, isDeliveryCommand } from './delivery-commands';
import { newName, type Names } from './names';
import { isProtectionCommand, protectionRefused } from './protection-commands';
import { isStorageCommand, storageRefused } from './storage-commands';

export function refusedText(command: Command, names: Names, reasons: string): string {
	if (isStorageCommand(command)) return storageRefused(command, names, reasons);
	if (isDeliveryCommand(command)) return deliveryRefused(command, names, reasons);
	if (isClusterCommand(command)) return clusterRefused(command, names, reasons);
	if (isProtectionCommand(command)) return protectionRefused(command, names, reasons);
	switch (command.type) {
		case 'migrate':
			return m.words_refused_migrate({ guest: names.name(command.guest), host: names.name(command.to), reasons });
		case 'moveStorage':
			return m.migration_refused_moveStorage({
				guest: names.name(command.guest),
				datastore: names.name(command.datastore),
				reasons
			});
		case 'createGuest':
			return m.words_refused_createGuest({ guest: newName(command.name), host: names.name(command.host), reasons });
		case 'powerOn':
		case 'shutDown':
		case 'restart':
		case 'powerOff':
		case 'reset':
		case 'pause':
		case 'resume':
		case 'suspend':
		case 'cloneGuest':
		case 'deleteGuest':
		case 'editGuest':
		case 'crashGuest':
		case 'writeData':
		case 'runJob':
			return m.words_refused_guest({ guest: names.name(command.guest), operation: command.type, reasons });
		case 'powerOnHost':
		case 'powerOffHost':
		case 'enterMaintenance':
		case 'exitMaintenance':
		case 'failHost':
			return m.words_refused_host({ host: names.name(command.host), operation: command.type, reasons });
		case 'growDatastore':
			return m.words_refused_growDatastore({ datastore: names.name(command.datastore), reasons });
		case 'setMemoryPolicy':
			return m.compute_refused_setMemoryPolicy({ reasons });
		case 'cancelTask':
			return m.words_refused_cancelTask({ reasons });
		case 'acknowledgeAlarm':
			return m.monitoring_refused_acknowledgeAlarm({
				alarm: alarmName(command.alarm),
				thing: alarmThing(command.of, names),
				reasons
			});
		default:
			// a link or a file may hold a command that nobody knows: the model refuses it, and so it must have words
			return m.words_refused_unknown({ reasons });
	}
}

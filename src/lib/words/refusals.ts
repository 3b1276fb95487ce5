// How a refusal begins: what can't be done to what, in the shape that fits the command; then the reasons.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import { alarmName, alarmThing } from './alarms';
import { clusterRefused } from './cluster-commands';
import { deliveryRefused } from './delivery-commands';
import { newName, type Names } from './names';
import { protectionRefused } from './protection-commands';
import { storageRefused } from './storage-commands';

export function refusedText(command: Command, names: Names, reasons: string): string {
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
		case 'takeSnapshot':
		case 'revertSnapshot':
		case 'deleteSnapshot':
		case 'convertToTemplate':
		case 'convertToGuest':
		case 'convertDisk':
		case 'deleteFile':
		case 'fillDatastore':
			return storageRefused(command, names, reasons);
		case 'logIn':
		case 'logOff':
		case 'createPool':
		case 'resizePool':
		case 'logInToPool':
		case 'logOffFromPool':
		case 'resetDesktop':
		case 'updateImage':
		case 'deletePool':
		case 'publishApp':
		case 'launchApp':
		case 'closeApp':
		case 'cutEndpoint':
		case 'mendEndpoint':
			return deliveryRefused(command, names, reasons);
		case 'isolateHost':
		case 'rejoinHost':
		case 'cutLink':
		case 'mendLink':
		case 'losePath':
		case 'restorePath':
		case 'hangTools':
		case 'editCluster':
		case 'addRule':
		case 'removeRule':
			return clusterRefused(command, names, reasons);
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
		case 'createNetwork':
		case 'deleteNetwork':
		case 'customizeGuest':
		case 'setCpuMask':
		case 'backupGuest':
		case 'planBackups':
		case 'stopBackups':
		case 'restoreBackup':
		case 'deleteBackup':
		case 'replicateGuest':
		case 'stopReplication':
		case 'failOverReplica':
		case 'loseDatastore':
		case 'corruptGuest':
		case 'failSite':
		case 'setVendorRules':
			return protectionRefused(command, names, reasons);
		default:
			// a link or a file may hold a command that nobody knows: the model refuses it, and so it must have words
			return m.words_refused_unknown({ reasons });
	}
}

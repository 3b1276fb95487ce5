import { expect, test } from 'vitest';
import type { Command, CommandType } from '$lib/sim/command';
import type { TaskView } from '$lib/sim/view';
import { deliveryCommands } from './delivery.fixture';
import { clinic, move } from './clinic.fixture';
import { commandText, operationLabel, operationName } from './commands';
import { namesOf } from './names';
import { protectionCommands } from './protection.fixture';
import { storageCommands } from './storage.fixture';

const names = namesOf(clinic);
const guest = 'vm:ehr-app-01' as const;
const host = 'host:birch' as const;
const spec = {
	role: 'web',
	os: 'Linux',
	datastore: 'ds:san-01',
	network: null,
	vcpus: 2,
	memoryMiB: 4096,
	diskGiB: 40,
	thin: true,
	tools: true
} as const;

const commands: [Command, string][] = [
	[{ type: 'powerOn', guest }, 'Power on ehr-app-01'],
	[{ type: 'shutDown', guest }, 'Shut down ehr-app-01'],
	[{ type: 'restart', guest }, 'Restart ehr-app-01'],
	[{ type: 'powerOff', guest }, 'Power off ehr-app-01'],
	[{ type: 'reset', guest }, 'Reset ehr-app-01'],
	[{ type: 'pause', guest }, 'Pause ehr-app-01'],
	[{ type: 'resume', guest }, 'Resume ehr-app-01'],
	[{ type: 'suspend', guest }, 'Suspend ehr-app-01 to disk'],
	[{ type: 'migrate', guest, to: host }, 'Move ehr-app-01 to Birch'],
	[{ type: 'migrate', guest: 'vm:gone', to: 'host:gone-too' }, 'Move gone to gone-too'],
	[{ type: 'migrate', guest, to: host, datastore: 'ds:san-01' }, 'Move ehr-app-01 to Birch, and its disks to san-01'],
	[{ type: 'migrate', guest, to: host, method: 'post-copy' }, 'Move ehr-app-01 to Birch by post-copy'],
	[
		{ type: 'migrate', guest, to: host, method: 'pre-copy', datastore: 'ds:san-01' },
		'Move ehr-app-01 to Birch by pre-copy, and its disks to san-01'
	],
	[{ type: 'moveStorage', guest, datastore: 'ds:san-01' }, 'Move the disks of ehr-app-01 to san-01'],
	[{ type: 'createGuest', name: 'ehr-web-09', host, ...spec }, 'Create ehr-web-09 on Birch'],
	[{ type: 'createGuest', name: '', host, ...spec }, 'Create a guest without a name on Birch'],
	[{ type: 'cloneGuest', guest, name: 'ehr-app-02', host, datastore: 'ds:san-01' }, 'Clone ehr-app-01 to ehr-app-02'],
	[{ type: 'deleteGuest', guest }, 'Delete ehr-app-01'],
	[{ type: 'crashGuest', guest }, 'Crash ehr-app-01'],
	[{ type: 'writeData', guest, GiB: 20 }, 'Write 20 GB in ehr-app-01'],
	[{ type: 'runJob', guest, gigacycles: 30 }, 'Run a job in ehr-app-01'],
	...storageCommands,
	...protectionCommands,
	...deliveryCommands,
	[{ type: 'growDatastore', datastore: 'ds:san-01', GiB: 2048 }, 'Add 2 TB to san-01'],
	[{ type: 'setMemoryPolicy', sharingPercent: 20 }, 'Let guests share equal memory pages (20%)'],
	[{ type: 'setMemoryPolicy', sharingPercent: 0 }, 'Let guests share no memory pages'],
	[{ type: 'setMemoryPolicy', idleTaxPercent: 0 }, 'Set the idle tax to 0%'],
	[{ type: 'setMemoryPolicy', idleTaxPercent: 75, sharingPercent: 5 }, 'Set the idle tax to 75% and page sharing to 5%'],
	[{ type: 'setMemoryPolicy' }, 'Leave the memory rules as they are'],
	[{ type: 'editGuest', guest, change: { reservedMiB: 2_048 } }, 'Set memory reservation of ehr-app-01 to 2 GB'],
	[{ type: 'editGuest', guest, change: { cpuReservedGHz: 4 } }, 'Set CPU reservation of ehr-app-01 to 4 GHz'],
	[{ type: 'editGuest', guest, change: { memoryShares: 1_000 } }, 'Set memory shares of ehr-app-01 to 1,000'],
	[{ type: 'editGuest', guest, change: { memoryShares: null } }, 'Give ehr-app-01 the usual memory shares'],
	[{ type: 'editGuest', guest, change: { activePercent: 30 } }, 'Set memory in use of ehr-app-01 to 30%'],
	[{ type: 'powerOnHost', host }, 'Power on Birch'],
	[{ type: 'powerOffHost', host }, 'Power off Birch'],
	[{ type: 'enterMaintenance', host }, 'Put Birch in maintenance mode'],
	[{ type: 'exitMaintenance', host }, 'Take Birch out of maintenance mode'],
	[{ type: 'failHost', host }, 'Make Birch fail'],
	[{ type: 'cancelTask', task: 'task:7' }, 'Cancel the move of ehr-app-01 to Birch'],
	[{ type: 'cancelTask', task: 'task:99' }, 'Cancel a task that has ended'],
	[{ type: 'editGuest', guest, change: {} }, 'Change nothing of ehr-app-01'],
	[{ type: 'editGuest', guest, change: { memoryMiB: 49_152 } }, 'Set memory of ehr-app-01 to 48 GB'],
	[{ type: 'editGuest', guest, change: { vcpus: 8 } }, 'Set vCPUs of ehr-app-01 to 8'],
	[{ type: 'editGuest', guest, change: { weight: 512 } }, 'Set CPU weight of ehr-app-01 to 512'],
	[{ type: 'editGuest', guest, change: { capPercent: 50 } }, 'Set CPU cap of ehr-app-01 to 50%'],
	[{ type: 'editGuest', guest, change: { cpuGHz: 3.2 } }, 'Set CPU demand of ehr-app-01 to 3.2 GHz'],
	[{ type: 'editGuest', guest, change: { dirtyMiBps: 200 } }, 'Set memory rewriting of ehr-app-01 to 210 MB/s'],
	[{ type: 'editGuest', guest, change: { tools: true } }, 'Install guest tools in ehr-app-01'],
	[{ type: 'editGuest', guest, change: { tools: false } }, 'Remove guest tools from ehr-app-01'],
	[{ type: 'editGuest', guest, change: { localMedia: true } }, 'Insert a CD in ehr-app-01'],
	[{ type: 'editGuest', guest, change: { localMedia: false } }, 'Eject the CD of ehr-app-01'],
	[{ type: 'editGuest', guest, change: { network: 'net:clinical' } }, 'Connect ehr-app-01 to Clinical'],
	[{ type: 'editGuest', guest, change: { network: null } }, 'Disconnect ehr-app-01 from its network'],
	[
		{ type: 'editGuest', guest, change: { vcpus: 8, memoryMiB: 49_152, localMedia: true } },
		'Change vCPUs, memory, and CD drive of ehr-app-01'
	]
];

test.each(commands)('%j reads', (command, text) => expect(commandText(command, names)).toBe(text));

const cancels: [TaskView['kind'], string][] = [
	['boot', 'Cancel the start of ehr-app-01'],
	['shutDown', 'Cancel the shutdown of ehr-app-01'],
	['suspend', 'Cancel the suspend of ehr-app-01'],
	['restore', 'Cancel the resume of ehr-app-01'],
	['clone', 'Cancel the copy ehr-app-01'],
	['bootHost', 'Cancel the start of Alder']
];

test.each(cancels)('cancelling a %s task says what is cancelled', (kind, text) => {
	const names = namesOf({ ...clinic, tasks: [{ ...move, kind, migration: null }] });
	expect(commandText({ type: 'cancelTask', task: 'task:7' }, names)).toBe(text);
});

const labels: [CommandType, string][] = [
	['powerOn', 'Power on'],
	['shutDown', 'Shut down'],
	['restart', 'Restart'],
	['powerOff', 'Power off at once'],
	['reset', 'Reset at once'],
	['pause', 'Pause'],
	['resume', 'Resume'],
	['suspend', 'Suspend to disk'],
	['migrate', 'Live migration…'],
	['createGuest', 'New guest…'],
	['cloneGuest', 'Clone…'],
	['deleteGuest', 'Delete…'],
	['editGuest', 'Edit virtual hardware…'],
	['crashGuest', 'Crash the guest OS'],
	['writeData', 'Write data…'],
	['runJob', 'Run a job…'],
	['growDatastore', 'Add space…'],
	['powerOnHost', 'Power on'],
	['powerOffHost', 'Power off'],
	['enterMaintenance', 'Enter maintenance mode'],
	['exitMaintenance', 'Exit maintenance mode'],
	['failHost', 'Fail the host'],
	['cancelTask', 'Cancel']
];

test.each(labels)('the menu calls %s "%s"', (type, label) => expect(operationLabel(type)).toBe(label));

test('in a sentence an operation has no ellipsis', () => {
	expect(operationName('migrate')).toBe('Live migration');
	expect(operationName('teleport')).toBe('teleport');
});

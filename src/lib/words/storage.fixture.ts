// The sentences about disks, snapshots and files: what `checks.test.ts`, `commands.test.ts` and `events.test.ts` expect of them.
import type { Check, CheckId } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Tone } from './said';

const GB = 2 ** 30;
const at = 0;
const guest = 'vm:ehr-app-01' as const;
const datastore = 'ds:san-01' as const;
const snapshot = 'snapshot:3' as const;
const name = 'patch';

const converted = { at, type: 'diskConverted', guest, disk: 0, format: 'vhd', thin: true } as const;

export const storageEvents: [SimEvent, Tone, boolean, string][] = [
	[
		{ at, type: 'dataWritten', guest, datastore, dataBytes: 512, bytes: 65_536, missingBytes: 0 },
		'info',
		true,
		'ehr-app-01 wrote 512 B. Its file on san-01 grew by 64 KB.'
	],
	[
		{ at, type: 'dataWritten', guest, datastore, dataBytes: GB, bytes: 0, missingBytes: 0 },
		'info',
		true,
		'ehr-app-01 wrote 1 GB over what was there. Its file on san-01 did not grow.'
	],
	[
		{ at, type: 'snapshotTaken', guest, snapshot, name, memoryBytes: 0, consistent: 'file-system', depth: 2 },
		'good',
		true,
		'Snapshot “patch” of ehr-app-01 taken. Its disks are complete: the guest tools, or being off, saw to that. New data goes to new files.'
	],
	[
		{ at, type: 'snapshotTaken', guest, snapshot, name, memoryBytes: 0, consistent: 'crash', depth: 2 },
		'warn',
		true,
		'Snapshot “patch” of ehr-app-01 taken. Its disks are as if power had been cut. New data goes to new files.'
	],
	[
		{ at, type: 'snapshotTaken', guest, snapshot, name, memoryBytes: 4 * GB, consistent: 'crash', depth: 2 },
		'good',
		true,
		'Snapshot “patch” of ehr-app-01 taken. Its memory, 4 GB, is being written. New data goes to new files.'
	],
	[
		{ at, type: 'snapshotReverted', guest, snapshot, name, discardedBytes: 2 * GB, to: 'off' },
		'info',
		true,
		'ehr-app-01 is back at “patch” and off. What it wrote since, 2 GB, is gone.'
	],
	[
		{ at, type: 'snapshotReverted', guest, snapshot, name, discardedBytes: 2 * GB, to: 'resuming' },
		'info',
		true,
		'ehr-app-01 is back at “patch” and goes on from there. What it wrote since, 2 GB, is gone.'
	],
	[
		{ at, type: 'snapshotDeleted', guest, snapshot, name, mergedBytes: 0, kept: false },
		'info',
		true,
		'Snapshot “patch” of ehr-app-01 deleted. The present stays as it is.'
	],
	[
		{ at, type: 'snapshotDeleted', guest, snapshot, name, mergedBytes: 3 * GB, kept: false },
		'info',
		true,
		'Snapshot “patch” of ehr-app-01 deleted. Its files are being merged: 3 GB to copy. The present stays as it is.'
	],
	[
		{ at, type: 'snapshotDeleted', guest, snapshot, name, mergedBytes: 0, kept: true },
		'info',
		true,
		'Snapshot “patch” of ehr-app-01 deleted. Its files stay while more than one branch needs them.'
	],
	[
		{ at, type: 'snapshotsMerged', guest, freedBytes: GB, depth: 1 },
		'good',
		true,
		'Files of ehr-app-01 merged: 1 GB freed. It reads one file again.'
	],
	[
		{ at, type: 'snapshotsMerged', guest, freedBytes: GB, depth: 3 },
		'good',
		true,
		'Files of ehr-app-01 merged: 1 GB freed. A read looks through up to 3 files.'
	],
	[
		{ at, type: 'snapshotMemoryLost', guest, snapshot, name },
		'warn',
		true,
		'ehr-app-01 stopped before its memory was written: snapshot “patch” holds the disks only.'
	],
	[{ at, type: 'templateMade', guest }, 'good', true, 'ehr-app-01 is a template now: make clones of it. It does not run.'],
	[{ at, type: 'templateUnmade', guest }, 'good', true, 'ehr-app-01 is a guest again. Power it on.'],
	[
		{ ...converted, fromBytes: 40 * GB, toBytes: 21 * GB, sizeBefore: 200 * GB, sizeAfter: 200 * GB },
		'good',
		true,
		'Disk 1 of ehr-app-01 is a thin VHD now: its file went from 40 GB to 21 GB.'
	],
	[
		{ ...converted, thin: false, fromBytes: 65_536, toBytes: 67_125_760, sizeBefore: 67_108_864, sizeAfter: 67_125_248 },
		'good',
		true,
		'Disk 1 of ehr-app-01 is a thick VHD now: its file went from 64 KB to 64 MB. The guest sees 64.02 MB instead of 64 MB: a VHD counts whole cylinders.'
	],
	[
		{ at, type: 'filesKept', datastore, files: ['old.vmdk'], bytes: 5 * GB },
		'info',
		true,
		'old.vmdk stayed on san-01: 5 GB that belong to no guest now. Delete them when nobody needs them.'
	],
	[{ at, type: 'fileDeleted', datastore, files: ['old.vmdk'], bytes: 5 * GB }, 'good', true, 'old.vmdk deleted from san-01: 5 GB freed.'],
	[
		{ at, type: 'datastoreFilled', datastore, files: ['filler.bin'], bytes: 9 * GB },
		'bad',
		true,
		'filler.bin takes 9 GB of san-01. Guests that write new data there stop when it is full.'
	]
];

export const storageCommands: [Command, string][] = [
	[{ type: 'takeSnapshot', guest, name }, 'Take snapshot “patch” of ehr-app-01'],
	[{ type: 'takeSnapshot', guest, name, memory: true }, 'Take snapshot “patch” of ehr-app-01 with its memory'],
	[{ type: 'revertSnapshot', guest, snapshot: name }, 'Revert ehr-app-01 to “patch”'],
	[{ type: 'deleteSnapshot', guest, snapshot: name }, 'Delete snapshot “patch” of ehr-app-01'],
	[{ type: 'convertToTemplate', guest }, 'Make ehr-app-01 a template'],
	[{ type: 'convertToGuest', guest }, 'Make the template ehr-app-01 a guest again'],
	[{ type: 'convertDisk', guest, disk: 0, format: 'vhd', thin: true }, 'Convert disk 1 of ehr-app-01 to VHD, thin'],
	[{ type: 'convertDisk', guest, disk: 1, format: 'vmdk', thin: false }, 'Convert disk 2 of ehr-app-01 to VMDK, thick'],
	[{ type: 'deleteFile', datastore, file: 'old.vmdk' }, 'Delete old.vmdk from san-01'],
	[{ type: 'fillDatastore', datastore, freeGiB: 0 }, 'Fill san-01 until 0 B are free'],
	[{ type: 'deleteGuest', guest, keepDisks: true }, 'Delete ehr-app-01 and keep its disk files'],
	[{ type: 'writeData', guest, GiB: 2, atGiB: 10 }, 'Write 2 GB in ehr-app-01, 10 GB into its disk'],
	[{ type: 'cloneGuest', guest, name: 'desk-1', host: 'host:birch', datastore, linked: true }, 'Make desk-1, a linked clone of ehr-app-01']
];

export const storageRefusals: [Command, string][] = [
	[{ type: 'takeSnapshot', guest, name }, 'No snapshot of ehr-app-01 can be taken'],
	[{ type: 'revertSnapshot', guest, snapshot: name }, "ehr-app-01 can't be reverted"],
	[{ type: 'deleteSnapshot', guest, snapshot: name }, "The snapshot of ehr-app-01 can't be deleted"],
	[{ type: 'convertToTemplate', guest }, "ehr-app-01 can't become a template"],
	[{ type: 'convertToGuest', guest }, "ehr-app-01 can't become a guest"],
	[{ type: 'convertDisk', guest, disk: 0, format: 'vhd', thin: true }, "The disk of ehr-app-01 can't be converted"],
	[{ type: 'deleteFile', datastore, file: 'x' }, "The file on san-01 can't be deleted"],
	[{ type: 'fillDatastore', datastore, freeGiB: 0 }, "san-01 can't be filled"]
];

const app = 'ehr-app-01';
export const storageChecks: [CheckId, boolean, Check['numbers'], string][] = [
	['chainLimit', true, { guest: app, snapshots: 4, limit: 32 }, 'Length of the chain: 4 of at most 32 snapshots, one on the other'],
	['chainLimit', false, { guest: app, snapshots: 33, limit: 32 }, 'Length of the chain: 33 snapshots, one on the other; 32 is the most'],
	['chainLong', true, { guest: app, snapshots: 2, advised: 3 }, 'Long chain: 2 of 3 advised snapshots'],
	[
		'chainLong',
		false,
		{ guest: app, snapshots: 4, advised: 3 },
		'Long chain: 4 snapshots, one on the other: every read may look through them all; keep to 3'
	],
	['snapshotOld', true, { guest: app, snapshot: name, hours: 5, advisedHours: 72 }, 'Old snapshot: the oldest, “patch”, is 5 h old'],
	[
		'snapshotOld',
		false,
		{ guest: app, snapshot: name, hours: 100, advisedHours: 72 },
		'Old snapshot: “patch” is 100 h old; 72 h is the advised most'
	],
	[
		'snapshotGrowth',
		true,
		{ guest: app, needGiB: 3, freeGiB: 9, hours: 72 },
		'Growth: its new files may grow to 3 GB in three days (assumed: writes at random places), 9 GB free'
	],
	[
		'snapshotGrowth',
		false,
		{ guest: app, needGiB: 30, freeGiB: 9, hours: 72 },
		'Growth: its new files may grow to 30 GB in three days (assumed: writes at random places), only 9 GB free'
	],
	['discards', true, { guest: app, snapshot: name, GiB: 0 }, 'Data since the snapshot: nothing was written since “patch”'],
	[
		'discards',
		false,
		{ guest: app, snapshot: name, GiB: 3 },
		'Data since the snapshot: 3 GB that ehr-app-01 wrote since “patch” will be gone'
	],
	['linkedClones', true, { guest: app, clones: '', count: 0 }, 'Linked clones: no linked clones lie on its files'],
	[
		'linkedClones',
		false,
		{ guest: app, clones: 'desk-1, desk-2', count: 2 },
		'Linked clones: desk-1 and desk-2 cannot be read without its files'
	],
	['wholeDisks', true, { guest: app, count: 0 }, 'Whole disks: its disks are whole files'],
	['wholeDisks', false, { guest: app, count: 2 }, 'Whole disks: its disks lie on snapshots'],
	['snapshotNeeded', true, { guest: app }, 'Snapshot to lie on: ehr-app-01 has a snapshot that a linked clone can lie on'],
	['snapshotNeeded', false, { guest: app }, 'Snapshot to lie on: ehr-app-01 has no snapshot that a linked clone could lie on'],
	['template', true, { guest: app }, 'Template: ehr-app-01 is no template'],
	['template', false, { guest: app }, 'Template: ehr-app-01 is a template: clones come from it, it does not run'],
	['noTemplate', true, { guest: app }, 'Template: ehr-app-01 is a template'],
	['noTemplate', false, { guest: app }, 'Template: ehr-app-01 is no template'],
	['diskSize', true, { sizeGiB: 40, mostGiB: 2_040 }, 'Disk size: 40 GB fits the format'],
	['diskSize', false, { sizeGiB: 2_048, mostGiB: 2_040 }, 'Disk size: 2 TB; a VHD holds 1.99 TB at most'],
	['diskFormat', true, { product: 'hyper-v', format: 'vhd', own: 'vhd' }, 'Disk format: Microsoft Hyper-V keeps its disks as VHD'],
	[
		'diskFormat',
		false,
		{ product: 'esx', format: 'vhd', own: 'vmdk' },
		'Disk format: VMware ESX keeps its disks as VMDK: the guest must move to another product to use VHD'
	],
	['sameFormat', true, { format: 'vhd', thin: 'thin' }, 'Disk format: it becomes a thin VHD'],
	['sameFormat', false, { format: 'vmdk', thin: 'thick' }, 'Disk format: it is a thick VMDK already'],
	['quiesced', true, { guest: app }, 'State of the disks: its file system is complete'],
	[
		'quiesced',
		false,
		{ guest: app },
		'State of the disks: ehr-app-01 has no guest tools at work: its disks are saved as if power had been cut'
	],
	['snapshotName', true, { name, problem: 'none' }, 'Name: “patch” is free'],
	['snapshotName', false, { name, problem: 'taken' }, 'Name: “patch” is taken'],
	['snapshotName', false, { name: '', problem: 'empty' }, 'Name: it has no name'],
	['snapshotName', false, { name: 'A b', problem: 'form' }, 'Name: “A b” is not a name for a snapshot']
];

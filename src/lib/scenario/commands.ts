// The timed commands of a scenario file. They are flat, `{ at: 10, type: migrate, guest: ehr-app-01, to: Birch }`, and name things as people do.
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages';
import type { Scenario } from '$lib/sim/scenario';
import { RESTART_PRIORITIES, ROLES } from '$lib/sim/world';
import type { TaskId } from '$lib/sim/world';
import { acknowledgeAlarm } from './acknowledge';
import { NEW_GUEST } from './defaults';
import { deliveryCommands } from './delivery-commands';
import { clusterCommands } from './cluster-commands';
import { protectionCommands } from './protection-commands';
import { at, datastore, guest, host, network as someNetwork, operation } from './references';
import { storageCommands } from './storage-commands';
import { amount, count, flag, text } from './values';

const TASK = /^task:\d{1,9}$/;
const isTask = (ref: string): ref is TaskId => TASK.test(ref);
/** null is none */
const network = v.nullable(someNetwork);

const vcpus = count(1, 1024, 'Virtual CPUs.');
const memoryMiB = count(4, 67_108_864, 'Memory in MiB: 1 GB is 1,024 MiB.');
const newName = text(80, 'The name of the new guest.');

const guestOperation = v.strictObject({
	at,
	type: v.pipe(
		v.picklist(['powerOn', 'shutDown', 'restart', 'powerOff', 'reset', 'pause', 'resume', 'suspend']),
		v.description('Power of a guest. shutDown and restart go through the guest tools.')
	),
	guest
});
const hostOperation = v.strictObject({
	at,
	type: v.pipe(
		v.picklist(['powerOnHost', 'powerOffHost', 'exitMaintenance', 'failHost']),
		v.description('Power and maintenance of a host. failHost cuts its power: its guests crash.')
	),
	host
});
const createGuest = v.strictObject({
	at,
	type: operation('createGuest', 'Makes a new guest; it is off.'),
	name: newName,
	role: v.optional(v.pipe(v.picklist(ROLES), v.description('What it does in the clinic.')), NEW_GUEST.role),
	os: v.optional(text(80, 'Its operating system.'), NEW_GUEST.os),
	host,
	datastore,
	network: v.optional(network, null),
	vcpus: v.optional(vcpus, NEW_GUEST.vcpus),
	memoryMiB: v.optional(memoryMiB, NEW_GUEST.memoryMiB),
	diskGiB: v.optional(amount(0.001, 1_048_576, 'Size of its disk.'), NEW_GUEST.diskGiB),
	thin: v.optional(flag('Its disk grows as the guest writes.'), NEW_GUEST.thin),
	tools: v.optional(flag('Guest tools are installed.'), NEW_GUEST.tools)
});
const change = v.pipe(
	v.strictObject({
		vcpus: v.exactOptional(vcpus),
		memoryMiB: v.exactOptional(memoryMiB),
		weight: v.exactOptional(count(1, 65_535, 'Its share of CPU when guests compete.')),
		capPercent: v.exactOptional(count(0, 102_400, 'At most this many percent of one core; 0 is no cap.')),
		cpuReservedGHz: v.exactOptional(amount(0, 10_000, 'CPU that it gets whenever it wants it; 0 is none.')),
		reservedMiB: v.exactOptional(count(0, 67_108_864, 'Memory that no other guest can take from it.')),
		restartPriority: v.exactOptional(
			v.pipe(v.picklist(RESTART_PRIORITIES), v.description('Its turn when high availability starts guests again.'))
		),
		restartDelaySeconds: v.exactOptional(amount(0, 86_400, 'How long it waits then.')),
		memoryShares: v.exactOptional(
			v.nullable(count(1, 100_000_000, 'Its share of memory when the host is short of it; null: ten for each MiB.'))
		),
		activePercent: v.exactOptional(amount(0, 100, 'Percent of its memory that it really uses.')),
		iops: v.exactOptional(amount(0, 10_000_000, 'Reads and writes per second that it asks for.')),
		network: v.exactOptional(network),
		tools: v.exactOptional(flag('Guest tools are installed.')),
		localMedia: v.exactOptional(flag("A CD or ISO in its host's own drive.")),
		cpuGHz: v.exactOptional(amount(0, 10_000, 'CPU that it wants.')),
		dirtyMiBps: v.exactOptional(amount(0, 1_000_000, 'Memory that it rewrites in a second.'))
	}),
	v.description('What is left out stays.')
);

const anyCommand = v.variant('type', [
	guestOperation,
	hostOperation,
	v.strictObject({
		at,
		type: operation('migrate', 'Moves a guest to another host: live when it runs.'),
		guest,
		to: host,
		datastore: v.exactOptional(v.pipe(datastore, v.description('Where its disks go too. Left out: they stay.'))),
		method: v.exactOptional(
			v.pipe(v.picklist(['pre-copy', 'post-copy']), v.description('How its memory goes. Left out: as policies.migration.method says.'))
		)
	}),
	v.strictObject({
		at,
		type: operation('moveStorage', 'Moves all files of a guest to another datastore; its host stays.'),
		guest,
		datastore
	}),
	createGuest,
	v.strictObject({
		at,
		type: operation('cloneGuest', 'Copies a guest with every disk; the copy is off.'),
		guest,
		name: newName,
		host,
		datastore,
		linked: v.exactOptional(flag('Only new, empty files on the present snapshot of the guest.'))
	}),
	v.strictObject({
		at,
		type: operation('deleteGuest', 'Removes a guest and its disks.'),
		guest,
		keepDisks: v.exactOptional(flag('The files of its disks stay.'))
	}),
	v.strictObject({ at, type: operation('editGuest', 'Changes hardware or load of a guest.'), guest, change }),
	v.strictObject({ at, type: operation('crashGuest', 'A fault: the guest OS stops dead.'), guest }),
	v.strictObject({
		at,
		type: operation('writeData', 'The guest writes new data to its first disk.'),
		guest,
		GiB: amount(0, 1_048_576, 'New data that it writes.'),
		atGiB: v.exactOptional(amount(0, 1_048_576, 'From this place of the disk on. Default: where nothing is written yet.'))
	}),
	v.strictObject({
		at,
		type: operation('runJob', 'Finite single-threaded work inside the guest.'),
		guest,
		gigacycles: amount(0, 1_000_000_000, 'Single-threaded work.')
	}),
	v.strictObject({
		at,
		type: operation('growDatastore', 'Makes a datastore larger.'),
		datastore,
		GiB: amount(0, 16_777_216, 'How much it grows.')
	}),
	v.strictObject({
		at,
		type: operation('setMemoryPolicy', 'Changes how ESX hosts take memory back from their guests.'),
		idleTaxPercent: v.exactOptional(amount(0, 99, 'How much of the price of an idle page counts against its guest.')),
		sharingPercent: v.exactOptional(amount(0, 33, "Part of the guests' memory that sharing equal pages saves; 0 is off."))
	}),
	v.strictObject({
		at,
		type: operation('cancelTask', 'Cancels what is under way.'),
		task: v.pipe(
			v.string(),
			v.regex(TASK, () => m.scenario_task_id()),
			v.guard(isTask),
			v.description('task:1 is the first task of the course.')
		)
	}),
	acknowledgeAlarm(at),
	...deliveryCommands,
	...storageCommands,
	...protectionCommands,
	...clusterCommands,
	v.strictObject({
		at,
		type: operation('enterMaintenance', 'The host takes no guests any more.'),
		host,
		evacuate: v.exactOptional(flag('Its guests move away first: live when they run.'))
	})
]);

type Timed = Scenario['commands'][number];

export const timedCommand = v.pipe(
	anyCommand,
	v.transform(({ at, ...command }): Timed => ({ at, command }))
);

// The timed commands of a scenario file. They are flat, `{ at: 10, type: migrate, guest: ehr-app-01, to: Birch }`, and name things as people do.
import * as v from 'valibot';
import { m } from '$lib/paraglide/messages';
import { datastoreId, guestId, hostId, networkId } from '$lib/sim/ids';
import type { Scenario } from '$lib/sim/scenario';
import { ROLES } from '$lib/sim/world';
import type { DatastoreId, GuestId, HostId, NetworkId, TaskId } from '$lib/sim/world';
import { NEW_GUEST } from './defaults';
import { amount, count, flag, text } from './values';

const HOST = /^host:./;
const GUEST = /^vm:./;
const DATASTORE = /^ds:./;
const NETWORK = /^net:./;
const TASK = /^task:\d{1,9}$/;

const isHost = (ref: string): ref is HostId => HOST.test(ref);
const isGuest = (ref: string): ref is GuestId => GUEST.test(ref);
const isDatastore = (ref: string): ref is DatastoreId => DATASTORE.test(ref);
const isNetwork = (ref: string): ref is NetworkId => NETWORK.test(ref);
const isTask = (ref: string): ref is TaskId => TASK.test(ref);

const reference = (description: string) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(80), v.description(description));
const guest = v.pipe(
	reference('A guest, by name or id.'),
	v.transform((ref) => (isGuest(ref) ? ref : guestId(ref)))
);
const host = v.pipe(
	reference('A host, by name or id.'),
	v.transform((ref) => (isHost(ref) ? ref : hostId(ref)))
);
const datastore = v.pipe(
	reference('A datastore, by name or id.'),
	v.transform((ref) => (isDatastore(ref) ? ref : datastoreId(ref)))
);
const network = v.nullable(
	v.pipe(
		reference('A network, by name or id; null is none.'),
		v.transform((ref) => (isNetwork(ref) ? ref : networkId(ref)))
	)
);

const at = amount(0, 31_536_000, 'Seconds since the scenario began.');
const vcpus = count(1, 1024, 'Virtual CPUs.');
const memoryMiB = count(4, 67_108_864, 'Memory in MiB: 1 GB is 1,024 MiB.');
const newName = text(80, 'The name of the new guest.');

const guestOperation = v.strictObject({
	at,
	type: v.picklist(['powerOn', 'shutDown', 'restart', 'powerOff', 'reset', 'pause', 'resume', 'suspend']),
	guest
});
const hostOperation = v.strictObject({
	at,
	type: v.picklist(['powerOnHost', 'powerOffHost', 'enterMaintenance', 'exitMaintenance', 'failHost']),
	host
});
const createGuest = v.strictObject({
	at,
	type: v.literal('createGuest'),
	name: newName,
	role: v.optional(v.picklist(ROLES), NEW_GUEST.role),
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
const change = v.strictObject({
	vcpus: v.exactOptional(vcpus),
	memoryMiB: v.exactOptional(memoryMiB),
	weight: v.exactOptional(count(1, 65_535, 'Its share of CPU when guests compete.')),
	capPercent: v.exactOptional(count(0, 102_400, 'At most this many percent of one core; 0 is no cap.')),
	network: v.exactOptional(network),
	tools: v.exactOptional(flag('Guest tools are installed.')),
	localMedia: v.exactOptional(flag("A CD or ISO in its host's own drive.")),
	cpuGHz: v.exactOptional(amount(0, 10_000, 'CPU that it wants.')),
	dirtyMiBps: v.exactOptional(amount(0, 1_000_000, 'Memory that it rewrites in a second.'))
});

const anyCommand = v.variant('type', [
	guestOperation,
	hostOperation,
	v.strictObject({ at, type: v.literal('migrate'), guest, to: host }),
	createGuest,
	v.strictObject({ at, type: v.literal('cloneGuest'), guest, name: newName, host, datastore }),
	v.strictObject({ at, type: v.literal('deleteGuest'), guest }),
	v.strictObject({ at, type: v.literal('editGuest'), guest, change }),
	v.strictObject({ at, type: v.literal('crashGuest'), guest }),
	v.strictObject({ at, type: v.literal('writeData'), guest, GiB: amount(0, 1_048_576, 'New data that it writes.') }),
	v.strictObject({ at, type: v.literal('runJob'), guest, gigacycles: amount(0, 1_000_000_000, 'Single-threaded work.') }),
	v.strictObject({ at, type: v.literal('growDatastore'), datastore, GiB: amount(0, 16_777_216, 'How much it grows.') }),
	v.strictObject({
		at,
		type: v.literal('cancelTask'),
		task: v.pipe(
			v.string(),
			v.regex(TASK, () => m.scenario_task_id()),
			v.guard(isTask),
			v.description('task:1 is the first task of the course.')
		)
	})
]);

type Timed = Scenario['commands'][number];

export const timedCommand = v.pipe(
	anyCommand,
	v.transform(({ at, ...command }): Timed => ({ at, command }))
);

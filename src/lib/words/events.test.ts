import { describe, expect, test } from 'vitest';
import type { EventType, SimEvent, StateCause } from '$lib/sim/event';
import type { MemoryState } from '$lib/sim/host/memory-state';
import type { GuestState } from '$lib/sim/world';
import type { CommandType } from '$lib/sim/command';
import { clinic } from './clinic.fixture';
import { CLUSTER_EVENTS } from './cluster-events';
import { DELIVERY_EVENTS } from './delivery-events';
import { eventText, isWorthSaying } from './events';
import { namesOf } from './names';
import { clusterEvents } from './cluster.fixture';
import { deliveryEvents } from './delivery.fixture';
import { PROTECTION_EVENTS } from './protection-events';
import { protectionEvents } from './protection.fixture';
import { STORAGE_EVENTS } from './storage-events';
import { storageEvents } from './storage.fixture';

const names = namesOf(clinic);
const at = 0;
const guest = 'vm:ehr-app-01' as const;
const host = 'host:alder' as const;
const [from, to] = [host, 'host:birch' as const];
const task = 'task:7' as const;
const GB = 2 ** 30;
const s = 1e9;
const round = { sentBytes: 24 * GB, ns: 20.6 * s, dirtiedBytes: 5.2 * GB, times: 1 };

const state = (cause: StateCause, to: GuestState, operation: CommandType | null = null, from: GuestState = 'running'): SimEvent => ({
	at,
	type: 'guestStateChanged',
	guest,
	host,
	from,
	to,
	cause,
	operation
});
const scarce = (from: MemoryState, to: MemoryState, freeBytes: number): SimEvent => ({
	at,
	type: 'memoryStateChanged',
	host,
	from,
	to,
	freeBytes
});
const ended = (
	kind: 'boot' | 'shutDown' | 'suspend' | 'restore' | 'clone' | 'migrate' | 'job',
	result: 'done' | 'cancelled' | 'failed'
): SimEvent => ({
	at,
	type: 'taskEnded',
	task,
	guest,
	kind,
	result,
	ns: 23.1 * s
});
const started = (kind: 'boot' | 'shutDown' | 'suspend' | 'restore' | 'clone' | 'migrate' | 'job'): SimEvent => ({
	at,
	type: 'taskStarted',
	task,
	guest,
	kind,
	to: kind === 'migrate' ? to : null
});
const failed = (cause: 'sourceLost' | 'targetLost' | 'cancelled' | 'guestStopped'): SimEvent => ({
	at,
	type: 'migrationFailed',
	task,
	guest,
	from,
	to,
	cause,
	phase: 'precopy',
	live: true
});
const migrated = (rounds: number, times = 1): SimEvent => ({
	at,
	type: 'guestMigrated',
	task,
	guest,
	from,
	to,
	method: 'pre-copy',
	throttlePercent: 0,
	rounds: Array.from({ length: rounds + 1 }, (_, i) => ({ ...round, times: i === 0 ? times : 1 })),
	sentBytes: 27.4 * GB,
	totalNs: 23.1 * s,
	downtimeNs: 0.041 * s
});

type Row = [SimEvent, tone: 'info' | 'good' | 'warn' | 'bad', said: boolean, text: string];
const moving = { at, task, guest, from, to } as const;
const moves: Row[] = [
	[
		{ ...moving, type: 'migrationQueued', host: null, running: 1, limit: 1 },
		'info',
		true,
		'ehr-app-01 waits to move to Birch: 1 move is under way between Alder and Birch, 1 allowed at once. It starts by itself.'
	],
	[
		{ ...moving, type: 'migrationQueued', host: from, running: 8, limit: 8 },
		'info',
		true,
		'ehr-app-01 waits to move to Birch: Alder has 8 moves under way, 8 allowed at once. It starts by itself.'
	],
	[
		{ ...moving, type: 'migrationRefused', check: 'localMedia' },
		'warn',
		true,
		'It was the turn of ehr-app-01 to move to Birch, but something is in the way now: CD drive. It still runs on Alder. Try the move again to see the numbers.'
	],
	[
		{ ...moving, type: 'migrationThrottled', percent: 30 },
		'warn',
		true,
		'ehr-app-01 is held back by 30%: it rewrites memory too fast to be copied. It works more slowly until the move ends.'
	],
	[
		{ ...moving, type: 'migrationSwitched', downtimeNs: 0.09 * s, leftBytes: 24 * GB },
		'info',
		true,
		'ehr-app-01 runs on Birch after a pause of 90 ms. 24 GB of memory follow. Until then it is slower, and it is lost if Alder or Birch fails.'
	],
	[
		{ ...moving, type: 'migrationStalled', paused: false },
		'warn',
		true,
		'The link between Alder and Birch carries nothing: the move of ehr-app-01 waits. ehr-app-01 runs on.'
	],
	[
		{ ...moving, type: 'migrationStalled', paused: true },
		'bad',
		true,
		'The link between Alder and Birch carries nothing. ehr-app-01 stands still until the rest of its memory can follow. Mend the link.'
	],
	[
		{ ...moving, type: 'migrationResumed', ns: 12 * s },
		'good',
		true,
		'The link between Alder and Birch carries again after 12 s: the move of ehr-app-01 goes on.'
	],
	[
		{ at, task, guest, type: 'storageMoved', from: ['ds:san-01'], to: 'ds:local-01', bytes: 40 * GB, ns: 80 * s },
		'good',
		true,
		'The disks of ehr-app-01 are on local-01 now: 40 GB copied from san-01 in 1 min 20 s.'
	],
	[
		{ at, task, guest, type: 'storageMoveFailed', to: 'ds:san-01', cause: 'cancelled' },
		'info',
		true,
		'Moving the disks of ehr-app-01 to san-01 was canceled. They stay where they were.'
	],
	[
		{ at, task, guest, type: 'storageMoveFailed', to: 'ds:san-01', cause: 'noSpace' },
		'warn',
		true,
		'Moving the disks of ehr-app-01 to san-01 failed: what ehr-app-01 wrote meanwhile does not fit there. They stay where they were.'
	],
	[
		{ at, task, guest, type: 'storageMoveFailed', to: 'ds:san-01', cause: 'stopped' },
		'warn',
		true,
		'Moving the disks of ehr-app-01 to san-01 failed: ehr-app-01 or its host stopped. They stay where they were.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'cancelled', phase: 'queued', live: true },
		'info',
		true,
		'ehr-app-01 waits for its move to Birch no longer. It still runs on Alder.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'noSpace', phase: 'disks', live: true },
		'warn',
		true,
		'The move of ehr-app-01 to Birch failed: what ehr-app-01 wrote meanwhile does not fit on the target datastore. ehr-app-01 still runs on Alder.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'targetLost', phase: 'disks', live: false },
		'warn',
		true,
		'The move of ehr-app-01 to Birch ended before its disks were copied. It stays on Alder.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'sourceLost', phase: 'pull', live: true },
		'bad',
		true,
		'The move of ehr-app-01 to Birch failed: Alder was lost with memory that had not followed yet. ehr-app-01 crashed: power it on again.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'targetLost', phase: 'pull', live: true },
		'bad',
		true,
		'The move of ehr-app-01 to Birch failed: Birch was lost, and ehr-app-01 with it.'
	],
	[
		{ ...moving, type: 'migrationFailed', cause: 'guestStopped', phase: 'pull', live: true },
		'bad',
		true,
		'The move of ehr-app-01 to Birch ended: ehr-app-01 stopped running on Birch.'
	],
	[
		{ ...migrated(1), method: 'post-copy' } as SimEvent,
		'good',
		true,
		'ehr-app-01 moved from Alder to Birch by post-copy: 27.4 GB, each page once, 23.1 s, users waited 41 ms.'
	],
	[
		{ ...migrated(3), throttlePercent: 40 } as SimEvent,
		'good',
		true,
		'ehr-app-01 moved from Alder to Birch: 27.4 GB in 3 rounds, 23.1 s, users waited 41 ms. It was held back by 40% in the end.'
	]
];
const rows: Row[] = [
	[state('command', 'starting', 'powerOn', 'off'), 'info', true, 'ehr-app-01 is starting on Alder.'],
	[state('command', 'stopping', 'shutDown'), 'info', true, 'ehr-app-01 is shutting down.'],
	[state('command', 'starting', 'restart'), 'info', true, 'ehr-app-01 is restarting on Alder.'],
	[state('command', 'starting', 'reset'), 'warn', true, 'ehr-app-01 was reset and starts again on Alder. What was not saved is lost.'],
	[state('command', 'off', 'powerOff'), 'warn', true, 'ehr-app-01 was powered off. What was not saved is lost.'],
	[state('command', 'off', 'powerOff', 'suspended'), 'warn', true, 'ehr-app-01 is off: its saved memory was discarded.'],
	[state('command', 'paused', 'pause'), 'info', true, 'ehr-app-01 is paused: it keeps its memory on Alder and does no work.'],
	[state('command', 'suspending', 'suspend'), 'info', true, 'ehr-app-01 is being suspended: its memory goes to disk.'],
	[state('command', 'running', 'resume', 'paused'), 'good', true, 'ehr-app-01 runs again on Alder.'],
	[state('command', 'resuming', 'resume', 'suspended'), 'info', true, 'ehr-app-01 is resuming on Alder: its memory comes back from disk.'],
	[state('command', 'off', null), 'info', true, 'ehr-app-01 on Alder: off.'],
	[state('booted', 'running'), 'good', true, 'ehr-app-01 is running on Alder.'],
	[state('stopped', 'off'), 'info', true, 'ehr-app-01 has shut down.'],
	[state('saved', 'suspended'), 'info', true, 'ehr-app-01 is suspended: its memory is on disk, and free again on Alder.'],
	[state('restored', 'running'), 'good', true, 'ehr-app-01 runs again on Alder, where it left off.'],
	[state('crash', 'crashed'), 'bad', true, 'ehr-app-01 crashed on Alder. What was not saved is lost.'],
	[state('hostLost', 'crashed'), 'bad', false, 'ehr-app-01 went down with Alder.'],
	[state('hostLost', 'off', 'migrate', 'crashed'), 'info', false, 'ehr-app-01 is off: what its failed host held in memory is lost.'],
	[state('hostReturned', 'off'), 'info', false, 'ehr-app-01 is off: Alder is back, and ehr-app-01 can be powered on.'],
	[state('hostReturned', 'starting'), 'info', false, 'ehr-app-01 starts: Alder is mended, and boots.'],
	[
		state('spaceRanOut', 'noSpace'),
		'bad',
		true,
		'ehr-app-01 is paused: its datastore is full. Its memory is kept. Free space or add some, then resume it.'
	],
	[{ at, type: 'guestCreated', guest, host, source: null }, 'good', true, 'ehr-app-01 was created on Alder. It is off.'],
	[{ at, type: 'guestCreated', guest, host, source: 'vm:test-ehr' }, 'good', false, 'Copying test-ehr to ehr-app-01 on Alder.'],
	[
		{ at, type: 'guestDeleted', guest: 'vm:x', name: 'x', freedBytes: 180 * GB },
		'info',
		true,
		'x was deleted with its disks: 180 GB free again.'
	],
	[
		{ at, type: 'guestEdited', guest, pending: false, fields: ['vcpus', 'memoryMiB'] },
		'info',
		true,
		'ehr-app-01 changed: vCPUs and memory.'
	],
	[
		{ at, type: 'guestEdited', guest, pending: true, fields: ['memoryMiB'] },
		'info',
		true,
		'ehr-app-01 gets its new memory at its next power-on.'
	],
	[
		{ at, type: 'guestEdited', guest, pending: true, fields: ['weight', 'memoryMiB'] },
		'info',
		true,
		'ehr-app-01 changed: CPU weight. It gets its new memory at its next power-on.'
	],
	[
		{ at, type: 'guestMoved', guest, from, to },
		'good',
		true,
		'ehr-app-01 moved from Alder to Birch. It was not running, so no memory had to be copied.'
	],
	[started('boot'), 'info', false, 'ehr-app-01 started to boot.'],
	[started('shutDown'), 'info', false, 'ehr-app-01 started to shut down.'],
	[started('suspend'), 'info', false, 'Saving the memory of ehr-app-01 to disk.'],
	[started('restore'), 'info', false, 'Reading the memory of ehr-app-01 from disk.'],
	[started('clone'), 'info', true, 'Copying disks to ehr-app-01.'],
	[started('migrate'), 'info', true, 'ehr-app-01 is on its way to Birch. It keeps running.'],
	[started('job'), 'info', false, 'ehr-app-01 started a job.'],
	[ended('boot', 'done'), 'good', false, 'ehr-app-01 took 23.1 s to boot.'],
	[ended('boot', 'cancelled'), 'warn', false, 'The start of ehr-app-01 was canceled after 23.1 s.'],
	[ended('boot', 'failed'), 'bad', false, 'The start of ehr-app-01 failed after 23.1 s.'],
	[ended('shutDown', 'done'), 'good', false, 'ehr-app-01 took 23.1 s to shut down.'],
	[ended('suspend', 'done'), 'good', false, 'The memory of ehr-app-01 was saved in 23.1 s.'],
	[ended('restore', 'done'), 'good', false, 'The memory of ehr-app-01 was read back in 23.1 s.'],
	[ended('clone', 'done'), 'good', true, 'The copy ehr-app-01 was finished in 23.1 s. It is off.'],
	[ended('clone', 'cancelled'), 'warn', true, 'The copy ehr-app-01 was canceled after 23.1 s.'],
	[ended('migrate', 'done'), 'good', false, 'The move of ehr-app-01 took 23.1 s.'],
	[ended('job', 'done'), 'good', true, 'ehr-app-01 finished its job in 23.1 s.'],
	[
		{ at, type: 'migrationRound', task, guest, round: 1, sentBytes: 24 * GB, ns: 20.6 * s, dirtiedBytes: 5.2 * GB },
		'info',
		false,
		'ehr-app-01, round 1: 24 GB copied in 20.6 s, 5.2 GB rewritten meanwhile.'
	],
	[
		{ at, type: 'migrationNotConverging', task, guest, leftBytes: 12 * GB },
		'warn',
		true,
		'ehr-app-01 rewrites memory as fast as the link carries it: 12 GB stay left after each round. The move will not end by itself.'
	],
	[migrated(3), 'good', true, 'ehr-app-01 moved from Alder to Birch: 27.4 GB in 3 rounds, 23.1 s, users waited 41 ms.'],
	[migrated(1), 'good', true, 'ehr-app-01 moved from Alder to Birch: 27.4 GB in 1 round, 23.1 s, users waited 41 ms.'],
	[migrated(2, 1000), 'good', true, 'ehr-app-01 moved from Alder to Birch: 27.4 GB in 1,001 rounds, 23.1 s, users waited 41 ms.'],
	[failed('sourceLost'), 'bad', true, 'The move of ehr-app-01 to Birch failed: Alder was lost, and ehr-app-01 with it.'],
	[failed('targetLost'), 'warn', true, 'The move of ehr-app-01 to Birch failed: Birch was lost. ehr-app-01 still runs on Alder.'],
	[failed('cancelled'), 'info', true, 'The move of ehr-app-01 to Birch was canceled. ehr-app-01 still runs on Alder.'],
	[failed('guestStopped'), 'warn', true, 'The move of ehr-app-01 to Birch ended: ehr-app-01 stopped running on Alder.'],
	[
		{ at, type: 'dataWritten', guest, datastore: 'ds:san-01', dataBytes: 20 * GB, bytes: 20 * GB, missingBytes: 0 },
		'info',
		true,
		'ehr-app-01 wrote 20 GB to san-01.'
	],
	[
		{ at, type: 'dataWritten', guest, datastore: 'ds:san-01', dataBytes: 2 * GB, bytes: 2 * GB, missingBytes: 18 * GB },
		'bad',
		false,
		'ehr-app-01 wrote 2 GB to san-01, then it was full: 18 GB could not be written.'
	],
	...moves,
	[{ at, type: 'datastoreGrown', datastore: 'ds:san-01', bytes: 1024 * GB }, 'good', true, 'san-01 grew by 1 TB.'],
	[{ at, type: 'hostPowerChanged', host, from: 'off', to: 'starting' }, 'info', true, 'Alder is starting.'],
	[{ at, type: 'hostPowerChanged', host, from: 'starting', to: 'on' }, 'good', true, 'Alder is running.'],
	[{ at, type: 'hostPowerChanged', host, from: 'on', to: 'off' }, 'info', true, 'Alder is off.'],
	[{ at, type: 'hostPowerChanged', host, from: 'on', to: 'failed' }, 'bad', false, 'Alder went down.'],
	[{ at, type: 'hostFailed', host, guests: [] }, 'bad', true, 'Alder failed. No guest ran there.'],
	[{ at, type: 'hostFailed', host, guests: [guest] }, 'bad', true, 'Alder failed: 1 guest went down with it.'],
	[{ at, type: 'hostFailed', host, guests: [guest, 'vm:test-ehr'] }, 'bad', true, 'Alder failed: 2 guests went down with it.'],
	[
		scarce('high', 'soft', 0.3 * GB),
		'warn',
		true,
		'Alder is short of memory: 307 MB free. It asks guest tools for memory that their guests hardly use (ballooning). A guest without tools is paged to disk and gets slow.'
	],
	[
		scarce('soft', 'hard', 0.15 * GB),
		'warn',
		true,
		"Alder is very short of memory: 154 MB free. It writes guests' memory to disk (paging), and they get slow. Move a guest away."
	],
	[
		scarce('high', 'low', -4 * GB),
		'bad',
		true,
		'Alder has almost no memory: 4 GB more in use than there is. Guests that hold too much stand still until it has taken some back. Move a guest away.'
	],
	[scarce('low', 'hard', 0.4 * GB), 'warn', true, "Alder has a little more memory: 410 MB free. It still writes guests' memory to disk."],
	[
		scarce('low', 'soft', 2 * GB),
		'info',
		true,
		'Alder has taken back what it needs: 2 GB free. Some guests work with less memory than they were given.'
	],
	[scarce('soft', 'high', 8 * GB), 'good', true, 'Alder has enough memory again: 8 GB free. Guests get back what was taken.'],
	[
		{ at, type: 'memoryPolicyChanged', idleTaxPercent: 75, sharingPercent: 20 },
		'info',
		true,
		'Memory rules changed: 75% idle tax, page sharing saves 20%.'
	],
	...storageEvents,
	...protectionEvents,
	...deliveryEvents,
	...clusterEvents,
	[
		{ at, type: 'alarmAcknowledged', alarm: 'hostMemory', of: host },
		'info',
		true,
		'Somebody is taking care of “Host memory usage” of Alder. The alarm stays until its cause has gone.'
	],
	[{ at, type: 'maintenanceEntered', host }, 'info', true, 'Alder is in maintenance mode: it takes no guests.'],
	[{ at, type: 'maintenanceExited', host }, 'good', true, 'Alder takes guests again.']
];

test.each(rows)('%j', (event, tone, said, text) => {
	expect(eventText(event, names)).toMatchObject({ text, tone });
	expect(isWorthSaying(event)).toBe(said);
});

test('every type of event is told', () => {
	// the record makes the compiler name a type that is missing here
	const types: Record<EventType, true> = {
		guestStateChanged: true,
		guestCreated: true,
		guestDeleted: true,
		guestEdited: true,
		guestMoved: true,
		taskStarted: true,
		taskEnded: true,
		migrationRound: true,
		migrationNotConverging: true,
		guestMigrated: true,
		migrationFailed: true,
		migrationQueued: true,
		migrationRefused: true,
		migrationThrottled: true,
		migrationSwitched: true,
		migrationStalled: true,
		migrationResumed: true,
		storageMoved: true,
		storageMoveFailed: true,
		dataWritten: true,
		datastoreGrown: true,
		...STORAGE_EVENTS,
		...PROTECTION_EVENTS,
		...DELIVERY_EVENTS,
		...CLUSTER_EVENTS,
		hostPowerChanged: true,
		hostFailed: true,
		memoryStateChanged: true,
		memoryPolicyChanged: true,
		maintenanceEntered: true,
		maintenanceExited: true,
		alarmAcknowledged: true
	};
	expect([...new Set(rows.map(([event]) => event.type))].sort()).toEqual(Object.keys(types).sort());
});

describe('what a line is about', () => {
	test.each<[SimEvent, string | null]>([
		[migrated(1), guest],
		[{ at, type: 'hostFailed', host, guests: [] }, host],
		[{ at, type: 'datastoreGrown', datastore: 'ds:san-01', bytes: 1 }, 'ds:san-01'],
		[{ at, type: 'guestDeleted', guest, name: 'x', freedBytes: 0 }, null]
	])('%j', (event, subject) => expect(eventText(event, names).subject).toBe(subject));
});

// What the words say about clusters and their faults: one row for each fact.
import type { Check, CheckId } from '$lib/sim/check';
import type { SimEvent } from '$lib/sim/event';
import type { Tone } from './said';

const [at, cluster, host, other, guest] = [0, 'cluster:ward', 'host:alder', 'host:birch', 'vm:ehr-app-01'] as const;
const restarted = {
	at,
	type: 'guestRestarted',
	cluster,
	guest,
	from: host,
	host: other,
	kind: 'restart',
	detectNs: 15e9,
	placeNs: 5e9,
	queueNs: 0,
	bootNs: 60e9,
	users: 0
} as const;

/** each fact of clusters, its tone, whether it is said aloud, and its sentence */
export const clusterEvents: [SimEvent, Tone, boolean, string][] = [
	[{ at, type: 'hostIsolated', host }, 'bad', true, 'Alder is cut off from the other hosts. Its guests run on.'],
	[{ at, type: 'hostRejoined', host }, 'good', true, 'Alder is connected to the other hosts again.'],
	[
		{ at, type: 'linkCut', host },
		'bad',
		true,
		'The network port of Alder carries nothing. Its guests run on, but nobody outside reaches them.'
	],
	[{ at, type: 'linkMended', host }, 'good', true, 'The network port of Alder works again.'],
	[
		{ at, type: 'pathLost', host, datastore: 'ds:san-01', guests: [] },
		'bad',
		true,
		'Alder has lost its way to san-01. No guest was using it.'
	],
	[
		{ at, type: 'pathLost', host, datastore: 'ds:san-01', guests: [guest] },
		'bad',
		true,
		'Alder has lost its way to san-01. 1 guest with a disk there has stopped.'
	],
	[{ at, type: 'pathRestored', host, datastore: 'ds:san-01' }, 'good', true, 'Alder reaches san-01 again.'],
	[{ at, type: 'toolsHung', guest }, 'warn', true, 'The guest tools of ehr-app-01 answer no more. The guest works on.'],
	[
		{ at, type: 'hostDeclaredFailed', cluster, host, afterNs: 15e9, locked: [] },
		'bad',
		true,
		'ward counts Alder as failed: no sign of life for 15 s.'
	],
	[
		{ at, type: 'hostDeclaredFailed', cluster, host, afterNs: 15e9, locked: [guest, 'vm:test-ehr'] },
		'bad',
		true,
		'ward counts Alder as failed: no sign of life for 15 s. 2 guests still run there, and the locks on their disks keep second copies from starting.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 12e9, response: 'leaveOn', guests: [] },
		'bad',
		true,
		'Alder notices after 12 s that it is cut off. It leaves its guests on.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 12e9, response: 'powerOff', guests: [guest] },
		'bad',
		true,
		'Alder notices after 12 s that it is cut off. It powers off ehr-app-01, to start elsewhere.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 60e9, response: 'fence', guests: [] },
		'bad',
		true,
		'Alder notices after 1 min that it is cut off. No guest runs on it.'
	],
	[
		{ at, type: 'hostQuarantined', cluster, host, failures: 3, until: 7_200e9 },
		'warn',
		true,
		'Alder has failed 3 times within an hour. ward keeps it out until 2:00:00.'
	],
	[
		restarted,
		'good',
		true,
		'ehr-app-01 runs again on Birch, 1 min 20 s after it was lost: 15 s to notice, 5 s to choose a host, 0 s in the queue, 1 min to boot.'
	],
	[
		{ ...restarted, kind: 'reset', detectNs: 30e9, placeNs: 0, users: 212 },
		'good',
		true,
		'ehr-app-01 was reset and runs again, 1 min 30 s after it was lost: 30 s to notice, 1 min to boot. 212 people must log in again; what was not saved is lost.'
	],
	[
		{ at, type: 'guestNotRestarted', cluster, guest, reason: 'memory' },
		'bad',
		true,
		"ehr-app-01 can't start again yet: no host has enough free memory. It starts by itself when that changes."
	],
	[{ at, type: 'evacuationStarted', host, guests: [guest] }, 'info', true, 'Alder is being emptied for maintenance: 1 guest leaves.'],
	[
		{ at, type: 'evacuationStuck', host, guests: [{ guest, reason: 'device' }] },
		'warn',
		true,
		"ehr-app-01 (Host device) can't leave Alder. Remove the cause or switch it off."
	],
	[{ at, type: 'evacuationStopped', host }, 'info', true, 'Alder is no longer being emptied. It takes guests again.'],
	[
		{ at, type: 'balanceMove', cluster, guest, from: host, to: other, cause: 'rule', rule: 'webs', before: 0, after: 0 },
		'info',
		false,
		'ward moves ehr-app-01 from Alder to Birch: the rule webs asks for it.'
	],
	[
		{ at, type: 'balanceMove', cluster, guest, from: host, to: other, cause: 'balance', rule: null, before: 0.354, after: 0.204 },
		'info',
		false,
		"ward moves ehr-app-01 from Alder to Birch to even out the load. The spread of the hosts' loads goes from 35.4% to 20.4%."
	],
	[
		{ at, type: 'clusterEdited', cluster, fields: ['enabled', 'balancing'] },
		'info',
		true,
		'ward was changed: high availability and balancing.'
	],
	[
		{ at, type: 'ruleAdded', cluster, rule: { name: 'webs', kind: 'apart', guests: [guest, 'vm:test-ehr'] } },
		'info',
		true,
		'ward keeps ehr-app-01 and test-ehr on different hosts from now on.'
	],
	[{ at, type: 'ruleRemoved', cluster, name: 'webs' }, 'info', true, 'ward no longer has the rule webs.']
];

const slots = { cluster: 'ward', needSlots: 1, freeSlots: 0, slotMHz: 32, slotMiB: 1_124, hostFailures: 1 };
const percent = { cluster: 'ward', cpuPercent: 80, keepCpuPercent: 25, memoryPercent: 24, keepMemoryPercent: 25 };
const rule = { rule: 'webs', guest: 'a', others: 'b, c', host: 'Alder' };

export const clusterChecks: [CheckId, boolean, Check['numbers'], string][] = [
	[
		'failoverSlots',
		true,
		{ ...slots, freeSlots: 3, hostFailures: 2 },
		'Room for failures: takes a slot of 32 MHz and 1.1 GB, 3 free while ward can lose 2 hosts'
	],
	['failoverSlots', false, slots, 'Room for failures: needs a slot of 32 MHz and 1.1 GB, 0 free while ward keeps room for 1 failed host'],
	[
		'failoverPercent',
		true,
		{ ...percent, memoryPercent: 40 },
		'Room for failures: leaves 80% of the CPU and 40% of the memory of ward unreserved, 25% and 25% are kept'
	],
	[
		'failoverPercent',
		false,
		percent,
		'Room for failures: would leave 80% of the CPU and 24% of the memory of ward unreserved, 25% and 25% must stay'
	],
	['apartRule', true, { ...rule, others: '' }, 'On different hosts: the rule webs is kept'],
	['apartRule', false, rule, 'On different hosts: the rule webs keeps it away from b and c on Alder'],
	['togetherRule', true, { ...rule, others: '' }, 'On one host: the rule webs is kept'],
	['togetherRule', false, rule, 'On one host: the rule webs keeps it with b and c, and Alder is another host'],
	['ruleConflict', true, { rule: '', guests: '' }, 'Contradiction: no rule says the opposite'],
	['ruleConflict', false, { rule: 'webs', guests: 'a, b' }, 'Contradiction: the rule webs says the opposite of a and b'],
	[
		'value',
		false,
		{ field: 'balancing', value: 'maybe', known: 'off, manual, automatic' },
		'Value: balancing must be one of off, manual, and automatic, not maybe'
	]
];

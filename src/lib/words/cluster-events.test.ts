import { describe, expect, test } from 'vitest';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import { checkText, refusalText } from './checks';
import { clinic } from './clinic.fixture';
import { commandText, operationName } from './commands';
import { eventText } from './events';
import { namesOf } from './names';
import type { Tone } from './said';

const names = namesOf(clinic);
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

const events: readonly (readonly [SimEvent, Tone, string])[] = [
	[{ at, type: 'hostIsolated', host }, 'bad', 'Alder is cut off from the other hosts. Its guests run on.'],
	[{ at, type: 'hostRejoined', host }, 'good', 'Alder is connected to the other hosts again.'],
	[{ at, type: 'linkCut', host }, 'bad', 'The network port of Alder carries nothing. Its guests run on, but nobody outside reaches them.'],
	[{ at, type: 'linkMended', host }, 'good', 'The network port of Alder works again.'],
	[{ at, type: 'pathLost', host, datastore: 'ds:san-01', guests: [] }, 'bad', 'Alder has lost its way to san-01. No guest was using it.'],
	[
		{ at, type: 'pathLost', host, datastore: 'ds:san-01', guests: [guest] },
		'bad',
		'Alder has lost its way to san-01. 1 guest with a disk there has stopped.'
	],
	[{ at, type: 'pathRestored', host, datastore: 'ds:san-01' }, 'good', 'Alder reaches san-01 again.'],
	[{ at, type: 'toolsHung', guest }, 'warn', 'The guest tools of ehr-app-01 answer no more. The guest works on.'],
	[
		{ at, type: 'hostDeclaredFailed', cluster, host, afterNs: 15e9, locked: [] },
		'bad',
		'ward counts Alder as failed: no sign of life for 15 s.'
	],
	[
		{ at, type: 'hostDeclaredFailed', cluster, host, afterNs: 15e9, locked: [guest, 'vm:test-ehr'] },
		'bad',
		'ward counts Alder as failed: no sign of life for 15 s. 2 guests still run there, and the locks on their disks keep second copies from starting.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 12e9, response: 'leaveOn', guests: [] },
		'bad',
		'Alder notices after 12 s that it is cut off. It leaves its guests on.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 12e9, response: 'powerOff', guests: [guest] },
		'bad',
		'Alder notices after 12 s that it is cut off. It powers off ehr-app-01, to start elsewhere.'
	],
	[
		{ at, type: 'hostDeclaredIsolated', cluster, host, afterNs: 60e9, response: 'fence', guests: [] },
		'bad',
		'Alder notices after 1 min that it is cut off. No guest runs on it.'
	],
	[
		{ at, type: 'hostQuarantined', cluster, host, failures: 3, until: 7_200e9 },
		'warn',
		'Alder has failed 3 times within an hour. ward keeps it out until 2:00:00.'
	],
	[
		restarted,
		'good',
		'ehr-app-01 runs again on Birch, 1 min 20 s after it was lost: 15 s to notice, 5 s to choose a host, 0 s in the queue, 1 min to boot.'
	],
	[
		{ ...restarted, kind: 'reset', detectNs: 30e9, placeNs: 0, users: 212 },
		'good',
		'ehr-app-01 was reset and runs again, 1 min 30 s after it was lost: 30 s to notice, 1 min to boot. 212 people must log in again; what was not saved is lost.'
	],
	[
		{ at, type: 'guestNotRestarted', cluster, guest, reason: 'memory' },
		'bad',
		"ehr-app-01 can't start again yet: no host has enough free memory. It starts by itself when that changes."
	],
	[{ at, type: 'evacuationStarted', host, guests: [guest] }, 'info', 'Alder is being emptied for maintenance: 1 guest leaves.'],
	[
		{ at, type: 'evacuationStuck', host, guests: [{ guest, reason: 'device' }] },
		'warn',
		"ehr-app-01 (Host device) can't leave Alder. Remove the cause or switch it off."
	],
	[{ at, type: 'evacuationStopped', host }, 'info', 'Alder is no longer being emptied. It takes guests again.'],
	[
		{ at, type: 'balanceMove', cluster, guest, from: host, to: other, cause: 'rule', rule: 'webs', before: 0, after: 0 },
		'info',
		'ward moves ehr-app-01 from Alder to Birch: the rule webs asks for it.'
	],
	[
		{ at, type: 'balanceMove', cluster, guest, from: host, to: other, cause: 'balance', rule: null, before: 0.354, after: 0.204 },
		'info',
		"ward moves ehr-app-01 from Alder to Birch to even out the load. The spread of the hosts' loads goes from 35.4% to 20.4%."
	],
	[{ at, type: 'clusterEdited', cluster, fields: ['enabled', 'balancing'] }, 'info', 'ward was changed: high availability and balancing.'],
	[
		{ at, type: 'ruleAdded', cluster, rule: { name: 'webs', kind: 'apart', guests: [guest, 'vm:test-ehr'] } },
		'info',
		'ward keeps ehr-app-01 and test-ehr on different hosts from now on.'
	],
	[{ at, type: 'ruleRemoved', cluster, name: 'webs' }, 'info', 'ward no longer has the rule webs.']
];

test.each(events)('%j', (event, tone, text) => {
	expect(eventText(event, names)).toMatchObject({ tone, text });
});

const commands: readonly (readonly [Command, string])[] = [
	[{ type: 'isolateHost', host }, 'Cut Alder off from the other hosts'],
	[{ type: 'mendLink', host }, 'Mend the network link of Alder'],
	[{ type: 'losePath', host, datastore: 'ds:san-01' }, 'Cut the way from Alder to san-01'],
	[{ type: 'hangTools', guest }, 'Hang the guest tools of ehr-app-01'],
	[{ type: 'editCluster', cluster, change: { ha: { enabled: false } } }, 'Change ward: high availability'],
	[
		{ type: 'addRule', cluster, rule: { name: 'r', kind: 'together', guests: [guest, 'vm:test-ehr'] } },
		'Keep ehr-app-01 and test-ehr on one host'
	],
	[{ type: 'removeRule', cluster, name: 'r' }, 'Remove the rule r'],
	[{ type: 'enterMaintenance', host, evacuate: true }, 'Empty Alder and put it into maintenance']
];

test.each(commands)('%j', (command, text) => {
	expect(commandText(command, names)).toBe(text);
	expect(operationName(command.type)).not.toBe(command.type);
	expect(refusalText(command, [], names)).not.toContain('undefined');
});

describe('checks', () => {
	const check = (id: Check['id'], passed: boolean, numbers: Check['numbers']): Check => ({
		id,
		severity: 'refuse',
		passed,
		numbers,
		fix: [],
		lesson: ''
	});
	const slots = { cluster: 'ward', needSlots: 1, freeSlots: 0, slotMHz: 32, slotMiB: 1_124, hostFailures: 1 };
	const percent = { cluster: 'ward', cpuPercent: 80, keepCpuPercent: 25, memoryPercent: 24, keepMemoryPercent: 25 };
	const rule = { rule: 'webs', guest: 'a', others: 'b, c', host: 'Alder' };

	test.each([
		[check('failoverSlots', false, slots), 'needs a slot of 32 MHz and 1.1 GB, 0 free while ward keeps room for 1 failed host'],
		[
			check('failoverPercent', false, percent),
			'would leave 80% of the CPU and 24% of the memory of ward unreserved, 25% and 25% must stay'
		],
		[check('apartRule', false, rule), 'the rule webs keeps it away from b and c on Alder'],
		[check('togetherRule', true, rule), 'the rule webs is kept'],
		[check('ruleConflict', false, { rule: 'webs', guests: 'a, b' }), 'the rule webs says the opposite of a and b'],
		[
			check('value', false, { field: 'balancing', value: 'maybe', known: 'off, manual, automatic' }),
			'balancing must be one of off, manual, and automatic, not maybe'
		]
	])('%j', (failed, detail) => expect(checkText(failed, names).detail).toBe(detail));
});

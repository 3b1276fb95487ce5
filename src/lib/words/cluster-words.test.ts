import { expect, test } from 'vitest';
import type { Command } from '$lib/sim/command';
import { refusalText } from './checks';
import { clinic } from './clinic.fixture';
import { commandText, operationName } from './commands';
import { namesOf } from './names';

const names = namesOf(clinic);
const [cluster, host, guest] = ['cluster:ward', 'host:alder', 'vm:ehr-app-01'] as const;

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

import { expect, test } from 'vitest';
import { parseScenario } from './parse';
import { serialize } from './serialize';

const file = (rest: string): string => `title: t
hosts:
  - name: Alder
  - name: Birch
  - { name: Xena, product: xenserver }
guests:
  - { name: a, host: Alder, disks: [] }
  - { name: b, host: Alder, disks: [], restartPriority: high, restartDelaySeconds: 30 }
${rest}`;

const read = (rest: string) => {
	const result = parseScenario(file(rest));
	if (result.mistakes) throw new Error(result.mistakes.map(({ message }) => message).join(' '));
	return result.scenario;
};
const mistakes = (rest: string): string[] =>
	(parseScenario(file(rest)).mistakes ?? []).map(({ line, column, message }) => `${line}:${column} ${message}`);

test('a cluster needs a name and its hosts; HA is on, as its product does it today', () => {
	const { clusters, guests } = read('clusters:\n  - { name: ward, hosts: [Alder, Birch] }\n  - { name: pool, hosts: [Xena] }');
	expect(clusters.map(({ ha }) => ha.profile)).toEqual(['vsphere5', 'xenserver']);
	expect(clusters[0]).toMatchObject({
		ha: { enabled: true, admission: 'none', isolationResponse: 'leaveOn' },
		balancing: 'off',
		rules: []
	});
	expect(guests[1]).toMatchObject({ restartPriority: 'high', restartDelaySeconds: 30 });
});

test('what is read is written again', () => {
	const scenario = read(`clusters:
  - name: ward
    hosts: [Alder, Birch]
    ha: { profile: vsphere4, admission: slots, hostFailures: 2, guestMonitoring: true }
    balancing: automatic
    rules: [{ name: pair, kind: apart, guests: [a, b] }]
commands:
  - { at: 1, type: isolateHost, host: Alder }
  - { at: 2, type: rejoinHost, host: Alder }
  - { at: 3, type: enterMaintenance, host: Alder, evacuate: true }
  - { at: 4, type: editCluster, cluster: ward, ha: { admission: percent, cpuPercent: 30 }, balancing: manual }
  - { at: 5, type: addRule, cluster: ward, name: both, kind: apart, guests: [a, b] }
  - { at: 6, type: removeRule, cluster: ward, name: both }
  - { at: 7, type: hangTools, guest: a }`);
	const again = parseScenario(serialize(scenario));
	expect('scenario' in again && again.scenario).toEqual(scenario);
	expect(scenario.commands[3]?.command).toMatchObject({
		change: { ha: { admission: { policy: 'percent', cpuPercent: 30, memoryPercent: 25 } }, balancing: 'manual' }
	});
});

test.each([
	['clusters: [{ name: w, hosts: [Alder, Cedar] }]', 'There is no host Cedar.'],
	['clusters: [{ name: w, hosts: [Alder] }, { name: v, hosts: [Birch, Alder] }]', 'Alder is in w already.'],
	['clusters: [{ name: w, hosts: [Alder, Xena] }]', "Xena runs xenserver, the cluster's first host runs esx."],
	['clusters: [{ name: w, hosts: [Alder] }, { name: W, hosts: [Birch] }]', 'W'],
	['clusters: [{ name: w, hosts: [Alder], rules: [{ name: r, kind: apart, guests: [a, c] }] }]', 'There is no guest c.'],
	['clusters: [{ name: w, hosts: [Alder], rules: [{ name: r, kind: apart, guests: [a, a] }] }]', 'a'],
	[
		'clusters: [{ name: w, hosts: [Alder], rules: [{ name: r, kind: apart, guests: [a, b] }, { name: s, kind: together, guests: [b, a] }] }]',
		's says the opposite of r about the same guests.'
	],
	['clusters: [{ name: w, hosts: [Alder], ha: { xenTimeoutSeconds: 9 } }]', 'xenTimeoutSeconds must be a whole number from 10 to 3,600'],
	['clusters: [{ name: w, hosts: [Alder], ha: { hostFailures: .nan } }]', 'hostFailures'],
	['commands: [{ at: 1, type: removeRule, cluster: ward, name: r }]', 'There is no cluster ward.'],
	['commands: [{ at: 1, type: losePath, host: Alder, datastore: san }]', 'There is no datastore san.']
])('%s', (rest, message) => {
	const found = mistakes(rest);
	expect(found).toHaveLength(1);
	expect(found[0]).toContain(message);
	expect(found[0]).toMatch(/^9:/);
});

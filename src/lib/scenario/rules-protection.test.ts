import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse';

const file = (
	rest: string,
	hosts = '  - { name: Alder, datastores: [san] }\n  - { name: North, datastores: [far], site: North campus }'
) => `title: Copies
datastores:
  - name: san
  - { name: far, site: North campus }
hosts:
${hosts}
guests:
  - { name: db, host: Alder }
${rest}`;

const mistakes = (text: string): string[] => {
	const read = parseScenario(text);
	return read.mistakes ? read.mistakes.map(({ path, message }) => `${path}: ${message}`) : [];
};

describe('copies in a file', () => {
	it('may be named by what they are of', () => {
		expect(
			mistakes(
				file(`backups: [{ guest: db, datastore: far }]
replications: [{ guest: db, host: North, datastore: far }]
commands:
  - { at: 1, type: backupGuest, guest: db, to: far }
  - { at: 2, type: failOverReplica, replication: db }
  - { at: 3, type: restoreBackup, backup: db, host: North, datastore: far, name: db-back }
  - { at: 4, type: powerOn, guest: db-back }`)
			)
		).toEqual([]);
	});
	it.each([
		['backups: [{ guest: dbb, datastore: far }]', 'backups[0].guest'],
		['backups: [{ guest: db, datastore: farr }]', 'backups[0].datastore'],
		['backups: [{ guest: db, datastore: far }, { guest: db, datastore: far }]', 'backups[1].datastore'],
		['backups: [{ guest: db, datastore: far, everySeconds: 0 }]', 'backups[0].everySeconds'],
		['backups: [{ guest: db, datastore: far, keep: .nan }]', 'backups[0].keep'],
		['replications: [{ guest: db, host: Alder, datastore: san }]', 'replications[0].host'],
		['replications: [{ guest: db, host: North, datastore: san }]', 'replications[0].datastore'],
		['policies: { siteLinkMbps: 0 }', 'policies.siteLinkMbps'],
		['policies: { vendorRules: ehr-2011 }', 'policies.vendorRules'],
		['commands: [{ at: 1, type: restoreBackup, backup: dbb, host: Alder, datastore: san }]', 'commands[0].backup'],
		['commands: [{ at: 1, type: createNetwork, name: lab, hosts: [Aldr] }]', 'commands[0].hosts[0]']
	])('%s is refused at its place', (rest, path) => {
		expect(mistakes(file(rest)).map((mistake) => mistake.slice(0, mistake.indexOf(': ')))).toEqual([path]);
	});
	it('a server without hypervisor has one guest, and that one has all of it', () => {
		const hosts = '  - { name: Alder, product: physical, cores: 8, memoryMiB: 32768 }';
		const read = parseScenario(file('', hosts));
		expect(
			'scenario' in read && [read.scenario.hosts[0]?.hypervisorMiB, read.scenario.guests[0]?.memoryMiB, read.scenario.guests[0]?.vcpus]
		).toEqual([0, 32_768, 8]);
		expect(
			mistakes(file('  - { name: web, host: Alder }', hosts)).some((each) => each.startsWith('guests[1].host: web and db are both'))
		).toBe(true);
	});
});

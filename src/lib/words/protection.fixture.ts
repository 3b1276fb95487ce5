// The sentences about networks, identities, copies, losses and rules: what `checks.test.ts`, `commands.test.ts` and `events.test.ts` expect of them.
import type { Check, CheckId } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Tone } from './said';

const GB = 2 ** 30;
const s = 1e9;
const at = 0;
const guest = 'vm:ehr-app-01' as const;
const host = 'host:alder' as const;
const datastore = 'ds:san-01' as const;
const cover = { datastore: true, site: true };
const [backup, plan, replication] = ['backup:3' as const, 'plan:1' as const, 'replication:2' as const];

const full = { at, type: 'backupFinished', guest, backup, kind: 'full', datastore, bytes: 60 * GB, ns: 300 * s, cover } as const;
const cycle = { at, type: 'replicaUpdated', guest, replication, recoveryPoint: 300 * s, bytes: GB, ns: 43 * s } as const;

export const protectionEvents: [SimEvent, Tone, boolean, string][] = [
	[
		{ at, type: 'networkCreated', network: 'net:clinical', isolated: true, hosts: 2 },
		'good',
		true,
		'The isolated network Clinical is there. It ends at the edge of each host: what happens there stays there.'
	],
	[{ at, type: 'networkCreated', network: 'net:clinical', isolated: false, hosts: 2 }, 'good', true, 'The network Clinical is there.'],
	[{ at, type: 'networkDeleted', name: 'Lab' }, 'info', true, 'The network Lab is gone.'],
	[
		{ at, type: 'addressConflict', guest: 'vm:test-ehr', with: guest, address: '10.0.0.4' },
		'bad',
		true,
		'test-ehr and ehr-app-01 have the same address, 10.0.0.4. ehr-app-01 had it first, so nobody reaches test-ehr. Customize test-ehr to give it one of its own.'
	],
	[{ at, type: 'addressFreed', guest, address: '10.0.0.4' }, 'good', true, 'ehr-app-01 has its address to itself again and is reached.'],
	[
		{ at, type: 'guestCustomized', guest, hostname: 'ehr-app-01', address: '10.0.0.9' },
		'good',
		true,
		'ehr-app-01 is called ehr-app-01 on the network now, with a machine ID and the address 10.0.0.9 of its own.'
	],
	[
		{ at, type: 'guestCustomized', guest, hostname: 'app-2', address: null },
		'good',
		true,
		'ehr-app-01 is called app-2 on the network now, with a machine ID of its own.'
	],
	[
		{ at, type: 'cpuMaskChanged', cluster: 'cluster:pair', generation: 2012, later: [] },
		'info',
		true,
		'Guests of pair are shown CPU generation 2012 at most from their next power-on.'
	],
	[
		{ at, type: 'cpuMaskChanged', cluster: 'cluster:pair', generation: null, later: [] },
		'info',
		true,
		"Guests of pair are shown all of their host's CPU from their next power-on."
	],
	[
		{ ...full, consistent: 'application' },
		'good',
		true,
		'Backup of ehr-app-01 to san-01 done: all 60 GB in 5 min. Its programs had written down what they held in memory.'
	],
	[
		{ ...full, consistent: 'crash' },
		'warn',
		true,
		'Backup of ehr-app-01 to san-01 done: all 60 GB in 5 min. It is as if power had been cut: programs had not written down what they held in memory.'
	],
	[
		{ ...full, kind: 'incremental', bytes: 2 * GB, ns: 17.2 * s, consistent: 'application', cover: { datastore: false, site: false } },
		'warn',
		true,
		'Backup of ehr-app-01 to san-01 done: 2 GB had changed, copied in 17.2 s. It lies beside the original: losing san-01 loses both.'
	],
	[
		{ at, type: 'backupFailed', guest, datastore },
		'bad',
		true,
		'The backup of ehr-app-01 to san-01 broke off. It is worth nothing; the one before it still counts.'
	],
	[
		{ at, type: 'backupMissed', guest, datastore, reason: 'busy' },
		'bad',
		true,
		'The planned backup of ehr-app-01 to san-01 was missed: other work with it was under way.'
	],
	[
		{ at, type: 'backupsPlanned', guest, plan, datastore, everyNs: 86_400 * s, keep: 7 },
		'good',
		true,
		'ehr-app-01 is backed up to san-01 every 24 h; the newest 7 are kept.'
	],
	[{ at, type: 'backupsStopped', guest, datastore }, 'info', true, 'ehr-app-01 is no longer backed up to san-01. The backups there stay.'],
	[
		{ at, type: 'backupDeleted', guest, backup, name: 'ehr-app-01', freedBytes: 2 * GB },
		'info',
		true,
		'A backup of ehr-app-01 was deleted: 2 GB freed. The others are whole.'
	],
	[
		{ at, type: 'restoreStarted', guest, backup, datastore, bytes: 60 * GB },
		'info',
		false,
		'A backup of ehr-app-01 is being copied back to san-01: 60 GB.'
	],
	[
		{ at, type: 'guestRestored', guest, backup, recoveryPoint: 3_600 * s, lostNs: 1_230 * s, bytes: 60 * GB, ns: 333 * s },
		'good',
		true,
		'ehr-app-01 was restored in 5 min 33 s: it is as it was at 1:00:00. The work of 20 min 30 s after that is lost. Power it on to use it.'
	],
	[{ at, type: 'restoreFailed', guest, backup }, 'bad', true, 'Restoring ehr-app-01 broke off. Its disks are empty: restore it again.'],
	[
		{ at, type: 'replicationStarted', guest, replication, host, datastore, everyNs: 900 * s, cover },
		'good',
		true,
		'ehr-app-01 is being copied to Alder every 15 min.'
	],
	[{ ...cycle, keepsUp: true }, 'info', false, 'The copy of ehr-app-01 is as it was at 0:05:00: 1 GB sent in 43 s.'],
	[
		{ ...cycle, keepsUp: false },
		'warn',
		true,
		'The copy of ehr-app-01 is as it was at 0:05:00: 1 GB sent in 43 s, longer than the interval.'
	],
	[
		{ at, type: 'replicaMissed', guest, replication, reason: 'space' },
		'bad',
		true,
		'The copy of ehr-app-01 was not brought up to date: there is no room for it.'
	],
	[{ at, type: 'replicationStopped', guest, datastore }, 'info', true, 'ehr-app-01 is no longer copied; its copy on san-01 is deleted.'],
	[
		{ at, type: 'replicaTookOver', guest, from: null, to: host, recoveryPoint: 300 * s, lostNs: 320 * s },
		'good',
		true,
		'The copy of ehr-app-01 on Alder took over. It is as it was at 0:05:00: the work of the last 5 min 20 s is lost. It starts now.'
	],
	[
		{ at, type: 'datastoreLost', datastore, guests: [guest], backups: 2, replicas: 0 },
		'bad',
		true,
		'san-01 is lost, and with it the disks and snapshots of 1 guest and 2 backups.'
	],
	[
		{ at, type: 'guestCorrupted', guest, bytes: 62 * GB },
		'bad',
		true,
		'The data of ehr-app-01, 62 GB, is encrypted. It runs on and serves nobody. A restart or a move keeps the damage; a backup from before the attack heals it.'
	],
	[
		{ at, type: 'siteFailed', site: 'main', hosts: [host], datastores: [datastore, 'ds:san-02'] },
		'bad',
		true,
		'The site main is lost: 1 host and 2 datastores.'
	],
	[{ at, type: 'vendorRulesChanged', rules: 'none', broken: [] }, 'info', true, "No vendor's rules apply any more."],
	[
		{ at, type: 'vendorRulesChanged', rules: 'ehr-2010', broken: [guest] },
		'warn',
		true,
		"The record vendor's rules of 2010 apply: 1 guest on a hypervisor breaks them. They are a policy of that product and time."
	]
];

export const protectionChecks: [CheckId, boolean, Check['numbers'], string][] = [
	[
		'identity',
		false,
		{ guest: 'test-ehr', other: 'ehr-app-01', address: '10.0.0.4' },
		'Identity: ehr-app-01 runs with the same name and address, 10.0.0.4: only one of the two is reached'
	],
	['networkUsed', false, { network: 'Lab', guests: 'a, b' }, 'In use: used by a and b'],
	[
		'cpuMask',
		false,
		{ generation: 2012, guests: 'ehr-app-01', count: 1 },
		'Running already: ehr-app-01: what is seen now stays until the next power-on'
	],
	[
		'physical',
		false,
		{ guest: 'ehr-db-01', host: 'db-server', operation: 'migrate' },
		"Hypervisor: db-server has no hypervisor: it runs one system, which can't be moved, copied or held still"
	],
	[
		'vendorRules',
		false,
		{ role: 'fax', reason: 'board', rules: 'ehr-2010' },
		"Vendor's rules: in 2010 the vendor kept the fax server off hypervisors: its card sits in one real server. A policy of that product and time, not a limit of the technology"
	],
	['lostStore', false, { datastore: 'san-01' }, 'Datastore: san-01 is lost with all that lay on it'],
	[
		'apart',
		false,
		{ guest: 'ehr-app-01', datastore: 'san-01', site: 'main', shared: 'datastore' },
		"Kept apart: the guest's own disks are on san-01, too: losing it loses both"
	],
	[
		'apart',
		false,
		{ guest: 'ehr-app-01', datastore: 'nas', site: 'main', shared: 'site' },
		"Kept apart: nas is at the guest's own site, main: losing the site loses both"
	],
	[
		'apart',
		true,
		{ guest: 'ehr-app-01', datastore: 'vault', site: 'north', shared: 'nothing' },
		'Kept apart: vault is at another site, north'
	],
	['damaged', false, { guest: 'ehr-app-01' }, 'Data: it is encrypted, and a copy of it is, too'],
	['recoveryPoint', false, { guest: 'ehr-app-01', seconds: 320 }, 'Recovery point: the work of the last 5 min 20 s does not come back'],
	['recoveryPoint', false, { guest: 'ehr-app-01', seconds: 0 }, 'Recovery point: no copy is complete yet'],
	['original', false, { guest: 'ehr-app-01', problem: 'replicated' }, 'One copy: ehr-app-01 has a copy elsewhere already'],
	['kept', false, { guest: 'ehr-app-01', datastore: 'san-01' }, 'Other backups: it is the last backup of ehr-app-01'],
	['site', false, { site: 'north' }, 'Site: nothing stands at a site north'],
	['identity', true, { guest: 'test-ehr', other: '', address: '' }, 'Identity: no other guest runs with its address'],
	['networkUsed', true, { network: 'Lab', guests: '' }, 'In use: no guest is on Lab'],
	['cpuMask', true, { generation: 2012, guests: '', count: 0 }, 'Running already: no running guest sees more'],
	[
		'physical',
		true,
		{ guest: 'ehr-db-01', host: 'db-server', operation: 'powerOn' },
		'Hypervisor: db-server runs one system and has no other'
	],
	['vendorRules', true, { role: 'web', reason: '', rules: 'ehr-2010' }, "Vendor's rules: the rules allow it"],
	['lostStore', true, { datastore: 'san-01' }, 'Datastore: san-01 is there'],
	['damaged', true, { guest: 'ehr-app-01' }, 'Data: it can be read'],
	['recoveryPoint', true, { guest: 'ehr-app-01', seconds: 0 }, 'Recovery point: no work came after it'],
	['original', true, { guest: 'ehr-app-01', problem: 'none' }, 'One copy: ehr-app-01 has no copy elsewhere yet'],
	['kept', true, { guest: 'ehr-app-01', datastore: 'san-01' }, 'Other backups: other backups of ehr-app-01 stay'],
	['site', true, { site: 'north' }, 'Site: north is there']
];

export const protectionCommands: [Command, string][] = [
	[{ type: 'createNetwork', name: 'Lab', vlan: null, isolated: true, hosts: [host] }, 'Make the isolated network Lab'],
	[{ type: 'deleteNetwork', network: 'net:clinical' }, 'Delete the network Clinical'],
	[{ type: 'customizeGuest', guest }, 'Give ehr-app-01 an identity of its own'],
	[{ type: 'setCpuMask', cluster: 'cluster:pair', generation: 2012 }, 'Show guests of pair CPU generation 2012 at most'],
	[{ type: 'setCpuMask', cluster: 'cluster:pair', generation: null }, "Show guests of pair all of their host's CPU"],
	[{ type: 'backupGuest', guest, to: datastore }, 'Back up ehr-app-01 to san-01'],
	[{ type: 'planBackups', guest, to: datastore, everySeconds: 3_600, keep: 24 }, 'Back up ehr-app-01 to san-01 every 1 h and keep 24'],
	[{ type: 'stopBackups', plan: guest }, 'End the planned backups of ehr-app-01'],
	[{ type: 'restoreBackup', backup: guest, host, datastore }, 'Restore the backup of ehr-app-01 to san-01'],
	[{ type: 'restoreBackup', backup: 'backup:9', host, datastore, name: 'back' }, 'Restore the backup of a copy that is gone as back'],
	[{ type: 'deleteBackup', backup: guest }, 'Delete the backup of ehr-app-01'],
	[{ type: 'replicateGuest', guest, host, datastore, everySeconds: 900 }, 'Copy ehr-app-01 to Alder every 15 min'],
	[{ type: 'stopReplication', replication: guest }, 'End the copying of ehr-app-01'],
	[{ type: 'failOverReplica', replication: guest }, 'Fail over to the copy of ehr-app-01'],
	[{ type: 'loseDatastore', datastore }, 'Lose san-01 with all that lies on it'],
	[{ type: 'corruptGuest', guest }, 'Encrypt the data of ehr-app-01, as ransomware does'],
	[{ type: 'failSite', site: 'main' }, 'Lose the site main'],
	[{ type: 'setVendorRules', rules: 'ehr-2010' }, "Apply the record vendor's rules of 2010"]
];

export const protectionRefusals: [Command, string][] = [
	[{ type: 'backupGuest', guest, to: datastore }, "ehr-app-01 can't be backed up"],
	[{ type: 'restoreBackup', backup: guest, host, datastore }, "The backup of ehr-app-01 can't be restored"],
	[{ type: 'failOverReplica', replication: guest }, "The copy of ehr-app-01 can't take over"],
	[{ type: 'loseDatastore', datastore }, "san-01 can't be lost"],
	[{ type: 'setVendorRules', rules: 'none' }, "These rules can't be applied"]
];

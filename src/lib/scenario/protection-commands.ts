// The commands on networks, identities, copies and rules, as a file writes them.
import * as v from 'valibot';
import { guestId } from '$lib/sim/ids';
import type { BackupId, BackupPlanId, GuestId, ReplicationId } from '$lib/sim/world';
import { at, cluster, datastore, guest, host, network, operation } from './references';
import { amount, count, flag, name, text } from './values';

/** of a copy: its own id, or the guest that it was taken of */
const copyOf = <Id extends string>(prefix: string, description: string) => {
	const isId = (ref: string): ref is Id => new RegExp(`^${prefix}:\\d{1,15}$`).test(ref);
	const isGuest = (ref: string): ref is GuestId => ref.startsWith('vm:');
	return v.pipe(
		v.string(),
		v.nonEmpty(),
		v.maxLength(80),
		v.description(description),
		v.transform((ref): Id | GuestId => (isId(ref) || isGuest(ref) ? ref : guestId(ref)))
	);
};
const backup = copyOf<BackupId>('backup', 'A guest, for its newest complete backup that can be read; or backup:3.');
const replication = copyOf<ReplicationId>('replication', 'The guest that is copied; or replication:3.');

const everySeconds = amount(1, 31_536_000, 'Seconds from one to the next.');

export const protectionCommands = [
	v.strictObject({
		at,
		type: operation('createNetwork', 'Makes a network on the virtual switches of some hosts.'),
		name: name('The name of the new network.'),
		vlan: v.optional(v.nullable(count(1, 4094, 'VLAN number; null when it has none.')), null),
		isolated: v.optional(flag('Without an uplink: it ends at the edge of each host.'), false),
		hosts: v.pipe(v.array(host), v.minLength(1), v.maxLength(1000), v.description('Hosts that carry it.'))
	}),
	v.strictObject({ at, type: operation('deleteNetwork', 'Removes a network that no guest is on.'), network }),
	v.strictObject({
		at,
		type: operation('customizeGuest', 'Gives a guest a name, machine id and address of its own.'),
		guest,
		hostname: v.exactOptional(text(40, 'Default: the name of the guest.'))
	}),
	v.strictObject({
		at,
		type: operation('setCpuMask', 'The newest CPU generation that guests of a cluster are shown from their next power-on.'),
		cluster,
		generation: v.nullable(count(1990, 2100, 'Like a year; null: that of their host.'))
	}),
	v.strictObject({ at, type: operation('backupGuest', 'Copies what has changed since the last backup there.'), guest, to: datastore }),
	v.strictObject({
		at,
		type: operation('planBackups', 'Backups again and again, the first at once.'),
		guest,
		to: datastore,
		everySeconds,
		keep: count(1, 1000, 'How many of the newest stay.')
	}),
	v.strictObject({
		at,
		type: operation('stopBackups', 'Ends planned backups; those taken stay.'),
		plan: copyOf<BackupPlanId>('plan', 'A guest, for all of its plans; or plan:3.')
	}),
	v.strictObject({
		at,
		type: operation('restoreBackup', 'Copies a backup back: in place of its guest, or beside it under a new name.'),
		backup,
		host,
		datastore,
		name: v.exactOptional(text(40, 'Of the new guest. Left out: in place of the one it was taken of.'))
	}),
	v.strictObject({ at, type: operation('deleteBackup', 'Deletes a backup; the others stay whole.'), backup }),
	v.strictObject({
		at,
		type: operation('replicateGuest', 'Keeps a copy at another place up to date.'),
		guest,
		host,
		datastore,
		everySeconds
	}),
	v.strictObject({ at, type: operation('stopReplication', 'Ends the copying and deletes the copy.'), replication }),
	v.strictObject({
		at,
		type: operation('failOverReplica', 'The copy takes over, as of its recovery point, and starts.'),
		replication
	}),
	v.strictObject({ at, type: operation('loseDatastore', 'A fault: a datastore is lost with all that lies on it.'), datastore }),
	v.strictObject({ at, type: operation('corruptGuest', 'A fault: ransomware encrypts all that the guest can write.'), guest }),
	v.strictObject({
		at,
		type: operation('failSite', 'A fault: every host of a site fails and every datastore there is lost.'),
		site: name('The name of the site.')
	}),
	v.strictObject({
		at,
		type: operation('setVendorRules', "Applies a vendor's rules about roles on hypervisors, or none."),
		rules: v.pipe(v.picklist(['none', 'ehr-2010']), v.description('ehr-2010: interface, database and fax servers stay off them.'))
	})
] as const;

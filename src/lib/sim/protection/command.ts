// Commands of networks, identities, copies that outlive what they were taken of, and of losing more than a host.
import type { BackupId, BackupPlanId, ClusterId, DatastoreId, GuestId, HostId, NetworkId, Policy, ReplicationId } from '../world';

export type ProtectionCommand =
	/** a name on the virtual switches of these hosts; `isolated`: without an uplink, so that it ends at the edge of each */
	| {
			readonly type: 'createNetwork';
			readonly name: string;
			readonly vlan: number | null;
			readonly isolated: boolean;
			readonly hosts: readonly HostId[];
	  }
	| { readonly type: 'deleteNetwork'; readonly network: NetworkId }
	/** a name, machine id and address of its own; without `hostname` it is called as the console calls it */
	| { readonly type: 'customizeGuest'; readonly guest: GuestId; readonly hostname?: string }
	/** the newest CPU generation that guests of the cluster are shown from their next power-on; null: that of their host */
	| { readonly type: 'setCpuMask'; readonly cluster: ClusterId; readonly generation: number | null }
	/** the first time everything, then what has changed since the last backup on that datastore */
	| { readonly type: 'backupGuest'; readonly guest: GuestId; readonly to: DatastoreId }
	/** the first one at once; the newest `keep` are kept. One plan for each guest and datastore: a second one replaces it. */
	| {
			readonly type: 'planBackups';
			readonly guest: GuestId;
			readonly to: DatastoreId;
			readonly everySeconds: number;
			readonly keep: number;
	  }
	/** the backups stay; a guest: all plans of it */
	| { readonly type: 'stopBackups'; readonly plan: BackupPlanId | GuestId }
	/** in place of the guest it was taken of; with `name`, beside it as a new one */
	| {
			readonly type: 'restoreBackup';
			/** a guest: the newest of it that is complete and can be read */
			readonly backup: BackupId | GuestId;
			readonly host: HostId;
			readonly datastore: DatastoreId;
			readonly name?: string;
	  }
	| { readonly type: 'deleteBackup'; readonly backup: BackupId | GuestId }
	/** keeps a copy at another place up to date, as of every so many seconds */
	| {
			readonly type: 'replicateGuest';
			readonly guest: GuestId;
			readonly host: HostId;
			readonly datastore: DatastoreId;
			readonly everySeconds: number;
	  }
	/** the copy at the other place is deleted */
	| { readonly type: 'stopReplication'; readonly replication: ReplicationId | GuestId }
	/** the copy at the other place takes over, as of its recovery point, and starts */
	| { readonly type: 'failOverReplica'; readonly replication: ReplicationId | GuestId }
	/** a fault: whatever lies on it is gone for good */
	| { readonly type: 'loseDatastore'; readonly datastore: DatastoreId }
	/** a fault: all that the guest can write is encrypted (ransomware) */
	| { readonly type: 'corruptGuest'; readonly guest: GuestId }
	/** a fault: every host of the site fails and every datastore there is lost */
	| { readonly type: 'failSite'; readonly site: string }
	| { readonly type: 'setVendorRules'; readonly rules: Policy['vendorRules'] };

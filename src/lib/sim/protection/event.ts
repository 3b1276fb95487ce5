// Facts of networks, identities, backups, replicas, and of losing more than a host.
import type { BackupId, BackupPlanId, ClusterId, DatastoreId, GuestId, HostId, NetworkId, Policy, ReplicationId } from '../world';
import type { Cover } from './recovery';

export type ProtectionFact =
	| { readonly type: 'networkCreated'; readonly network: NetworkId; readonly isolated: boolean; readonly hosts: number }
	| { readonly type: 'networkDeleted'; readonly name: string }
	/** `guest` came later than `with`, who keeps the address */
	| { readonly type: 'addressConflict'; readonly guest: GuestId; readonly with: GuestId; readonly address: string }
	/** it has the address to itself again */
	| { readonly type: 'addressFreed'; readonly guest: GuestId; readonly address: string | null }
	| { readonly type: 'guestCustomized'; readonly guest: GuestId; readonly hostname: string; readonly address: string | null }
	/** `later`: guests that run with more than the mask shows */
	| { readonly type: 'cpuMaskChanged'; readonly cluster: ClusterId; readonly generation: number | null; readonly later: readonly GuestId[] }
	| {
			readonly type: 'backupFinished';
			readonly guest: GuestId;
			readonly backup: BackupId;
			readonly kind: 'full' | 'incremental';
			readonly datastore: DatastoreId;
			readonly bytes: number;
			readonly ns: number;
			readonly consistent: 'application' | 'crash';
			readonly cover: Cover;
	  }
	/** it broke off, and what it had copied is worth nothing */
	| { readonly type: 'backupFailed'; readonly guest: GuestId; readonly datastore: DatastoreId }
	/** a planned one could not begin */
	| { readonly type: 'backupMissed'; readonly guest: GuestId; readonly datastore: DatastoreId; readonly reason: Missed }
	| {
			readonly type: 'backupsPlanned';
			readonly guest: GuestId;
			readonly plan: BackupPlanId;
			readonly datastore: DatastoreId;
			readonly everyNs: number;
			readonly keep: number;
	  }
	| { readonly type: 'backupsStopped'; readonly guest: GuestId; readonly datastore: DatastoreId }
	| {
			readonly type: 'backupDeleted';
			readonly guest: GuestId;
			readonly backup: BackupId;
			readonly name: string;
			readonly freedBytes: number;
	  }
	| {
			readonly type: 'restoreStarted';
			readonly guest: GuestId;
			readonly backup: BackupId;
			readonly datastore: DatastoreId;
			readonly bytes: number;
	  }
	| {
			readonly type: 'guestRestored';
			readonly guest: GuestId;
			readonly backup: BackupId;
			/** ns of the moment that is back */
			readonly recoveryPoint: number;
			/** ns of work that is not: from that moment to the order to restore */
			readonly lostNs: number;
			readonly bytes: number;
			/** ns that copying back took; booting comes on top */
			readonly ns: number;
	  }
	/** it broke off: its disks are empty */
	| { readonly type: 'restoreFailed'; readonly guest: GuestId; readonly backup: BackupId }
	| {
			readonly type: 'replicationStarted';
			readonly guest: GuestId;
			readonly replication: ReplicationId;
			readonly host: HostId;
			readonly datastore: DatastoreId;
			readonly everyNs: number;
			readonly cover: Cover;
	  }
	| {
			readonly type: 'replicaUpdated';
			readonly guest: GuestId;
			readonly replication: ReplicationId;
			readonly recoveryPoint: number;
			readonly bytes: number;
			readonly ns: number;
			/** false: the copy took longer than the interval */
			readonly keepsUp: boolean;
	  }
	| { readonly type: 'replicaMissed'; readonly guest: GuestId; readonly replication: ReplicationId; readonly reason: Missed }
	| { readonly type: 'replicationStopped'; readonly guest: GuestId; readonly datastore: DatastoreId }
	| {
			readonly type: 'replicaTookOver';
			readonly guest: GuestId;
			readonly from: HostId | null;
			readonly to: HostId;
			readonly recoveryPoint: number;
			readonly lostNs: number;
	  }
	| {
			readonly type: 'datastoreLost';
			readonly datastore: DatastoreId;
			readonly guests: readonly GuestId[];
			readonly backups: number;
			readonly replicas: number;
	  }
	| { readonly type: 'guestCorrupted'; readonly guest: GuestId; readonly bytes: number }
	| { readonly type: 'siteFailed'; readonly site: string; readonly hosts: readonly HostId[]; readonly datastores: readonly DatastoreId[] }
	| { readonly type: 'vendorRulesChanged'; readonly rules: Policy['vendorRules']; readonly broken: readonly GuestId[] };

/** why a copy that was due did not begin: something else is under way, it is in no state for it, no room, or what it needs is gone */
export type Missed = 'busy' | 'state' | 'space' | 'lost';

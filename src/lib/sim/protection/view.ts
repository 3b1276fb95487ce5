// What people see of networks' ends, copies and rules: parts of the picture in `view.ts`, in people's units.
import type { BackupId, BackupPlanId, DatastoreId, GuestId, HostId, NetworkId, Policy, ReplicationId, Role } from '../world';
import type { Exclusion } from '../vendor/ehr-rules';

export interface NetworkView {
	readonly id: NetworkId;
	readonly name: string;
	readonly vlan: number | null;
	/** without an uplink: it ends at the edge of each host */
	readonly isolated: boolean;
}

/** Who a guest is on its network. */
export interface GuestIdentityView {
	readonly hostname: string;
	readonly machineId: string;
	readonly mac: string;
	/** null: it asks for one when it starts */
	readonly address: string | null;
	/** the guest that has its address and answers in its place */
	readonly conflict: GuestId | null;
	/** its data is encrypted */
	readonly corrupt: boolean;
}

export interface BackupView {
	readonly id: BackupId;
	readonly guest: GuestId;
	readonly name: string;
	readonly datastore: DatastoreId;
	readonly kind: 'full' | 'incremental';
	/** s: the moment to which restoring it returns */
	readonly takenSeconds: number;
	/** false while it is being copied */
	readonly complete: boolean;
	readonly GiB: number;
	/** that restoring it copies back */
	readonly contentGiB: number;
	/** s that restoring takes at the datastore's full speed, and booting [A: bootSeconds] */
	readonly recoverySeconds: number;
	readonly consistent: 'application' | 'crash';
	readonly corrupt: boolean;
	/** what it outlives of where its guest lies now; null when the guest is gone */
	readonly outlives: { readonly datastore: boolean; readonly site: boolean } | null;
}

export interface BackupPlanView {
	readonly id: BackupPlanId;
	readonly guest: GuestId;
	readonly datastore: DatastoreId;
	readonly everySeconds: number;
	readonly keep: number;
	readonly nextSeconds: number;
}

export interface ReplicationView {
	readonly id: ReplicationId;
	readonly guest: GuestId;
	readonly host: HostId;
	readonly datastore: DatastoreId;
	readonly everySeconds: number;
	/** s: the moment that the copy holds; null before the first is complete */
	readonly recoverySeconds: number | null;
	/** s of work that failing over now would lose */
	readonly lagSeconds: number | null;
	/** of the cycle under way; null between two */
	readonly sending: { readonly GiB: number; readonly leftGiB: number; readonly MBps: number } | null;
	readonly corrupt: boolean;
}

export interface VendorView {
	readonly rules: Policy['vendorRules'];
	readonly violations: readonly { readonly guest: GuestId; readonly role: Role; readonly reason: Exclusion }[];
}

/** what the world's picture has of this topic */
export interface ProtectionView {
	readonly networks: Readonly<Record<NetworkId, NetworkView>>;
	/** oldest first */
	readonly backups: readonly BackupView[];
	readonly backupPlans: readonly BackupPlanView[];
	readonly replications: readonly ReplicationView[];
	readonly vendor: VendorView;
}

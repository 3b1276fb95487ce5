// The world: one plain JSON value, only what the rules read. Times are integer nanoseconds, sizes integer bytes,
// frequencies hertz; rates may be fractions. What has a rate keeps its anchor: when, how much was left, how fast.
import type { Cluster } from './availability/cluster';
import type { Application, Endpoint } from './delivery/application';
import type { WorkQueue } from './delivery/backlog';
import type { DesktopPool } from './delivery/pool';
import type { Identity } from './guest/identity';
import type { Service, UserTime } from './delivery/user-time';
import type { Backup, BackupPlan, Replication } from './protection/backup';
import type { Disk, Snapshot, StoredFile } from './storage/disk';
import type { Task } from './task';

/** The rules' version. A log written by another version opens from its checkpoint. */
export const MODEL_VERSION = '2';

export type HostId = `host:${string}`;
export type GuestId = `vm:${string}`;
export type DatastoreId = `ds:${string}`;
export type NetworkId = `net:${string}`;
export type ClusterId = `cluster:${string}`;
export type PoolId = `pool:${string}`;
export type EndpointId = `pc:${string}`;
export type ApplicationId = `app:${string}`;
export type SnapshotId = `snapshot:${number}`;
export type BackupId = `backup:${number}`;
export type BackupPlanId = `plan:${number}`;
export type ReplicationId = `replication:${number}`;
export type TaskId = `task:${number}`;

export type GuestState =
	'off' | 'starting' | 'running' | 'paused' | 'noSpace' | 'suspending' | 'suspended' | 'resuming' | 'stopping' | 'crashed';

export const ROLES = [
	'web', // EHR web server
	'app', // EHR application server
	'interface', // interface engine (HL7)
	'database',
	'fax',
	'print',
	'terminal', // terminal server: many sessions in one OS
	'balancer', // load balancer
	'desktop', // virtual desktop
	'test', // copy for tests and training
	'other'
] as const;
export type Role = (typeof ROLES)[number];

export const PRODUCTS = ['esx', 'hyper-v', 'xenserver', 'workstation', 'physical'] as const;
/** Decides the rule of admission: see `memory.ts`. `workstation` is the hosted (type 2) one; `physical` has none: its one guest is the server. */
export type Product = (typeof PRODUCTS)[number];

export interface World {
	readonly model: string;
	readonly seed: number;
	/** ns since the scenario began */
	readonly now: number;
	/** the number that the next task gets */
	readonly serial: number;
	/** the number that the next guest's identity gets: `guest/identity.ts` */
	readonly identities: number;
	readonly policy: Policy;
	readonly hosts: readonly Host[];
	readonly guests: readonly Guest[];
	readonly datastores: readonly Datastore[];
	readonly networks: readonly Network[];
	readonly clusters: readonly Cluster[];
	readonly desktopPools: readonly DesktopPool[];
	/** groups of PCs from which people work */
	readonly endpoints: readonly Endpoint[];
	readonly applications: readonly Application[];
	readonly backups: readonly Backup[];
	readonly backupPlans: readonly BackupPlan[];
	readonly replications: readonly Replication[];
	/** lost by people of guests and pools that exist no more: the total goes on */
	readonly pastLost: UserTime;
	/** from id to place in the arrays above; changes only when something is made or removed */
	readonly places: Readonly<Record<string, number>>;
}

/** named as in their sources: `migration/policy.ts` */
export const STOP_POLICIES = ['fixed-threshold', 'xen-legacy', 'xen-current', 'xen-2004-adaptive', 'qemu'] as const;
export type StopPolicyName = (typeof STOP_POLICIES)[number];

export interface Policy {
	readonly migration: {
		/** when pre-copy stops and copies the rest: `migration/policy.ts` */
		readonly stop: StopPolicyName;
		readonly method: 'pre-copy' | 'post-copy';
		/** how memory rewritten in a round grows with its time: min(d·t, W), or W·(1-exp(-d·t/W)) [A] */
		readonly dirtying: 'linear' | 'saturating';
		/** QEMU's remedy for a guest that rewrites too fast: it is slowed down */
		readonly autoConverge: boolean;
		/** send only memory that the guest has ever used, instead of all that it has */
		readonly usedPagesOnly: boolean;
		/** bytes per second that one sender gives at most; null: as much as the link has */
		readonly senderBytesPerS: number | null;
		/** s that the last copy may take, for the rules that wait for a small rest; left out: as the rule says */
		readonly lastCopyS?: number;
		/** ns before the first round */
		readonly setupNs: number;
		/** ns from the last byte until the guest runs at its target */
		readonly resumeNs: number;
		/** live migrations that one host takes part in at once; the next ones wait for their turn */
		readonly perHost: number;
		/** and between the same two hosts; null: no limit of its own (Hyper-V 2008 R2: 1) */
		readonly perPair: number | null;
	};
	readonly memory: {
		/** 0..1: how much dearer an idle page is than an active one [0.75: Waldspurger, OSDI 2002, section 5.2] */
		readonly idleTax: number;
		/** part of the guests' memory that page sharing saves; 0 is off [0..0.33] */
		readonly sharing: number;
	};
	readonly storage: {
		/** reads and writes per second that a booting guest asks for [17: Dell BP1018, table 7] */
		readonly bootIops: number;
		/** and one whose user logs in [12: same] */
		readonly loginIops: number;
	};
	/** bytes per second between two sites, each way together [A: 1 Gbit/s] */
	readonly siteLinkBytesPerS: number;
	/** a vendor's rules about which roles may be virtual */
	readonly vendorRules: 'none' | 'ehr-2010';
	/** ns that a guest takes from power-on until it serves [A: 60 s] */
	readonly bootNs: number;
	/** ns that a guest OS takes to shut down [A: 20 s] */
	readonly shutDownNs: number;
	/** ns that a host takes to boot its hypervisor [A: 180 s] */
	readonly hostBootNs: number;
	/** ns from a host's failure until it serves again, its boots included; left out: it waits for somebody */
	readonly repairNs?: number;
	/** memory that the hypervisor keeps for each running guest [A: 100 MiB] */
	readonly guestOverheadBytes: number;
}

export interface Host {
	readonly id: HostId;
	readonly name: string;
	readonly product: Product;
	readonly hypervisor: 'bare-metal' | 'hosted' | 'none';
	readonly cpu: { readonly vendor: 'intel' | 'amd'; readonly generation: number };
	readonly cores: number;
	readonly coreHz: number;
	readonly memoryBytes: number;
	/** what the hypervisor itself (or the host OS under it) keeps */
	readonly hypervisorBytes: number;
	/** each way: the port is full duplex */
	readonly nicBytesPerS: number;
	/** a port of its own for live migrations; null: they share the other */
	readonly migrationNicBytesPerS: number | null;
	readonly networks: readonly NetworkId[];
	readonly datastores: readonly DatastoreId[];
	/** datastores to which its path is lost just now */
	readonly lostPaths: readonly DatastoreId[];
	/** the place where it stands; a site fails as a whole */
	readonly site: string;
	/** false: its port carries nothing, neither guests' traffic nor migrations */
	readonly linkUp: boolean;
	/** cut off from the other hosts' heartbeats (management network) */
	readonly isolated: boolean;
	readonly power: 'off' | 'starting' | 'on' | 'failed';
	readonly maintenance: boolean;
	/** on its way into maintenance: its guests are leaving */
	readonly evacuating: boolean;
	/** how short of free memory it is [Waldspurger, OSDI 2002, section 6.3] */
	readonly memoryState: 'high' | 'soft' | 'hard' | 'low';
	/** ns at which the balloons under way have reached their targets; null when none moves */
	readonly memoryDueAt: number | null;
	/** ns at which the boot under way ends; null when none is */
	readonly bootedAt: number | null;
	/** ns of the last failure; null when it has none or was powered on since */
	readonly failedAt: number | null;
	/** ns at which it is mended and boots; left out: nobody is at it */
	readonly mendedAt?: number | null;
}

export interface Guest {
	readonly id: GuestId;
	readonly name: string;
	readonly role: Role;
	readonly os: string;
	/** where it is registered, and runs when it runs; a guest always has exactly one */
	readonly host: HostId;
	readonly state: GuestState;
	readonly vcpus: number;
	readonly memoryBytes: number;
	/** memory promised: never taken by others (ESX admits by it) */
	readonly reservedBytes: number;
	/** CPU promised, in hertz; 0 = none */
	readonly cpuReservedHz: number;
	/** share of memory when the host is short of it; null: ten for each MiB, as ESX sets it */
	readonly memoryShares: number | null;
	/** share under contention, 256 is the usual */
	readonly weight: number;
	/** at most this many percent of one core; 0 = no cap */
	readonly capPercent: number;
	/** guest tools (drivers and agent of the product) installed and running */
	readonly tools: boolean;
	/** a fault: the tools are installed and answer no more */
	readonly toolsHung: boolean;
	/** a template: clones come from it, it never runs */
	readonly template: boolean;
	readonly network: NetworkId | null;
	readonly identity: Identity;
	/** who had its address first and runs where the two meet: nobody reaches this guest; null: the address is its own */
	readonly conflict: GuestId | null;
	readonly disks: readonly Disk[];
	/** taken of its disks, in order of time */
	readonly snapshots: readonly Snapshot[];
	/** the snapshot on which the files being written lie; null: on none */
	readonly currentSnapshot: SnapshotId | null;
	readonly load: Load;
	/** guests without which it serves nobody */
	readonly needs: readonly GuestId[];
	/** groups of guests of which at least so many must serve (a farm behind a load balancer) */
	readonly needsAnyOf: readonly { readonly guests: readonly GuestId[]; readonly atLeast: number }[];
	/** people who work through it */
	readonly users: number;
	/** of its users: how many are cut off now, and what that has cost so far */
	readonly service: Service;
	/** a terminal server's sessions; null: it serves in another way */
	readonly session: { readonly kind: SessionKind; readonly loggedOn: number } | null;
	/** work that waits while it does not serve: messages of an interface engine, pages of a fax server; null: it has none */
	readonly queue: WorkQueue | null;
	readonly restart: { readonly priority: RestartPriority; readonly delayNs: number };
	/** a device of its present host that it holds (a fax card): ties it to the host */
	readonly device: string | null;
	/** a CD or ISO in the host's own drive: blocks a live migration until ejected */
	readonly localMedia: boolean;
	/** the newest CPU generation that it was shown when it powered on; null while off */
	readonly cpuSeen: Host['cpu'] | null;
	/** hertz that its host grants it now; 0 unless it runs */
	readonly grantedHz: number;
	/** reads and writes per second that its datastore grants it now */
	readonly grantedIops: number;
	/** 0..1: what a granted cycle achieves, once waiting for memory is taken off */
	readonly speed: number;
	/** memory that its host has taken back from it */
	readonly reclaim: Reclaim;
	/** hardware changes that wait for the next power-on */
	readonly pending: HardwareChange | null;
	/** bytes that its suspend file takes on the first disk's datastore */
	readonly suspendBytes: number;
	/** bytes that it still wants to write, in state `noSpace` */
	readonly wantsBytes: number;
	/** from which byte of its first disk on; null: where nothing is written yet */
	readonly wantsAt: number | null;
	/** the one operation under way, if any */
	readonly task: Task | null;
	/** finite work inside the guest, in order of arrival */
	readonly jobs: readonly Job[];
}

export interface Load {
	/** CPU that it wants, in hertz, so that it means the same on another host's cores */
	readonly demandHz: number;
	/** memory rewritten per second */
	readonly dirtyBytesPerS: number;
	/** the most that it rewrites over and over (writable working set) */
	readonly workingSetBytes: number;
	/** 0..1: part of its memory that it really uses */
	readonly activeFraction: number;
	/** reads and writes per second that it asks of its first disk's datastore */
	readonly iops: number;
	/** 0..1: how many of these are writes */
	readonly writeFraction: number;
	/** bytes per second that it sends and receives on its host's port */
	readonly networkBytesPerS: number;
}

export interface Reclaim {
	/** ns at which the balloon held `balloonBytes`; from then on it takes 100 MiB each second until it holds `balloonTargetBytes` */
	readonly at: number;
	readonly balloonBytes: number;
	readonly balloonTargetBytes: number;
	/** written to the host's swap; comes down to `pagedTargetBytes` as the balloon makes room */
	readonly pagedBytes: number;
	readonly pagedTargetBytes: number;
	/** saved by sharing equal pages */
	readonly sharedBytes: number;
}

export const SESSION_KINDS = ['light', 'medium', 'heavy', 'power'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const RESTART_PRIORITIES = ['high', 'medium', 'low', 'never'] as const;
export type RestartPriority = (typeof RESTART_PRIORITIES)[number];

export interface HardwareChange {
	readonly vcpus?: number;
	readonly memoryBytes?: number;
}

/** Amount left at a moment, and how fast it shrinks. Due when nothing is left; never, at rate 0. */
export interface Anchor {
	/** ns */
	readonly at: number;
	/** bytes, cycles or ns */
	readonly left: number;
	readonly perSecond: number;
}

export interface Job {
	readonly id: TaskId;
	/** CPU cycles in all */
	readonly cycles: number;
	readonly startedAt: number;
	readonly progress: Anchor;
}

export interface Datastore {
	readonly id: DatastoreId;
	readonly name: string;
	readonly shared: boolean;
	readonly sizeBytes: number;
	readonly iops: number;
	readonly bytesPerS: number;
	/** ns that an unloaded read or write takes */
	readonly baseLatencyNs: number;
	/** backend writes for each write: 1, or RAID 10: 2, RAID 5: 4 */
	readonly writePenalty: number;
	readonly site: string;
	/** a fault: what was on it is gone */
	readonly lost: boolean;
	/** files that belong to no guest: left-over disks, images, whatever fills it */
	readonly files: readonly StoredFile[];
}

export interface Network {
	readonly id: NetworkId;
	readonly name: string;
	readonly vlan: number | null;
	/** on no uplink: guests on it meet only those of their own host */
	readonly isolated: boolean;
}

// The world: one plain JSON value, only what the rules read. Times are integer nanoseconds, sizes integer bytes,
// frequencies hertz; rates may be fractions. What has a rate keeps its anchor: when, how much was left, how fast.
import type { Task } from './task';

/** The rules' version. A log written by another version opens from its checkpoint. */
export const MODEL_VERSION = '1';

export type HostId = `host:${string}`;
export type GuestId = `vm:${string}`;
export type DatastoreId = `ds:${string}`;
export type NetworkId = `net:${string}`;
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

export const PRODUCTS = ['esx', 'hyper-v', 'xenserver', 'workstation'] as const;
/** Decides the rule of admission: see `memory.ts`. `workstation` is the hosted (type 2) one. */
export type Product = (typeof PRODUCTS)[number];

export interface World {
	readonly model: string;
	readonly seed: number;
	/** ns since the scenario began */
	readonly now: number;
	/** the number that the next task gets */
	readonly serial: number;
	readonly policy: Policy;
	readonly hosts: readonly Host[];
	readonly guests: readonly Guest[];
	readonly datastores: readonly Datastore[];
	readonly networks: readonly Network[];
	/** from id to place in the arrays above; changes only when something is made or removed */
	readonly places: Readonly<Record<string, number>>;
}

export interface Policy {
	readonly migration: {
		/** when pre-copy stops and copies the rest: `migration/policy.ts` */
		readonly stop: 'fixed-threshold';
		/** ns before the first round */
		readonly setupNs: number;
		/** ns from the last byte until the guest runs at its target */
		readonly resumeNs: number;
		/** live migrations that one host takes part in at once; the next is refused */
		readonly perHost: number;
	};
	/** ns that a guest takes from power-on until it serves [A: 60 s] */
	readonly bootNs: number;
	/** ns that a guest OS takes to shut down [A: 20 s] */
	readonly shutDownNs: number;
	/** ns that a host takes to boot its hypervisor [A: 180 s] */
	readonly hostBootNs: number;
	/** memory that the hypervisor keeps for each running guest [A: 100 MiB] */
	readonly guestOverheadBytes: number;
}

export interface Host {
	readonly id: HostId;
	readonly name: string;
	readonly product: Product;
	readonly hypervisor: 'bare-metal' | 'hosted';
	readonly cpu: { readonly vendor: 'intel' | 'amd'; readonly generation: number };
	readonly cores: number;
	readonly coreHz: number;
	readonly memoryBytes: number;
	/** what the hypervisor itself (or the host OS under it) keeps */
	readonly hypervisorBytes: number;
	/** each way: the port is full duplex */
	readonly nicBytesPerS: number;
	readonly networks: readonly NetworkId[];
	readonly datastores: readonly DatastoreId[];
	readonly power: 'off' | 'starting' | 'on' | 'failed';
	readonly maintenance: boolean;
	/** ns at which the boot under way ends; null when none is */
	readonly bootedAt: number | null;
	/** ns of the last failure; null when it has none or was powered on since */
	readonly failedAt: number | null;
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
	/** share under contention, 256 is the usual */
	readonly weight: number;
	/** at most this many percent of one core; 0 = no cap */
	readonly capPercent: number;
	/** guest tools (drivers and agent of the product) installed and running */
	readonly tools: boolean;
	readonly network: NetworkId | null;
	readonly disks: readonly Disk[];
	readonly load: Load;
	/** guests without which it serves nobody */
	readonly needs: readonly GuestId[];
	/** people who work through it */
	readonly users: number;
	/** a device of its present host that it holds (a fax card): ties it to the host */
	readonly device: string | null;
	/** a CD or ISO in the host's own drive: blocks a live migration until ejected */
	readonly localMedia: boolean;
	/** the newest CPU generation that it was shown when it powered on; null while off */
	readonly cpuSeen: Host['cpu'] | null;
	/** hertz that its host grants it now; 0 unless it runs */
	readonly grantedHz: number;
	/** hardware changes that wait for the next power-on */
	readonly pending: HardwareChange | null;
	/** bytes that its suspend file takes on the first disk's datastore */
	readonly suspendBytes: number;
	/** bytes that it still wants to write, in state `noSpace` */
	readonly wantsBytes: number;
	/** the one operation under way, if any */
	readonly task: Task | null;
	/** finite work inside the guest, in order of arrival */
	readonly jobs: readonly Job[];
}

export interface Disk {
	readonly datastore: DatastoreId;
	/** what the guest sees */
	readonly sizeBytes: number;
	/** what the file takes: all of it when thick */
	readonly usedBytes: number;
	readonly thin: boolean;
}

export interface Load {
	/** CPU that it wants, in hertz, so that it means the same on another host's cores */
	readonly demandHz: number;
	/** memory rewritten per second */
	readonly dirtyBytesPerS: number;
	/** the most that it rewrites over and over (writable working set) */
	readonly workingSetBytes: number;
}

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
}

export interface Network {
	readonly id: NetworkId;
	readonly name: string;
	readonly vlan: number | null;
}

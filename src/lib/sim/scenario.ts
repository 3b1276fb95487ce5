// What `start` takes: an estate in people's units, complete (the scenario room fills the defaults in). Things refer to each other by name.
import type { Command } from './command';
import type { HaProfile } from './availability/cluster';
import type { DiskFormat, StoredFile } from './storage/disk';
import type { Policy, Product, RestartPriority, Role, SessionKind, StopPolicyName } from './world';

export interface Scenario {
	readonly title: string;
	readonly description: string;
	readonly seed: number;
	readonly policies: {
		readonly migration: {
			readonly stop: StopPolicyName;
			readonly method: Policy['migration']['method'];
			readonly dirtying: Policy['migration']['dirtying'];
			readonly autoConverge: boolean;
			readonly usedPagesOnly: boolean;
			/** Mbit/s that one sender gives at most; null: as much as its link has */
			readonly senderMbps: number | null;
			/** what the last copy may take, for the rules that wait for a small rest; left out: as the rule says */
			readonly lastCopySeconds?: number;
			readonly setupSeconds: number;
			readonly resumeSeconds: number;
			readonly perHost: number;
			/** null: no limit of its own */
			readonly perPair: number | null;
		};
		readonly bootSeconds: number;
		readonly shutDownSeconds: number;
		readonly hostBootSeconds: number;
		/** from a host's failure until it is mended and serves again, its boots included; left out: never by itself */
		readonly repairSeconds?: number;
		readonly guestOverheadMiB: number;
		/** how much dearer an idle page is than one in use, and what page sharing saves: 0..99 and 0..33 */
		readonly memory: { readonly idleTaxPercent: number; readonly sharingPercent: number };
		/** Mbit/s between two sites, for all copies together */
		readonly siteLinkMbps: number;
		/** reads and writes per second that a boot and a log-in ask for */
		readonly storage?: { readonly bootIops: number; readonly loginIops: number };
		readonly vendorRules: Policy['vendorRules'];
	};
	/** isolated: without an uplink */
	readonly networks: readonly { readonly name: string; readonly vlan: number | null; readonly isolated: boolean }[];
	readonly datastores: readonly {
		readonly name: string;
		readonly shared: boolean;
		readonly sizeGiB: number;
		readonly iops: number;
		/** MB = 10^6 bytes, as disks are sold */
		readonly throughputMBps: number;
		/** ms of a read or write when nobody else asks */
		readonly latencyMs?: number;
		/** operations of its disks for each write */
		readonly writePenalty?: number;
		/** files that belong to no guest */
		readonly files?: readonly { readonly name: string; readonly GiB: number; readonly kind: StoredFile['kind'] }[];
		readonly site: string;
	}[];
	readonly hosts: readonly ScenarioHost[];
	readonly guests: readonly ScenarioGuest[];
	readonly clusters: readonly ScenarioCluster[];
	/** planned backups; taken: one of the start is there already */
	readonly backups: readonly {
		readonly guest: string;
		readonly datastore: string;
		readonly everySeconds: number;
		readonly keep: number;
		readonly taken: boolean;
	}[];
	/** synced: the replica holds the state of the start */
	readonly replications: readonly {
		readonly guest: string;
		readonly host: string;
		readonly datastore: string;
		readonly everySeconds: number;
		readonly synced: boolean;
	}[];
	/** `loggedOn`: so many people work in it already, each on her desktop */
	readonly desktopPools: readonly ScenarioPool[];
	readonly endpoints: readonly {
		readonly name: string;
		/** PCs that are alike */
		readonly count: number;
		readonly memoryMiB: number;
		/** Mbit/s of each PC */
		readonly linkMbps: number;
		/** ms until the first byte */
		readonly latencyMs: number;
		/** the one line over which their sessions come: what it carries, and what each session takes */
		readonly line?: { readonly Mbps: number; readonly sessionKbps: number };
		/** applications that run on them from the start; those in sessions are among their server's users already */
		readonly running?: readonly string[];
	}[];
	readonly applications: readonly ScenarioApplication[];
	/** performed while playing; `at` in seconds, in order */
	readonly commands: readonly { readonly at: number; readonly command: Command }[];
}

/** Hosts that stand in for each other. */
export interface ScenarioCluster {
	readonly name: string;
	readonly hosts: readonly string[];
	/** high availability: guests of a lost host start again on the others */
	readonly ha: {
		readonly enabled: boolean;
		/** decides how long a loss takes to be noticed */
		readonly profile: HaProfile;
		/** XenServer's one timeout */
		readonly xenTimeoutSeconds: number;
		/** what a host that is cut off does with its guests, where the product leaves the choice */
		readonly isolationResponse: 'leaveOn' | 'shutDown' | 'powerOff';
		readonly admission: 'none' | 'slots' | 'percent';
		/** for slots: failures to be tolerated */
		readonly hostFailures: number;
		/** for percent: to be kept free */
		readonly cpuPercent: number;
		readonly memoryPercent: number;
		readonly guestMonitoring: boolean;
	};
	readonly balancing: 'off' | 'manual' | 'automatic';
	readonly rules: readonly { readonly name: string; readonly kind: 'together' | 'apart'; readonly guests: readonly string[] }[];
	/** the newest CPU generation that guests are shown; null: that of their host */
	readonly cpuMask: number | null;
}

export interface ScenarioPool {
	readonly name: string;
	readonly kind: 'pooled' | 'persistent';
	readonly image: string;
	readonly broker: string | null;
	readonly hosts: readonly string[];
	readonly datastore: string;
	readonly size: number;
	readonly spare: number;
	readonly onLogOff: 'keep' | 'reset' | 'destroy';
	readonly loggedOn: number;
}

export interface ScenarioApplication {
	readonly name: string;
	readonly version: string;
	readonly delivery: 'hosted' | 'streamed' | 'packaged' | 'localVm' | 'installed';
	/** MB = 10^6 bytes */
	readonly sizeMB: number;
	readonly server: string | null;
	readonly runtime: { readonly name: string; readonly version: string } | null;
	readonly licenceDays: number;
}

export interface ScenarioHost {
	readonly name: string;
	readonly product: Product;
	readonly hypervisor: 'bare-metal' | 'hosted' | 'none';
	readonly cpuVendor: 'intel' | 'amd';
	/** year-like number: a guest may go to the same or a later one */
	readonly cpuGeneration: number;
	readonly cores: number;
	readonly coreGHz: number;
	readonly memoryMiB: number;
	readonly hypervisorMiB: number;
	/** Mbit/s, each way */
	readonly nicMbps: number;
	/** Mbit/s of a port for migrations alone; null: they share the other */
	readonly migrationNicMbps: number | null;
	readonly networks: readonly string[];
	readonly datastores: readonly string[];
	/** the place where it stands; a site fails as a whole */
	readonly site: string;
	readonly power: 'on' | 'off';
	readonly maintenance: boolean;
}

export interface ScenarioGuest {
	readonly name: string;
	readonly role: Role;
	readonly os: string;
	readonly host: string;
	readonly state: 'running' | 'off' | 'suspended';
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly reservedMiB: number;
	/** null: ten for each MiB */
	readonly memoryShares: number | null;
	/** 0..100: part of its memory that it really uses */
	readonly activePercent: number;
	/** promised CPU; 0 = none */
	readonly cpuReservedGHz: number;
	readonly weight: number;
	readonly capPercent: number;
	readonly tools: boolean;
	readonly network: string | null;
	/** fixed: its OS has one of its own, which a clone has too; automatic: it asks for one when it starts */
	readonly address: 'fixed' | 'automatic';
	readonly disks: readonly {
		readonly datastore: string;
		readonly sizeGiB: number;
		/** what its file takes */
		readonly usedGiB: number;
		/** data in it, from its beginning on; left out: as much as the file takes, as if tables took no room */
		readonly writtenGiB?: number;
		readonly thin: boolean;
		readonly format?: DiskFormat;
	}[];
	/** a linked clone: its first files are empty ones on the present snapshot of this guest */
	readonly linkedTo?: string;
	/** each on the one before it, or on `parent`; GiB: new data in the first disk since that one */
	readonly snapshots?: readonly { readonly name: string; readonly parent?: string; readonly memory?: boolean; readonly GiB?: number }[];
	/** on which of them the present lies: the last one, unless told otherwise */
	readonly onSnapshot?: string;
	/** new data in the first disk since then */
	readonly sinceSnapshotGiB?: number;
	readonly template?: boolean;
	readonly load: {
		readonly cpuGHz: number;
		readonly dirtyMiBps: number;
		readonly workingSetMiB: number;
		readonly networkMbps?: number;
		readonly iops?: number;
		readonly writePercent?: number;
	};
	/** finite single-threaded work that it does from the start on, one after the other on each vCPU: gigacycles of each job */
	readonly jobs: readonly number[];
	readonly needs: readonly string[];
	readonly needsAnyOf: readonly { readonly guests: readonly string[]; readonly atLeast: number }[];
	readonly users: number;
	/** a terminal server: its users are logged on when it serves */
	readonly session: SessionKind | null;
	/** work that waits while it does not serve */
	readonly queue: { readonly arrivalsPerHour: number; readonly servesPerHour: number } | null;
	readonly device: string | null;
	readonly localMedia: boolean;
	/** when high availability starts guests again: this one's turn, and how long it waits for it */
	readonly restartPriority: RestartPriority;
	readonly restartDelaySeconds: number;
}

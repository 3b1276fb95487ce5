// The documented, read-only picture of a world in people's units (seconds, MiB, GHz, percent; what is missing is null).
// Figures, goals, the command line and tests read this and nothing else of the model: it is the stable seam.
import type { ClusterView, GuestRestartView, HostFaultsView } from './availability/picture';
import type { CommandType } from './command';
import type { DeliveryView, GuestServiceView } from './delivery/view';
import type { DiskFormat, Extent, Layer } from './storage/disk';
import type { GuestIdentityView, ProtectionView } from './protection/view';
import type { Migration, Task } from './task';
import type { ClusterId, DatastoreId, GuestId, GuestState, HostId, NetworkId, Product, Role, SnapshotId, TaskId } from './world';

export interface WorldView extends ProtectionView, DeliveryView {
	readonly model: string;
	/** s since the scenario began */
	readonly seconds: number;
	readonly hosts: Readonly<Record<HostId, HostView>>;
	readonly guests: Readonly<Record<GuestId, GuestView>>;
	readonly datastores: Readonly<Record<DatastoreId, DatastoreView>>;
	readonly clusters: Readonly<Record<ClusterId, ClusterView>>;
	/** under way, oldest first */
	readonly tasks: readonly TaskView[];
}

/** What a host does about its memory; all zero where no more is promised than there is. */
export interface HostMemoryView {
	/** high: enough is free; soft: balloons take some back; hard: memory is paged; low: guests that hold too much stand still */
	readonly memoryState: 'high' | 'soft' | 'hard' | 'low';
	/** nothing more can be taken from any guest, and almost nothing is free */
	readonly outOfMemory: boolean;
	/** taken back from all its guests: by balloons, by paging, and saved by sharing equal pages */
	readonly balloonMiB: number;
	readonly pagedMiB: number;
	readonly sharedMiB: number;
	/** really free: `memoryFreeMiB` and what was taken back */
	readonly memoryLeftMiB: number;
}

export interface HostView extends HostMemoryView, HostFaultsView {
	readonly id: HostId;
	readonly name: string;
	readonly product: Product;
	readonly hypervisor: 'bare-metal' | 'hosted' | 'none';
	readonly cpuVendor: 'intel' | 'amd';
	readonly cpuGeneration: number;
	readonly power: 'off' | 'starting' | 'on' | 'failed';
	readonly maintenance: boolean;
	readonly cores: number;
	readonly coreGHz: number;
	/** of all cores, 0..100 */
	readonly cpuPercent: number;
	readonly cpuUsedGHz: number;
	readonly memoryMiB: number;
	/** hypervisor, guests that hold memory with their overhead, and guests arriving */
	readonly memoryUsedMiB: number;
	/** memory minus used; negative when overcommitted */
	readonly memoryFreeMiB: number;
	readonly memoryPercent: number;
	readonly hypervisorMiB: number;
	/** the place where it stands; a site fails as a whole */
	readonly site: string;
	readonly nicMbps: number;
	readonly sendingMbps: number;
	readonly receivingMbps: number;
	/** registered here, in the order of the scenario */
	readonly guests: readonly GuestId[];
	/** on their way here */
	readonly arriving: readonly GuestId[];
	readonly networks: readonly NetworkId[];
	readonly datastores: readonly DatastoreId[];
	readonly bootedAtSeconds: number | null;
	readonly failedAtSeconds: number | null;
}

/** What a guest gets of its host's CPU and memory. The rules for waiting below saturation, co-stop and slowness are assumptions. */
export interface GuestComputeView {
	/** promised; 0 = none */
	readonly cpuReservedGHz: number;
	/** per vCPU: the part of time that it was ready to run and waited, 0..100; below 5 is good, above 10 is bad */
	readonly readyPercent: number;
	/** the same as charts count it: ms in 20 s, summed over all vCPUs */
	readonly readyMs: number;
	/** per vCPU: stopped so that its other vCPUs catch up, 0..100 */
	readonly coStopPercent: number;
	/** per vCPU: held back by its cap, 0..100 */
	readonly cappedPercent: number;
	/** how many times as long an answer takes as when all is idle; null: overloaded */
	readonly responseFactor: number | null;
	readonly memoryShares: number;
	/** of its memory, really used, 0..100 */
	readonly activePercent: number;
	/** taken back by its balloon, by paging, and saved by sharing equal pages */
	readonly balloonMiB: number;
	readonly pagedMiB: number;
	readonly sharedMiB: number;
	/** what a granted cycle achieves, once waiting for memory is taken off, 0..100 */
	readonly speedPercent: number;
}

export interface GuestView extends GuestComputeView, GuestRestartView {
	readonly id: GuestId;
	readonly name: string;
	readonly role: Role;
	readonly os: string;
	readonly host: HostId;
	readonly state: GuestState;
	/** it takes memory of its host (starting, running, paused, noSpace, suspending, resuming, stopping, crashed on a host that is on) */
	readonly holdsMemory: boolean;
	/** stopped for the last moments of a migration */
	readonly frozen: boolean;
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly reservedMiB: number;
	readonly weight: number;
	readonly capPercent: number;
	readonly tools: boolean;
	/** used, of its vCPUs, 0..100 */
	readonly cpuPercent: number;
	readonly cpuDemandGHz: number;
	readonly cpuGrantedGHz: number;
	readonly dirtyMiBps: number;
	readonly network: NetworkId | null;
	readonly identity: GuestIdentityView;
	readonly disks: readonly DiskView[];
	/** a template: clones come from it, it never runs */
	readonly template: boolean;
	/** oldest first; deleted ones whose files are still needed included */
	readonly snapshots: readonly SnapshotView[];
	/** on whose files the present lies; null: on none of its own */
	readonly currentSnapshot: SnapshotId | null;
	/** files that a read looks through at most: 1 without snapshots */
	readonly diskLayers: number;
	/** reads and writes per second that it asks for now, and that its datastore grants it */
	readonly iopsWanted: number;
	readonly iopsGranted: number;
	readonly needs: readonly GuestId[];
	readonly users: number;
	/** how it serves them, its sessions and its queue of work */
	readonly service: GuestServiceView;
	readonly device: string | null;
	readonly localMedia: boolean;
	readonly pending: { readonly vcpus?: number; readonly memoryMiB?: number } | null;
	/** operations that its life cycle accepts now */
	readonly accepts: readonly CommandType[];
	readonly jobs: number;
	readonly task: TaskView | null;
}

export interface DatastoreView {
	readonly id: DatastoreId;
	readonly name: string;
	readonly shared: boolean;
	readonly site: string;
	readonly sizeGiB: number;
	readonly usedGiB: number;
	readonly freeGiB: number;
	/** a fault: what was on it is gone */
	readonly lost: boolean;
	/** operations per second of its disks; a write costs `writePenalty` of them */
	readonly iops: number;
	readonly writePenalty: number;
	/** reads and writes per second of the guests on it */
	readonly iopsAsked: number;
	readonly iopsGranted: number;
	/** of a read or write now, before the layers of a chain [A: one server's queue]; null when it is lost */
	readonly latencyMs: number | null;
	/** of guests, largest first: their disks, the files that their snapshots froze, saved memory, and what a task needs until it ends */
	readonly files: readonly {
		readonly guest: GuestId;
		readonly kind: 'disk' | 'snapshot' | 'memory' | 'temporary';
		readonly GiB: number;
	}[];
	/** of nobody, largest first; `leftOver`: a disk that no guest has */
	readonly otherFiles: readonly {
		readonly name: string;
		readonly kind: 'backup' | 'replica' | 'leftOver' | 'image' | 'other';
		readonly GiB: number;
	}[];
}

export interface DiskView {
	readonly datastore: DatastoreId;
	/** what the guest sees */
	readonly sizeGiB: number;
	/** what the file being written takes */
	readonly usedGiB: number;
	readonly thin: boolean;
	readonly format: DiskFormat;
	/** the file being written lies on another one */
	readonly delta: boolean;
	/** of the file being written, to the byte */
	readonly fileBytes: number;
	/** data in that file, without tables and without the rest of the grains begun */
	readonly writtenGiB: number;
	/** which bytes of the disk that file holds, sorted and disjoint; a later write has a higher mark */
	readonly extents: readonly Extent[];
	/** of a linked clone: on whose snapshot its first file lies */
	readonly parent: { readonly guest: GuestId; readonly snapshot: SnapshotId } | null;
}

export interface SnapshotView {
	readonly id: SnapshotId;
	readonly name: string;
	readonly parent: SnapshotId | null;
	readonly takenSeconds: number;
	/** saved with it; 0 without */
	readonly memoryMiB: number;
	/** of the files that it froze */
	readonly filesGiB: number;
	/** those files, one for each disk, with what they take and hold in bytes */
	readonly layers: readonly Layer[];
	/** how the disks alone are */
	readonly consistent: 'file-system' | 'crash';
	/** deleted, its files not yet merged */
	readonly deleted: boolean;
}

export interface TaskView {
	readonly id: TaskId;
	readonly kind: Task['kind'] | 'bootHost';
	readonly guest: GuestId | null;
	readonly host: HostId;
	readonly startedSeconds: number;
	/** of the present phase (migration: of the present round), 0..100 */
	readonly percent: number;
	/** s until it ends at today's rates; null when it never would, or when that depends on rounds to come */
	readonly secondsLeft: number | null;
	readonly migration: MigrationView | null;
}

export interface MigrationView {
	readonly from: HostId;
	readonly to: HostId;
	readonly method: Migration['method'];
	/** `queued`: it waits for its turn; `pull`: it runs at its target, and its memory follows */
	readonly phase: Migration['phase'];
	readonly round: number;
	/** what has to be sent once at least; 0 while it waits */
	readonly ramMiB: number;
	/** what the present round sends in all, and still has to */
	readonly roundMiB: number;
	readonly leftMiB: number;
	/** rewritten by the guest since the present round began: what the next must send */
	readonly dirtiedMiB: number;
	/** of memory, so far */
	readonly sentMiB: number;
	readonly rateMBps: number;
	readonly rounds: readonly { readonly sentMiB: number; readonly seconds: number; readonly dirtiedMiB: number; readonly times: number }[];
	/** more rounds of the same would follow for ever: there is no time left to tell */
	readonly notConverging: boolean;
	/** auto-converge: by how much the guest is held back, 0..99 */
	readonly throttlePercent: number;
	/** of its usual speed: less when it is held back or waits for pages, 0 when it stands still */
	readonly speedPercent: number;
	/** s since which its link has carried nothing; null while it carries */
	readonly stalledSeconds: number | null;
	/** where its disks go too; null: they stay */
	readonly datastore: DatastoreId | null;
}

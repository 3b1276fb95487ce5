// The documented, read-only picture of a world in people's units (seconds, MiB, GHz, percent; what is missing is null).
// Figures, goals, the command line and tests read this and nothing else of the model: it is the stable seam.
import type { CommandType } from './command';
import type { Migration, Task } from './task';
import type { DatastoreId, GuestId, GuestState, HostId, NetworkId, Product, Role, TaskId } from './world';

export interface WorldView {
	readonly model: string;
	/** s since the scenario began */
	readonly seconds: number;
	readonly hosts: Readonly<Record<HostId, HostView>>;
	readonly guests: Readonly<Record<GuestId, GuestView>>;
	readonly datastores: Readonly<Record<DatastoreId, DatastoreView>>;
	readonly networks: Readonly<Record<NetworkId, { readonly id: NetworkId; readonly name: string; readonly vlan: number | null }>>;
	/** under way, oldest first */
	readonly tasks: readonly TaskView[];
}

export interface HostView {
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

export interface GuestView {
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
	/** per vCPU: the part of time that it was ready to run and waited, 0..100 */
	readonly readyPercent: number;
	readonly dirtyMiBps: number;
	readonly network: NetworkId | null;
	readonly disks: readonly {
		readonly datastore: DatastoreId;
		readonly sizeGiB: number;
		readonly usedGiB: number;
		readonly thin: boolean;
	}[];
	readonly needs: readonly GuestId[];
	readonly users: number;
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
	readonly sizeGiB: number;
	readonly usedGiB: number;
	readonly freeGiB: number;
	readonly iops: number;
	/** its virtual disks and suspend files, largest first */
	readonly files: readonly { readonly guest: GuestId; readonly kind: 'disk' | 'memory'; readonly GiB: number }[];
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
	readonly phase: Migration['phase'];
	readonly round: number;
	/** what the present round sends in all, and still has to */
	readonly roundMiB: number;
	readonly leftMiB: number;
	/** rewritten by the guest since the present round began: what the next must send */
	readonly dirtiedMiB: number;
	readonly rateMBps: number;
	readonly rounds: readonly { readonly sentMiB: number; readonly seconds: number; readonly dirtiedMiB: number; readonly times: number }[];
	readonly notConverging: boolean;
}

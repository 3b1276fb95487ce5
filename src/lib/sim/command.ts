// Commands are intents. The type of each is the operation's one id everywhere: in logs and links, in the life cycle, in the dialects.
// Their fields are in people's units.
import type { AvailabilityCommand } from './availability/command';
import type { DeliveryCommand } from './delivery/command';
import type { ComputeCommand } from './host/command';
import type { MigrationCommand } from './migration/command';
import type { MonitoringCommand } from './monitoring/command';
import type { ProtectionCommand } from './protection/command';
import type { StorageCommand } from './storage/command';
import type { DatastoreId, GuestId, HostId, NetworkId, RestartPriority, Role, TaskId } from './world';

export type PowerOperation = 'powerOn' | 'shutDown' | 'restart' | 'powerOff' | 'reset' | 'pause' | 'resume' | 'suspend';
export type HostOperation = 'powerOnHost' | 'powerOffHost' | 'enterMaintenance' | 'exitMaintenance' | 'failHost';

export type Command =
	| CoreCommand
	| MigrationCommand
	| ComputeCommand
	| StorageCommand
	| AvailabilityCommand
	| DeliveryCommand
	| ProtectionCommand
	| MonitoringCommand;

type CoreCommand =
	| { readonly type: PowerOperation; readonly guest: GuestId }
	/**
	 * Running: live, by the policy's method or by `method`. Off, or crashed with its host: registered at the other host at once.
	 * With `datastore` its disks move there too.
	 */
	| {
			readonly type: 'migrate';
			readonly guest: GuestId;
			readonly to: HostId;
			readonly datastore?: DatastoreId;
			readonly method?: 'pre-copy' | 'post-copy';
	  }
	| ({ readonly type: 'createGuest' } & GuestSpec)
	/** full clone: every disk is copied. `linked`: only a new file on the source's present snapshot. The new guest has the id `vm:<name>` and is off. */
	| {
			readonly type: 'cloneGuest';
			readonly guest: GuestId;
			readonly name: string;
			readonly host: HostId;
			readonly datastore: DatastoreId;
			readonly linked?: boolean;
	  }
	/** removes the guest and its disks; `keepDisks`: their files stay on the datastore */
	| { readonly type: 'deleteGuest'; readonly guest: GuestId; readonly keepDisks?: boolean }
	| { readonly type: 'editGuest'; readonly guest: GuestId; readonly change: GuestChange }
	/** a fault: the guest OS stops dead */
	| { readonly type: 'crashGuest'; readonly guest: GuestId }
	/** the guest writes to its first disk: behind what it has written, or from `atGiB` on; a thin disk grows */
	| { readonly type: 'writeData'; readonly guest: GuestId; readonly GiB: number; readonly atGiB?: number }
	/** finite single-threaded work inside the guest */
	| { readonly type: 'runJob'; readonly guest: GuestId; readonly gigacycles: number }
	| { readonly type: 'growDatastore'; readonly datastore: DatastoreId; readonly GiB: number }
	/** `enterMaintenance` with `evacuate`: its guests move away first */
	| { readonly type: HostOperation; readonly host: HostId; readonly evacuate?: boolean }
	| { readonly type: 'cancelTask'; readonly task: TaskId };

export type CommandType = Command['type'];

/** the commands of some types; several types may share one shape */
export type CommandOf<T extends CommandType> = Command extends infer C
	? C extends Command
		? [T & C['type']] extends [never]
			? never
			: C & { readonly type: T }
		: never
	: never;

export interface GuestSpec {
	readonly name: string;
	readonly role: Role;
	readonly os: string;
	readonly host: HostId;
	readonly datastore: DatastoreId;
	readonly network: NetworkId | null;
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly diskGiB: number;
	readonly thin: boolean;
	readonly tools: boolean;
}

/** What is left out stays. vCPUs and memory of a guest that is on wait for its next power-on. */
export interface GuestChange {
	readonly vcpus?: number;
	readonly memoryMiB?: number;
	readonly weight?: number;
	readonly capPercent?: number;
	/** promised CPU; 0 = none */
	readonly cpuReservedGHz?: number;
	/** promised memory */
	readonly reservedMiB?: number;
	/** null: ten for each MiB */
	readonly memoryShares?: number | null;
	readonly network?: NetworkId | null;
	/** install or remove the guest tools: needs a running guest */
	readonly tools?: boolean;
	readonly localMedia?: boolean;
	readonly cpuGHz?: number;
	readonly dirtyMiBps?: number;
	/** 0..100: part of its memory that it really uses */
	readonly activePercent?: number;
	readonly iops?: number;
	/** people who work through it */
	readonly users?: number;
	/** its turn when high availability starts guests again, and how long it waits then */
	readonly restartPriority?: RestartPriority;
	readonly restartDelaySeconds?: number;
}

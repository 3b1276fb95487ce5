// Commands are intents. The type of each is the operation's one id everywhere: in logs and links, in the life cycle, in the dialects.
// Their fields are in people's units.
import type { DatastoreId, GuestId, HostId, NetworkId, Role, TaskId } from './world';

export type PowerOperation = 'powerOn' | 'shutDown' | 'restart' | 'powerOff' | 'reset' | 'pause' | 'resume' | 'suspend';
export type HostOperation = 'powerOnHost' | 'powerOffHost' | 'enterMaintenance' | 'exitMaintenance' | 'failHost';

export type Command =
	| { readonly type: PowerOperation; readonly guest: GuestId }
	/** `running`: live, by pre-copy. Off, or crashed with its host: registered at the other host at once. */
	| { readonly type: 'migrate'; readonly guest: GuestId; readonly to: HostId }
	| ({ readonly type: 'createGuest' } & GuestSpec)
	/** full clone: every disk is copied; the new guest has the id `vm:<name>` and is off */
	| { readonly type: 'cloneGuest'; readonly guest: GuestId; readonly name: string; readonly host: HostId; readonly datastore: DatastoreId }
	/** removes the guest and its disks */
	| { readonly type: 'deleteGuest'; readonly guest: GuestId }
	| { readonly type: 'editGuest'; readonly guest: GuestId; readonly change: GuestChange }
	/** a fault: the guest OS stops dead */
	| { readonly type: 'crashGuest'; readonly guest: GuestId }
	/** the guest writes new data to its first disk: a thin one grows */
	| { readonly type: 'writeData'; readonly guest: GuestId; readonly GiB: number }
	/** finite single-threaded work inside the guest */
	| { readonly type: 'runJob'; readonly guest: GuestId; readonly gigacycles: number }
	| { readonly type: 'growDatastore'; readonly datastore: DatastoreId; readonly GiB: number }
	| { readonly type: HostOperation; readonly host: HostId }
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
	readonly network?: NetworkId | null;
	/** install or remove the guest tools: needs a running guest */
	readonly tools?: boolean;
	readonly localMedia?: boolean;
	readonly cpuGHz?: number;
	readonly dirtyMiBps?: number;
}

// Events are facts: what became true, when, with every number that tells how. Folded outside the world into history and counters.
import type { AvailabilityFact } from './availability/event';
import type { CommandType } from './command';
import type { DeliveryFact } from './delivery/event';
import type { ComputeFact } from './host/event';
import type { Abort } from './migration/abort';
import type { MigrationFact } from './migration/event';
import type { MonitoringFact } from './monitoring/event';
import type { ProtectionFact } from './protection/event';
import type { StorageFact } from './storage/event';
import type { Migration, Round, Task } from './task';
import type { DatastoreId, GuestId, GuestState, HostId, TaskId } from './world';

/** why a guest went into its state */
export type StateCause =
	| 'command'
	| 'booted'
	| 'stopped'
	| 'saved'
	| 'restored'
	| 'crash'
	| 'hostLost'
	| 'hostReturned'
	| 'spaceRanOut'
	| 'cluster'
	| 'isolation'
	| 'pathLost'
	| 'diskLost';

/** what an event says, without when */
export type Fact = CoreFact | MigrationFact | ComputeFact | StorageFact | AvailabilityFact | DeliveryFact | ProtectionFact | MonitoringFact;

type CoreFact =
	| {
			readonly type: 'guestStateChanged';
			readonly guest: GuestId;
			readonly from: GuestState;
			readonly to: GuestState;
			readonly cause: StateCause;
			readonly host: HostId;
			readonly operation: CommandType | null;
	  }
	| { readonly type: 'guestCreated'; readonly guest: GuestId; readonly host: HostId; readonly source: GuestId | null }
	| { readonly type: 'guestDeleted'; readonly guest: GuestId; readonly name: string; readonly freedBytes: number }
	| { readonly type: 'guestEdited'; readonly guest: GuestId; readonly pending: boolean; readonly fields: readonly string[] }
	| { readonly type: 'guestMoved'; readonly guest: GuestId; readonly from: HostId; readonly to: HostId }
	| {
			readonly type: 'taskStarted';
			readonly task: TaskId;
			readonly kind: Task['kind'] | 'job';
			readonly guest: GuestId;
			readonly to: HostId | null;
	  }
	| {
			readonly type: 'taskEnded';
			readonly task: TaskId;
			readonly kind: Task['kind'] | 'job';
			readonly guest: GuestId;
			readonly result: 'done' | 'cancelled' | 'failed';
			readonly ns: number;
	  }
	| {
			readonly type: 'migrationRound';
			readonly task: TaskId;
			readonly guest: GuestId;
			readonly round: number;
			readonly sentBytes: number;
			readonly ns: number;
			readonly dirtiedBytes: number;
	  }
	| { readonly type: 'migrationNotConverging'; readonly task: TaskId; readonly guest: GuestId; readonly leftBytes: number }
	| {
			readonly type: 'guestMigrated';
			readonly task: TaskId;
			readonly guest: GuestId;
			readonly from: HostId;
			readonly to: HostId;
			readonly method: Migration['method'];
			/** live rounds, then what was sent while it stood still; post-copy: what was sent while it stood still, then its memory */
			readonly rounds: readonly Round[];
			readonly sentBytes: number;
			/** by how much auto-converge held it back in the end */
			readonly throttlePercent: number;
			readonly totalNs: number;
			readonly downtimeNs: number;
	  }
	| {
			readonly type: 'migrationFailed';
			readonly task: TaskId;
			readonly guest: GuestId;
			readonly from: HostId;
			readonly to: HostId;
			readonly cause: Abort;
			/** false: it was off */
			readonly live: boolean;
			/** how far it had come; in `pull` a lost host takes the guest with it */
			readonly phase: Migration['phase'];
	  }
	| {
			readonly type: 'dataWritten';
			readonly guest: GuestId;
			readonly datastore: DatastoreId;
			/** of data */
			readonly dataBytes: number;
			/** by which the file grew: whole grains, and none where they were there already */
			readonly bytes: number;
			/** by which it could not grow */
			readonly missingBytes: number;
	  }
	| { readonly type: 'datastoreGrown'; readonly datastore: DatastoreId; readonly bytes: number }
	| {
			readonly type: 'hostPowerChanged';
			readonly host: HostId;
			readonly from: 'off' | 'starting' | 'on' | 'failed';
			readonly to: 'off' | 'starting' | 'on' | 'failed';
	  }
	| { readonly type: 'hostFailed'; readonly host: HostId; readonly guests: readonly GuestId[] }
	| { readonly type: 'maintenanceEntered' | 'maintenanceExited'; readonly host: HostId };

/** `at`: ns of simulated time */
export type SimEvent = Fact & { readonly at: number };
export type EventType = Fact['type'];

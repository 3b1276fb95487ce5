// Facts of migrations, beside those that every move has had from the start (`event.ts` of the model).
import type { CheckId } from '../check';
import type { DatastoreId, GuestId, HostId, TaskId } from '../world';

interface Move {
	readonly task: TaskId;
	readonly guest: GuestId;
	readonly from: HostId;
	readonly to: HostId;
}

export type MigrationFact =
	/** it waits: the host takes part in as many as it may, or (null) the two hosts have as many between them as they may */
	| ({ readonly type: 'migrationQueued'; readonly host: HostId | null; readonly running: number; readonly limit: number } & Move)
	/** its turn has come, and something stands in its way that did not before */
	| ({ readonly type: 'migrationRefused'; readonly check: CheckId } & Move)
	/** auto-converge holds the guest back by so much from now on */
	| ({ readonly type: 'migrationThrottled'; readonly percent: number } & Move)
	/** post-copy: it runs at its target, and its memory follows */
	| ({ readonly type: 'migrationSwitched'; readonly downtimeNs: number; readonly leftBytes: number } & Move)
	/** the link carries nothing (any more); `paused`: the guest waits for pages and stands still */
	| ({ readonly type: 'migrationStalled'; readonly paused: boolean } & Move)
	| ({ readonly type: 'migrationResumed'; readonly ns: number } & Move)
	| {
			readonly type: 'storageMoved';
			readonly task: TaskId;
			readonly guest: GuestId;
			readonly from: readonly DatastoreId[];
			readonly to: DatastoreId;
			readonly bytes: number;
			readonly ns: number;
	  }
	| {
			readonly type: 'storageMoveFailed';
			readonly task: TaskId;
			readonly guest: GuestId;
			readonly to: DatastoreId;
			readonly cause: 'cancelled' | 'noSpace' | 'stopped';
	  };

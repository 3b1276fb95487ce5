// Anything under way with a guest is a task on that guest, with its own rate, beside its life cycle: a guest that migrates is `running`.
import type { Anchor, GuestId, HostId, TaskId } from './world';

interface Common {
	readonly id: TaskId;
	/** ns */
	readonly startedAt: number;
	/** of the present phase: ns left of a wait, bytes left of a copy */
	readonly progress: Anchor;
}

export type Task =
	| (Common & { readonly kind: 'boot' | 'shutDown'; readonly totalNs: number })
	| (Common & { readonly kind: 'suspend' | 'restore'; readonly totalBytes: number })
	| (Common & { readonly kind: 'clone'; readonly source: GuestId; readonly totalBytes: number })
	| (Common & Migration);

export interface Migration {
	readonly kind: 'migrate';
	readonly from: HostId;
	readonly to: HostId;
	readonly phase: 'setup' | 'precopy' | 'stopAndCopy' | 'switchOver';
	/** number of the live round under way, from 1; 0 during set-up */
	readonly round: number;
	/** bytes that the phase under way sends; 0 when it only waits */
	readonly phaseBytes: number;
	/** ns at which the phase began */
	readonly phaseAt: number;
	/** finished rounds, live ones first, the stop-and-copy last */
	readonly rounds: readonly Round[];
	/** ns at which the guest stopped to be copied; null while it runs */
	readonly stoppedAt: number | null;
	/** two live rounds at the same speed left the same amount: it will never end by itself */
	readonly notConverging: boolean;
}

export interface Round {
	readonly sentBytes: number;
	readonly ns: number;
	/** rewritten meanwhile: what the next round must send */
	readonly dirtiedBytes: number;
	/** how many rounds in a row were exactly like this */
	readonly times: number;
}

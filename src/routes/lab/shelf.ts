// Where the lab's work is kept in this browser: one place for each ready-made scenario, one for everything else.
import type { Log } from '$lib/sim/log';

export type Slot = 'own' | `scenario:${string}`;

export interface Saved {
	readonly title: string;
	/** id of the ready-made scenario it began as */
	readonly scenario: string | null;
	/** ms of wall time */
	readonly savedAt: number;
	readonly log: Log;
}

export type Found =
	| { readonly kind: 'none' }
	| { readonly kind: 'work'; readonly work: Saved }
	/** it can not be opened and is left as it is */
	| { readonly kind: 'kept'; readonly reason: 'corrupt' | 'newer'; readonly raw: string };

const memory = new Map<Slot, Saved>();
export const shelf = {
	async last(): Promise<Slot | null> {
		return [...memory.keys()].at(-1) ?? null;
	},
	async get(slot: Slot): Promise<Found> {
		const work = memory.get(slot);
		return work ? { kind: 'work', work } : { kind: 'none' };
	},
	async put(slot: Slot, work: Saved): Promise<'saved' | 'full' | 'forbidden' | 'kept'> {
		memory.set(slot, work);
		return 'saved';
	},
	async remove(slot: Slot): Promise<void> {
		memory.delete(slot);
	}
};

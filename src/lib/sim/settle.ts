// What follows from a change at the same moment: memory is taken back, IOPS and CPU and bandwidth are shared anew, waiting migrations get
// their turn, clusters and pools react, users are served or cut off. Each topic looks only at what has changed.
import { settleClusters } from './availability/settle';
import { settlePools } from './delivery/settle';
import { settleService } from './delivery/service';
import type { Changes, Draft } from './draft';
import { settleMemory } from './host/settle';
import { settleMigrations } from './migration/settle';
import { settleAddresses } from './network/conflict';
import { settleProtection } from './protection/settle';
import { settleIops, shareIops } from './storage/iops';

type Settler = (draft: Draft, changes: Changes) => void;

/** in this order: what takes part in the next one's sharing comes before it */
const SETTLERS: readonly Settler[] = [
	settleMemory,
	settleClusters,
	settlePools,
	settleMigrations,
	settleProtection,
	settleAddresses,
	settleIops,
	settleService
];

/** a reaction may cause the next; more than this many in a row at one moment would be two rules that undo each other */
const MOST_ROUNDS = 64;

/** Ends every change of a draft. */
export function settle(draft: Draft): void {
	for (let round = 0; ; round++) {
		const changes = draft.takeChanges();
		if (changes === null) break;
		if (round === MOST_ROUNDS) throw new Error('the rules do not come to rest');
		for (const settler of SETTLERS) settler(draft, changes);
	}
	shareIops(draft);
	draft.share();
}

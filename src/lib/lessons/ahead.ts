// A look ahead from a world, where no stage runs: for figures as the server draws them, some of which show what is still to come.
import type { Foreseen } from '$lib/figures/figure';
import { advance } from '$lib/sim/advance';
import { nextDue } from '$lib/sim/agenda';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import { perform } from '$lib/sim/perform';
import { view } from '$lib/sim/picture';
import { SECOND } from '$lib/sim/units';
import type { World } from '$lib/sim/world';

/** what never comes to rest is looked at for so long */
const LONGEST_NS = 86_400 * SECOND;

/** what the commands would lead to, so many seconds from now (none: until nothing is due) */
export function ahead(world: World, commands: readonly Command[], seconds?: number): Foreseen {
	let now = world;
	const events: SimEvent[] = [];
	const go = (moved: { readonly world: World; readonly events: readonly SimEvent[] }) => {
		now = moved.world;
		events.push(...moved.events);
	};
	let refused: Foreseen['refused'] = null;
	for (const command of commands) {
		const outcome = perform(now, command);
		if (outcome.refused) {
			({ refused } = outcome);
			break;
		}
		go(outcome);
	}
	const until = world.now + LONGEST_NS;
	if (seconds === undefined) for (let due = nextDue(now); due <= until; due = nextDue(now)) go(advance(now, due));
	else go(advance(now, world.now + Math.round(seconds * SECOND)));
	return { view: view(now), events, refused };
}

// A scenario from its start to a moment: everything that happens on the way, and what was refused.
import { advance } from '../../src/lib/sim/advance';
import { nextDue } from '../../src/lib/sim/agenda';
import type { Check } from '../../src/lib/sim/check';
import type { Command } from '../../src/lib/sim/command';
import type { SimEvent } from '../../src/lib/sim/event';
import { follow, historyFrom, observe, type History } from '../../src/lib/sim/monitoring/history';
import { perform } from '../../src/lib/sim/perform';
import type { Scenario } from '../../src/lib/sim/scenario';
import { start } from '../../src/lib/sim/start';
import { SECOND, toNs } from '../../src/lib/sim/units';
import type { World } from '../../src/lib/sim/world';

/** `world` is the one that knows the names of what the step speaks of */
export type Step =
	| { readonly kind: 'event'; readonly event: SimEvent; readonly world: World }
	| { readonly kind: 'command'; readonly at: number; readonly command: Command; readonly world: World }
	| { readonly kind: 'refused'; readonly at: number; readonly command: Command; readonly checks: readonly Check[]; readonly world: World };

export interface Course {
	readonly steps: readonly Step[];
	readonly world: World;
	/** null when nobody asked for it */
	readonly history: History | null;
}

/** a migration that never converges has no end of its own */
const AFTER_LAST_COMMAND = 3600 * SECOND;

/** @param until ns; null: until nothing is under way any more; @param watched: its counters and alarms are kept, too */
export function run(scenario: Scenario, until: number | null, watched = false): Course {
	const steps: Step[] = [];
	let world = start(scenario);
	const history = watched ? historyFrom(world) : null;
	const pass = (ns: number): void => {
		const moved = advance(world, ns, history ? follow(history) : undefined);
		for (const event of moved.events) steps.push({ kind: 'event', event, world: moved.world });
		world = moved.world;
		if (history) observe(history, world);
	};
	for (const { at: seconds, command } of scenario.commands) {
		const at = toNs(seconds);
		if (until !== null && at > until) break;
		pass(at);
		steps.push({ kind: 'command', at, command, world });
		const outcome = perform(world, command);
		if (outcome.refused) steps.push({ kind: 'refused', at, command, checks: outcome.refused, world });
		else {
			for (const event of outcome.events) steps.push({ kind: 'event', event, world: outcome.world });
			world = outcome.world;
			if (history) observe(history, world, outcome.events);
		}
	}
	if (until !== null) pass(until);
	else passUntilQuiet();
	return { steps, world, history };

	function passUntilQuiet(): void {
		const latest = world.now + AFTER_LAST_COMMAND;
		for (let due = nextDue(world); due <= latest; due = nextDue(world)) pass(due);
	}
}

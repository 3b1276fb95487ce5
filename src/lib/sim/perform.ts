// Performing a command at once: what takes time becomes a task that `advance` ends.
import type { Check } from './check';
import type { Command } from './command';
import { Draft } from './draft';
import type { SimEvent } from './event';
import { operationOf, preflight } from './preflight';
import { settle } from './settle';
import type { World } from './world';

export type Outcome =
	{ readonly world: World; readonly events: readonly SimEvent[]; readonly refused?: undefined } | { readonly refused: readonly Check[] };

/** @returns the world after the command and what happened, or all checks when one of severity `refuse` failed */
export function perform(world: World, command: Command): Outcome {
	const checks = preflight(world, command);
	if (checks.some((check) => check.severity === 'refuse' && !check.passed)) return { refused: checks };
	const draft = new Draft(world);
	operationOf(command)?.apply(draft, command);
	settle(draft);
	return { world: draft.close(), events: draft.events };
}

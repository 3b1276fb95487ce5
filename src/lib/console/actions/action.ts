// One entry of a menu: what it does, and what it says under its name: what would happen, or why it can not.
import type { Check } from '$lib/sim/check';
import type { Command, CommandType } from '$lib/sim/command';
import type { Asked } from '../asked';

/** Two ways off, two layers: the guest OS is asked, or the hypervisor cuts. The groups keep them apart. */
export type GroupId = 'move' | 'start' | 'ask' | 'cut' | 'keep' | 'change' | 'fault' | 'host';

export interface Action {
	readonly id: CommandType;
	readonly does: { readonly send: Command } | { readonly ask: Asked };
	/** the first check that refuses; null when it may go ahead */
	readonly blocked: Check | null;
	/** checks that only warn */
	readonly warnings: readonly Check[];
}

export interface Group {
	readonly id: GroupId;
	readonly actions: readonly Action[];
}

export type CheckFunction = (command: Command) => readonly Check[];

/** An action that sends `command` at once; its checks decide whether it may. */
export function direct(command: Command, check: CheckFunction): Action {
	const failed = check(command).filter((c) => !c.passed);
	return {
		id: command.type,
		does: { send: command },
		blocked: failed.find((c) => c.severity === 'refuse') ?? null,
		warnings: failed.filter((c) => c.severity === 'warn')
	};
}

/** An action that opens a dialog; `blocked` when no answer given there could help. */
export function asking(id: CommandType, ask: Asked, blocked: Check | null = null): Action {
	return { id, does: { ask }, blocked, warnings: [] };
}

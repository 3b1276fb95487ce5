// What may be done to a guest's life, in the order in which the figure offers it, and what three consoles call it.
import type { PowerOperation } from '$lib/sim/command';
import { isVerb, RARE_VERB, typed, VERB, type Dialect, type RareWording } from '$lib/words/dialects';

/** `unregister` takes the record, `erase` the files too, `create` makes a new guest */
export type Operation = PowerOperation | 'create' | 'unregister' | 'erase';

export const OPERATIONS: readonly Operation[] = [
	'powerOn',
	'shutDown',
	'powerOff',
	'restart',
	'reset',
	'pause',
	'suspend',
	'resume',
	'unregister',
	'erase',
	'create'
];

/** @param saved its memory is in a file: to go on from there, and from memory, are two entries in some consoles */
export function wordsFor(dialect: Dialect, operation: Operation, guest: string, saved: boolean): RareWording {
	const verb = operation === 'resume' && !saved ? 'unpause' : operation;
	const { label, command } = (isVerb(verb) ? VERB[verb] : RARE_VERB[verb])[dialect];
	return { label, command: command && typed(command, { vm: guest }) };
}

/** One word typed at two prompts: what it does there. xe does not know them. */
export const SAME_WORDS = ['Suspend-VM', 'Stop-VM'] as const;
export type SameWord = (typeof SAME_WORDS)[number];

export const MEANING: Readonly<Record<SameWord, Readonly<Record<'vmware' | 'microsoft', PowerOperation>>>> = {
	'Suspend-VM': { vmware: 'suspend', microsoft: 'pause' },
	'Stop-VM': { vmware: 'powerOff', microsoft: 'shutDown' }
};

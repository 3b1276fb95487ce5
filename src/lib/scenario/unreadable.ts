// Why a link or a file could not be opened: a code for the sentence, and where it happened. Nothing in this room throws for what others wrote.
export const REASONS = [
	'empty',
	'foreign', // not ours at all
	'newer', // written by a newer Guesthouse
	'damaged', // ours, but letters are missing or changed
	'tooLarge',
	'wrong', // well formed, but it says what can not be: see `where` and `detail`
	'otherScenario' // the built-in scenario it starts from is gone, or another one now
] as const;

export interface Unreadable {
	readonly reason: (typeof REASONS)[number];
	/** path to the fault, e.g. `entries.3.command.to`; empty when it is the whole */
	readonly where: string;
	/** what was found there, in words of the schema; for developers and support */
	readonly detail: string;
}

export const unreadable = (reason: Unreadable['reason'], where = '', detail = ''): { readonly unreadable: Unreadable } => ({
	unreadable: { reason, where, detail }
});

// A file from the learner as something that can be opened: a log that Guesthouse wrote, or a scenario; else what is wrong with it.
import type { Mistake } from '$lib/scenario/mistake';
import type { Unreadable } from '$lib/scenario/unreadable';
import type { Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';

export type Dropped =
	| { readonly log: Log }
	| { readonly scenario: Scenario }
	| { readonly text: string; readonly mistakes: readonly Mistake[] }
	| { readonly unreadable: Unreadable };

/** Nothing larger is read into the memory. */
const MOST_BYTES = 64_000_000;

export async function readDropped(file: File): Promise<Dropped> {
	if (file.size > MOST_BYTES) return { unreadable: { reason: 'tooLarge', where: '', detail: '' } };
	let text: string;
	try {
		text = await file.text();
	} catch {
		return { unreadable: { reason: 'damaged', where: '', detail: '' } }; // moved or locked since it was chosen
	}
	if (/\.guesthouse\.json$/i.test(file.name) || /^\s*\{\s*"format"\s*:/.test(text)) {
		const { importLog } = await import('$lib/scenario/log-file');
		return importLog(text);
	}
	const { parseScenario } = await import('$lib/scenario/parse');
	const parsed = parseScenario(text);
	return parsed.mistakes === undefined ? { scenario: parsed.scenario } : { text, mistakes: parsed.mistakes };
}

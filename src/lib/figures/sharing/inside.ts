// What a vCPU lived through of the time that is drawn: without the moments in which it was ready, stopped or held back.
import type { Turn } from './turns';

export interface Inside {
	/** in its own time, ms from its own beginning */
	readonly runs: readonly { readonly from: number; readonly to: number }[];
	/** ms at which a moment is missing */
	readonly seams: readonly number[];
	/** ms that it lived through */
	readonly lived: number;
	readonly busy: number;
}

/** @param turns of one vCPU, in order of time */
export function insideOf(turns: readonly Turn[], ms: number): Inside {
	let missing = 0;
	const runs: { from: number; to: number }[] = [];
	const seams: number[] = [];
	for (const { kind, from, to } of turns) {
		if (kind === 'run') runs.push({ from: from - missing, to: to - missing });
		else {
			seams.push(from - missing);
			missing += to - from;
		}
	}
	return { runs, seams: [...new Set(seams)], lived: ms - missing, busy: runs.reduce((sum, { from, to }) => sum + to - from, 0) };
}

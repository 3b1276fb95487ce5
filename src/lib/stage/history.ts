// The history of a stage: the commands sent, those taken back, and the two ways between.
// Undo takes the newest command even when the playhead stands before it, as editors do: one key, one order, whatever is shown.
import { lately } from '$lib/base/lately';
import type { Entry } from '$lib/sim/log';
import { SECOND } from '$lib/sim/units';
import type { History } from './stage';
import { redo, undo, type Timeline } from './timeline';

export class LineHistory implements History {
	#line: () => Timeline;
	#show: (next: Timeline) => void;
	#entries = lately((recorded: readonly Entry[], sent: readonly Entry[], undone: readonly Entry[]) => [
		...[...recorded, ...sent].map((entry) => listed(entry, false)),
		...undone.map((entry) => listed(entry, true)).reverse()
	]);

	constructor(line: () => Timeline, show: (next: Timeline) => void) {
		this.#line = line;
		this.#show = show;
	}

	get entries() {
		const { past, sent, undone } = this.#line();
		return this.#entries(past?.entries ?? NONE, sent, undone);
	}

	get canUndo() {
		return this.#line().sent.length > 0;
	}

	get canRedo() {
		return this.#line().undone.length > 0;
	}

	undo() {
		return this.#take(undo(this.#line()), this.#line().sent);
	}

	redo() {
		return this.#take(redo(this.#line()), this.#line().undone);
	}

	#take(next: Timeline | null, stack: readonly Entry[]) {
		if (!next) return null;
		this.#show(next);
		return stack.at(-1)?.command ?? null;
	}
}

const NONE: readonly Entry[] = [];

const listed = ({ at, command }: Entry, undone: boolean) => ({ atSeconds: at / SECOND, command, undone });

// What every figure gets, and all it may know: the picture, what happened, and two ways to ask the model.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';

export interface FigureProps {
	view: WorldView;
	events: readonly SimEvent[];
	/** what would stand in the way of the command, or warn */
	check: (command: Command) => readonly Check[];
	/** performs it; the checks that refused it, or null when it was done */
	send: (command: Command) => readonly Check[] | null;
}

// What every figure gets, and all it may know: the picture, what happened, what was chosen, and the ways to ask the model.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { WorldView } from '$lib/sim/view';

/** What was chosen in a figure and no command says, such as which request it follows. Short texts: a link carries them, a slide sets them. */
export type Choices = Readonly<Record<string, string>>;

/** A simulation as a drawing needs it; the lab's rack needs no more. */
export interface Simulated {
	view: WorldView;
	events: readonly SimEvent[];
	/** what would stand in the way of the command, or warn */
	check: (command: Command) => readonly Check[];
	/** performs it and lets time run while something is under way; the checks that refused it, or null when it was done */
	send: (command: Command) => readonly Check[] | null;
}

export interface FigureProps extends Simulated {
	choices: Choices;
	/** what is left out stays; an empty text takes a choice back */
	choose: (changes: Choices) => void;
	/** the estate as it was at the start */
	scenario: Scenario;
	/** begins again with another estate, for what no command can change; the choices stay */
	begin: (scenario: Scenario) => void;
	/** what these commands would lead to, so many seconds from now (none: until nothing is due); nothing happens here */
	foresee: (commands: readonly Command[], seconds?: number) => Foreseen;
	time: FigureTime;
}

export interface Foreseen {
	readonly view: WorldView;
	/** all, those that have already happened included */
	readonly events: readonly SimEvent[];
	/** of the first command that was refused; the later ones were not tried */
	readonly refused: readonly Check[] | null;
}

export interface FigureTime {
	readonly playing: boolean;
	/** s of the next moment at which something happens by itself; null when nothing will */
	readonly next: number | null;
	/** simulated seconds per second of wall time */
	readonly speed: number;
	play(): void;
	pause(): void;
	/** to the next moment at which something happens */
	step(): void;
	/** anywhere, back and forward */
	seek(seconds: number): void;
}

/** A figure as it stands before anything happened: on the server, and on paper. It does nothing, and looks ahead where it is told how. */
export const still = (
	view: WorldView,
	scenario: Scenario,
	choices: Choices = {},
	foresee: FigureProps['foresee'] = () => ({ view, events: [], refused: null })
): FigureProps => ({
	view,
	events: [],
	check: () => [],
	send: () => null,
	choices,
	choose: nothing,
	scenario,
	begin: nothing,
	foresee,
	time: { playing: false, next: null, speed: 1, play: nothing, pause: nothing, step: nothing, seek: nothing }
});

const nothing = () => {};

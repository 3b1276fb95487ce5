// What the lab's panels share: the running simulation, what is selected, what was asked for, what was refused. One desk for each thing opened.
import { untrack } from 'svelte';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Clock, History, Stage } from '$lib/stage/stage';
import { m } from '$lib/paraglide/messages';
import { follow } from '$lib/ui/follow.svelte';
import { status } from '$lib/ui/status.svelte';
import { refusalText } from '$lib/words/checks';
import { commandText } from '$lib/words/commands';
import { namesOf } from '$lib/words/names';
import type { Asked } from './asked';
import { forecast, type Outcome } from './forecast';

/** The last command's answer, while it is worth showing: refused, or done although a check warned. */
export interface Answer {
	readonly command: Command;
	readonly checks: readonly Check[];
	readonly refused: boolean;
}

/** Who asks for a fault has been warned enough. */
const FAULTS: readonly Command['type'][] = ['failHost', 'crashGuest'];

export class Desk {
	readonly #stage: Stage;
	readonly #live: { readonly current: Stage };
	/** ids of things, the last one shown in the inspector */
	selected = $state.raw<readonly string[]>([]);
	asked = $state.raw<Asked | null>(null);
	/** time was stopped by hand: then it also stands still after the next order */
	#held = false;
	answer = $state.raw<Answer | null>(null);
	readonly names = $derived.by(() => namesOf(this.view));

	constructor(stage: Stage, selected: readonly string[] = []) {
		this.#stage = stage;
		this.#live = follow(stage);
		this.selected = selected;
	}

	get view() {
		return this.#live.current.view;
	}
	get events() {
		return this.#live.current.events;
	}
	get clock(): Clock {
		return this.#live.current.clock;
	}
	get history(): History {
		return this.#live.current.history;
	}

	readonly check = (command: Command) => this.#stage.check(command);

	/** For the rack, which shows itself why a host refused what was dropped on it. */
	readonly drop = (command: Command): readonly Check[] | null => {
		const refused = this.send(command);
		if (refused) this.answer = null;
		return refused;
	};

	/** Every order goes through here, so that a refusal looks the same wherever it was given. */
	readonly send = (command: Command): readonly Check[] | null => {
		const warnings = FAULTS.includes(command.type)
			? []
			: this.#stage.check(command).filter((check) => check.severity === 'warn' && !check.passed);
		const before = this.names;
		const refused = this.#stage.send(command);
		this.answer = refused
			? { command, checks: refused, refused: true }
			: warnings.length > 0
				? { command, checks: warnings, refused: false }
				: null;
		if (refused) status.say(refusalText(command, refused, before));
		else if (!this.#held) this.#stage.clock.play();
		return refused;
	};

	/** Performs a check's cure, one command after the other, until one is refused. */
	readonly mend = (check: Check) => {
		for (const command of check.fix) if (this.send(command) !== null) return;
	};

	select(...ids: readonly string[]) {
		this.selected = ids;
	}

	ask(asked: Asked) {
		this.asked = asked;
	}

	foresee(command: Extract<Command, { type: 'migrate' }>): Outcome {
		return forecast(this.#stage, command);
	}

	/** Made anew when something happens, not in every frame of a running clock: in a derived it depends on the events alone. */
	atEvents<Made>(make: (events: readonly SimEvent[]) => Made): Made {
		const { events } = this;
		return untrack(() => make(events));
	}

	log() {
		return this.#stage.log();
	}

	close() {
		this.#stage.close();
	}

	playOrPause() {
		this.#held = this.#stage.clock.playing;
		if (this.#held) this.#stage.clock.pause();
		else this.#stage.clock.play();
	}

	step() {
		this.#held = true;
		if (!this.#stage.clock.step()) status.say(m.lab_nothing_due());
	}

	/** To the event before the playhead; to the beginning where there is none. */
	stepBack() {
		const now = this.#stage.clock.seconds;
		const before = this.#stage.events.findLast((event) => event.at / 1e9 < now - 1e-9);
		this.seek(before === undefined ? 0 : before.at / 1e9);
	}

	seek(seconds: number) {
		this.#stage.clock.seek(seconds);
	}

	undo() {
		this.#takeBack(
			() => this.#stage.history.undo(),
			(what) => m.lab_undone({ what })
		);
	}

	redo() {
		this.#takeBack(
			() => this.#stage.history.redo(),
			(what) => m.lab_redone({ what })
		);
	}

	#takeBack(change: () => Command | null, sentence: (what: string) => string) {
		const before = this.names;
		const command = change();
		this.answer = null;
		if (command !== null) status.say(sentence(commandText(command, before)));
	}
}

// One figure of a chapter with its own simulation: loaded on demand, playing while something is under way.
import { tick } from 'svelte';
import type { Choices, FigureProps, FigureTime, Foreseen } from '$lib/figures/figure';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { Log } from '$lib/sim/log';
import type { Scenario } from '$lib/sim/scenario';
import type { Stage } from '$lib/stage/stage';
import type FigureBar from './FigureBar.svelte';
import { loadEstate } from './estates';
import type { Drawing } from './reader';

interface Scene {
	readonly Drawing: Drawing;
	readonly Bar: typeof FigureBar;
	readonly stage: Stage;
	/** what the drawing gets */
	readonly props: FigureProps;
	readonly canUndo: boolean;
}

interface Of {
	readonly name: string;
	readonly scenario: string;
	/** simulated seconds per second */
	readonly speed: number;
	readonly choices?: Choices;
	/** how the figure's component comes: the page says */
	readonly loadDrawing: (name: string) => Promise<Drawing>;
}

/** What a link to a figure carries. */
export interface FigureState {
	/** null: as it was at the start */
	readonly log: Log | null;
	readonly choices: Choices;
}

export class LiveFigure {
	scene = $state.raw<Scene | null>(null);
	failed = $state(false);
	readonly #of: Of;
	#choices: Choices;
	#loading: Promise<void> | null = null;
	/** another estate that a figure has asked for */
	#opening: Promise<void> | null = null;
	#code: Pick<Scene, 'Drawing' | 'Bar'> | null = null;
	/** somebody pressed Play while nothing was under way: time runs until it is stopped */
	#keepsPlaying = false;

	constructor(of: Of) {
		this.#of = of;
		this.#choices = of.choices ?? {};
	}

	get choices(): Choices {
		return this.#choices;
	}

	load(): Promise<void> {
		this.failed = false;
		this.#loading ??= this.#load().catch(() => {
			this.#loading = null;
			this.failed = true;
		});
		return this.#loading;
	}

	/** performs the commands, after the choices and in the estate that the figure begins for them, and lets time run */
	async run(commands: readonly Command[], choices: Choices = {}) {
		await this.load();
		this.scene?.props.choose(choices);
		await tick();
		await this.#opening;
		for (const command of commands) this.scene?.props.send(command);
	}

	/** takes over what a link carries */
	async show({ log, choices }: FigureState) {
		await this.load();
		if (!this.scene) return;
		this.#choices = { ...this.#of.choices, ...choices };
		await this.#open(log ?? this.scene.props.scenario);
	}

	async reset() {
		this.#choices = this.#of.choices ?? {};
		if (this.scene) await this.#open(await loadEstate(this.#of.scenario));
		else await this.load();
	}

	close() {
		this.scene?.stage.close();
		this.scene = null;
		this.#loading = null;
	}

	async #load() {
		const [Drawing, estate, { default: Bar }] = await Promise.all([
			this.#of.loadDrawing(this.#of.name),
			loadEstate(this.#of.scenario),
			import('./FigureBar.svelte')
		]);
		this.#code = { Drawing, Bar };
		await this.#open(estate);
	}

	async #open(source: Scenario | Log) {
		const { open } = await import('$lib/stage/open');
		if (!this.#code) return;
		const { stage } = open(source);
		stage.clock.setSpeed(this.scene?.stage.clock.speed ?? this.#of.speed);
		this.scene?.stage.close();
		this.#keepsPlaying = false;
		this.#attend(stage, 'entries' in source ? source.scenario : source, this.#code);
	}

	/** shows the stage, now and after every change of it or of a choice */
	#attend(stage: Stage, scenario: Scenario, code: Pick<Scene, 'Drawing' | 'Bar'>) {
		const time = this.#time(stage);
		const fixed = {
			scenario,
			check: (command: Command) => stage.check(command),
			send: (command: Command) => this.#send(stage, command),
			begin: (next: Scenario) => void (this.#opening = this.#open(next)),
			foresee: (commands: readonly Command[], seconds?: number) => foresee(stage, commands, seconds),
			choose: (changes: Choices) => {
				this.#choices = Object.fromEntries(Object.entries({ ...this.#choices, ...changes }).filter(([, value]) => value !== ''));
				show();
			}
		};
		const show = () => {
			const { view, events, clock, history } = stage;
			const { next } = clock;
			if (clock.playing && !this.#keepsPlaying && next === null && view.tasks.length === 0) clock.pause();
			const props = { ...fixed, view, events, choices: this.#choices, time: { ...time, playing: clock.playing, speed: clock.speed, next } };
			this.scene = { ...code, stage, props, canUndo: history.canUndo };
		};
		stage.subscribe(show);
		show();
	}

	#time(stage: Stage): Pick<FigureTime, 'play' | 'pause' | 'step' | 'seek'> {
		const { clock } = stage;
		return {
			play: () => {
				this.#keepsPlaying = !isUnderWay(stage);
				clock.play();
			},
			pause: () => clock.pause(),
			step: () => void clock.step(),
			seek: (seconds) => clock.seek(seconds)
		};
	}

	/** time runs while there is something to watch, unless motion is unwanted: then the learner steps */
	#send(stage: Stage, command: Command): readonly Check[] | null {
		const refused = stage.send(command);
		if (!refused && isUnderWay(stage) && !matchMedia('(prefers-reduced-motion: reduce)').matches) stage.clock.play();
		return refused;
	}
}

const isUnderWay = ({ clock, view }: Stage): boolean => clock.next !== null || view.tasks.length > 0;

/** what never comes to rest (a move that does not converge) is looked at for so long */
const LONGEST_LOOK = 86_400;

function foresee(stage: Stage, commands: readonly Command[], seconds?: number): Foreseen {
	const ahead = stage.fork();
	let refused: readonly Check[] | null = null;
	for (const command of commands) {
		refused = ahead.send(command);
		if (refused) break;
	}
	const from = ahead.clock.seconds;
	if (seconds === undefined) while (ahead.clock.seconds - from < LONGEST_LOOK && ahead.clock.step());
	else ahead.clock.seek(from + seconds);
	const { view, events } = ahead;
	ahead.close();
	return { view, events, refused };
}

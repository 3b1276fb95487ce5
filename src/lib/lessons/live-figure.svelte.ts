// One figure of a chapter with its own simulation: loaded on demand, playing while something is under way.
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import type { Stage } from '$lib/stage/stage';
import type FigureBar from './FigureBar.svelte';
import { loadDrawing } from './drawings';
import { loadStage } from './estates';
import type { Drawing } from './reader';

interface Scene {
	readonly Drawing: Drawing;
	readonly Bar: typeof FigureBar;
	readonly stage: Stage;
	readonly view: WorldView;
	readonly events: readonly SimEvent[];
	readonly playing: boolean;
	readonly canUndo: boolean;
}

interface Of {
	readonly name: string;
	readonly scenario: string;
	/** simulated seconds per second */
	readonly speed: number;
	/** a page that must know its figures itself gives its own: see drawings.ts */
	readonly loadDrawing?: (name: string) => Promise<Drawing>;
}

export class LiveFigure {
	scene = $state.raw<Scene | null>(null);
	failed = $state(false);
	readonly #of: Of;
	#loading: Promise<void> | null = null;

	constructor(of: Of) {
		this.#of = of;
	}

	load(): Promise<void> {
		this.failed = false;
		this.#loading ??= this.#open().catch(() => {
			this.#loading = null;
			this.failed = true;
		});
		return this.#loading;
	}

	/** as `Stage.send`; time runs while there is something to watch, unless motion is unwanted: then the learner steps */
	send(command: Command): readonly Check[] | null {
		const stage = this.scene?.stage;
		if (!stage) return [];
		const refused = stage.send(command);
		if (!refused && stage.view.tasks.length > 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches) stage.clock.play();
		return refused;
	}

	async run(commands: readonly Command[]) {
		await this.load();
		for (const command of commands) this.send(command);
	}

	async reset() {
		this.close();
		await this.load();
	}

	close() {
		this.scene?.stage.close();
		this.scene = null;
		this.#loading = null;
	}

	async #open() {
		const [Drawing, stage, { default: Bar }] = await Promise.all([
			(this.#of.loadDrawing ?? loadDrawing)(this.#of.name),
			loadStage(this.#of.scenario),
			import('./FigureBar.svelte')
		]);
		stage.clock.setSpeed(this.#of.speed);
		const show = () => {
			if (stage.clock.playing && stage.view.tasks.length === 0) stage.clock.pause();
			const { view, events, clock, history } = stage;
			this.scene = { Drawing, Bar, stage, view, events, playing: clock.playing, canUndo: history.canUndo };
		};
		stage.subscribe(show);
		show();
	}
}

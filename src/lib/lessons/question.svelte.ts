// One question and what became of it. The options register themselves while the markdown inside the question renders, in order.
import { createContext } from 'svelte';

/** What is remembered: the options chosen, by place, the first one first. */
export type Answer = readonly number[];

export class Question {
	/** group name of the radio buttons */
	readonly name: string;
	/** `check`: the reason of a tried option shows. `predict`: reasons wait for the explanation. */
	readonly kind: 'check' | 'predict';
	readonly #right: boolean[] = [];
	readonly #because: string[] = [];
	chosen = $state<number | null>(null);
	tried = $state.raw<Answer>([]);
	/** predict: the run is over and explained */
	explained = $state(false);

	constructor(name: string, kind: 'check' | 'predict') {
		this.name = name;
		this.kind = kind;
	}

	add(right: boolean, because: string): number {
		this.#because.push(because);
		return this.#right.push(right) - 1;
	}

	isRight(option: number): boolean {
		return this.#right[option] ?? false;
	}

	because(option: number): string {
		return this.#because[option] ?? '';
	}

	get solved(): boolean {
		return this.tried.some((option) => this.isRight(option));
	}

	/** nothing can be chosen any more */
	get locked(): boolean {
		return this.kind === 'predict' ? this.tried.length > 0 : this.solved;
	}

	/** whether an option's mark and reason are shown */
	shows(option: number): boolean {
		if (this.kind === 'predict') return this.explained && (this.isRight(option) || this.tried.includes(option));
		return this.solved || this.tried.includes(option);
	}

	/** commits to the chosen option; null when none is chosen, or when this one was already tried */
	answer(): Answer | null {
		if (this.locked || this.chosen === null || this.tried.includes(this.chosen)) return null;
		this.tried = [...this.tried, this.chosen];
		return this.tried;
	}

	/** what was answered on another day; comes late, and gives way to what was done meanwhile */
	restore(answer: Answer) {
		if (this.chosen !== null || this.tried.length > 0) return;
		this.tried = answer.filter((option) => option < this.#right.length);
		this.chosen = this.tried.at(-1) ?? null;
		this.explained = this.kind === 'predict' && this.tried.length > 0;
	}

	again() {
		this.tried = [];
		this.chosen = null;
		this.explained = false;
	}
}

export const [getQuestion, setQuestion] = createContext<Question>();

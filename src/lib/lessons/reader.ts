// What a chapter's page gives to the components inside the prose: the figures by name, and a memory for answers.
import { createContext } from 'svelte';
import type { Command } from '$lib/sim/command';
import type { Answer } from './question.svelte';

/** Performs the commands in a figure's simulation and lets time run. */
export type Run = (commands: readonly Command[]) => void;

export interface Memory {
	/** undefined: never answered */
	recall(question: string): Promise<Answer | undefined>;
	remember(question: string, answer: Answer): void;
}

export class Reader {
	readonly #chapter: () => string;
	readonly #memory: Memory | null;
	readonly #figures = new Map<string, Run>();

	/** without a memory nothing is kept: on the server, in tests */
	constructor(chapter: () => string, memory: Memory | null = null) {
		this.#chapter = chapter;
		this.#memory = memory;
	}

	/** returns the way to take it back */
	figure(name: string, run: Run): () => void {
		this.#figures.set(name, run);
		return () => this.#figures.delete(name);
	}

	run(name: string, commands: readonly Command[]) {
		this.#figures.get(name)?.(commands);
	}

	recall(question: string): Promise<Answer | undefined> {
		return this.#memory?.recall(`${this.#chapter()}/${question}`) ?? Promise.resolve(undefined);
	}

	remember(question: string, answer: Answer) {
		this.#memory?.remember(`${this.#chapter()}/${question}`, answer);
	}
}

export const [getReader, setReader] = createContext<Reader>();

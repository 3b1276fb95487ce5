// What a chapter's page gives to the components inside the prose: the figures by name, and a memory for answers.
import { createContext, type Component } from 'svelte';
import type { FigureProps } from '$lib/figures/figure';
import type { Command } from '$lib/sim/command';
import type { WorldView } from '$lib/sim/view';
import type { Answer } from './question.svelte';

export type Drawing = Component<FigureProps>;

/** Performs the commands in a figure's simulation and lets time run. */
export type Run = (commands: readonly Command[]) => void;

export interface Memory {
	/** undefined: never answered */
	recall(question: string): Promise<Answer | undefined>;
	remember(question: string, answer: Answer): void;
}

/** A figure as it stands before anything happened: drawn on the server, so that the page is whole before its code arrives. */
export interface Still {
	readonly Drawing: Drawing;
	readonly view: WorldView;
}

export class Reader {
	/** a figure's component by its name */
	readonly loadDrawing: (name: string) => Promise<Drawing>;
	readonly #chapter: () => string;
	readonly #memory: Memory | null;
	readonly #stills: ReadonlyMap<string, Still>;
	readonly #figures = new Map<string, Run>();

	/** without a memory nothing is kept; stills, by the figure's name, are there on the server only */
	constructor(
		chapter: () => string,
		loadDrawing: (name: string) => Promise<Drawing>,
		memory: Memory | null = null,
		stills: ReadonlyMap<string, Still> = new Map()
	) {
		this.loadDrawing = loadDrawing;
		this.#chapter = chapter;
		this.#memory = memory;
		this.#stills = stills;
	}

	still(figure: string): Still | undefined {
		return this.#stills.get(figure);
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

// What a chapter's page gives to the components inside the prose: the figures by name, and a memory for answers.
import { createContext, type Component } from 'svelte';
import type { Choices, FigureProps } from '$lib/figures/figure';
import type { Command } from '$lib/sim/command';
import type { Answer } from './question.svelte';

export type Drawing = Component<FigureProps>;

/** What a prediction has a figure do: first the choices, then the commands. */
export interface Act {
	readonly commands?: readonly Command[];
	readonly choices?: Choices;
}

/** Does it in a figure's simulation and lets time run. */
export type Run = (act: Act) => void;

export interface Memory {
	/** undefined: never answered */
	recall(question: string): Promise<Answer | undefined>;
	remember(question: string, answer: Answer): void;
}

/** A figure as it stands before anything happened: drawn on the server, so that the page is whole before its code arrives. */
export interface Still {
	readonly Drawing: Drawing;
	/** with these choices */
	readonly props: (choices?: Choices) => FigureProps;
}

export class Reader {
	/** a figure's component by its name */
	readonly loadDrawing: (name: string) => Promise<Drawing>;
	readonly #chapter: () => string;
	readonly #memory: Memory | null;
	readonly #stills: ReadonlyMap<string, Still>;
	readonly #figures = new Map<string, Run>();

	/** without a memory nothing is kept; stills, by the names of figure and scenario, are there on the server only */
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

	still(figure: string, scenario: string): Still | undefined {
		return this.#stills.get(`${figure} ${scenario}`);
	}

	/** by the figure's id on the page; returns the way to take it back */
	figure(id: string, run: Run): () => void {
		this.#figures.set(id, run);
		return () => this.#figures.delete(id);
	}

	run(id: string, act: Act) {
		this.#figures.get(id)?.(act);
	}

	recall(question: string): Promise<Answer | undefined> {
		return this.#memory?.recall(`${this.#chapter()}/${question}`) ?? Promise.resolve(undefined);
	}

	remember(question: string, answer: Answer) {
		this.#memory?.remember(`${this.#chapter()}/${question}`, answer);
	}
}

export const [getReader, setReader] = createContext<Reader>();

// The questions of one <Test>, and how many were right at the first try.
import { getContext, setContext } from 'svelte';
import type { Question } from './question.svelte';

const KEY = Symbol('test');

export class Test {
	#questions = $state.raw<readonly Question[]>([]);

	add(question: Question) {
		this.#questions = [...this.#questions, question];
	}

	get asked(): number {
		return this.#questions.length;
	}

	get answered(): number {
		return this.#questions.filter(({ tried }) => tried.length > 0).length;
	}

	/** right at the first try */
	get right(): number {
		return this.#questions.filter((question) => question.tried[0] !== undefined && question.isRight(question.tried[0])).length;
	}

	again() {
		for (const question of this.#questions) question.again();
	}
}

export function openTest(): Test {
	return setContext(KEY, new Test());
}

/** a question outside a test belongs to none */
export const joinTest = (question: Question) => getContext<Test | undefined>(KEY)?.add(question);

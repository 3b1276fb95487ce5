// Answers are kept in the learner's browser, under the chapter and the question's id. Loaded after the page: reading waits for nothing.
import type { Progress } from '$lib/progress/progress';
import type { Memory } from './reader';
import type { Answer } from './question.svelte';

const COLLECTION = 'answers';

/** `forgets` is called when an answer could not be kept */
export function openMemory(forgets: () => void): Memory & { close(): void } {
	const progress: Promise<Progress> = import('$lib/progress/open').then(({ openProgress }) => openProgress());
	const kept = progress.then((opened) => opened.records(COLLECTION));
	return {
		async recall(question) {
			const answer = (await kept).get(question);
			return isAnswer(answer) ? answer : undefined;
		},
		remember(question, answer) {
			void progress.then((opened) => opened.record(COLLECTION, question, answer)).then(({ saved }) => saved || forgets());
		},
		close() {
			void progress.then((opened) => opened.close());
		}
	};
}

const isAnswer = (value: unknown): value is Answer =>
	Array.isArray(value) && value.length > 0 && value.every((place) => Number.isInteger(place) && place >= 0);

// Answers are kept in the learner's browser, under the chapter and the question's id. The storage's code comes with the first question in view.
import type { Progress } from '$lib/progress/progress';
import type { Answer } from './question.svelte';
import type { Memory } from './reader';

const COLLECTION = 'answers';

/** `forgets` is called when an answer could not be kept */
export function openMemory(forgets: () => void): Memory & { close(): void } {
	let opening: Promise<Progress> | undefined;
	const progress = () => (opening ??= import('$lib/progress/open').then(({ openProgress }) => openProgress()));
	let reading: Promise<ReadonlyMap<string, unknown>> | undefined;
	const kept = () => (reading ??= progress().then((opened) => opened.records(COLLECTION)));
	return {
		async recall(question) {
			const answer = (await kept()).get(question);
			return isAnswer(answer) ? answer : undefined;
		},
		remember(question, answer) {
			void progress()
				.then((opened) => opened.record(COLLECTION, question, answer))
				.then(({ saved }) => saved || forgets());
		},
		close() {
			void opening?.then((opened) => opened.close());
		}
	};
}

const isAnswer = (value: unknown): value is Answer =>
	Array.isArray(value) && value.length > 0 && value.every((place) => Number.isInteger(place) && Number(place) >= 0);

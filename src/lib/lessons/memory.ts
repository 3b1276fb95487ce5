// What a reader has done is kept in her browser: answers under the chapter and the question's id, sections that were read under theirs. The
// storage's code comes when it is first needed.
import type { Imported, Progress } from '$lib/progress/progress';
import type { Answer } from './question.svelte';
import type { Memory } from './reader';

const ANSWERS = 'answers';
const SECTIONS = 'sections';

export interface ReadersMemory extends Memory {
	/** `chapter#section` of all that was read */
	sections(): Promise<ReadonlySet<string>>;
	rememberSection(place: string): void;
	/** `chapter/question` of all that were answered */
	answered(): Promise<readonly string[]>;
	/** answers and sections; what the lab saved stays */
	forget(): Promise<void>;
	/** everything kept in this browser, saved work included; null: it can't be read */
	export(): Promise<string | null>;
	import(text: string): Promise<Imported>;
	close(): void;
}

/** `forgets` is called when something could not be kept */
export function openMemory(forgets: () => void): ReadersMemory {
	let opening: Promise<Progress> | undefined;
	const progress = () => (opening ??= import('$lib/progress/open').then(({ openProgress }) => openProgress()));
	let reading: Promise<ReadonlyMap<string, unknown>> | undefined;
	const kept = () => (reading ??= progress().then((opened) => opened.records(ANSWERS)));
	const keep = (collection: string, id: string, value: unknown) =>
		void progress()
			.then((opened) => opened.record(collection, id, value))
			.then(({ saved }) => saved || forgets());
	return {
		async recall(question) {
			const answer = (await kept()).get(question);
			return isAnswer(answer) ? answer : undefined;
		},
		remember: (question, answer) => keep(ANSWERS, question, answer),
		answered: async () => [...(await kept()).keys()],
		async forget() {
			const opened = await progress();
			for (const collection of [ANSWERS, SECTIONS])
				for (const id of (await opened.records(collection)).keys()) await opened.removeRecord(collection, id);
			reading = undefined;
		},
		export: async () => (await progress()).export(),
		async import(text) {
			const imported = await (await progress()).import(text);
			reading = undefined;
			return imported;
		},
		sections: async () => new Set((await (await progress()).records(SECTIONS)).keys()),
		rememberSection: (place) => keep(SECTIONS, place, true),
		close() {
			void opening?.then((opened) => opened.close());
		}
	};
}

const isAnswer = (value: unknown): value is Answer =>
	Array.isArray(value) && value.length > 0 && value.every((place) => Number.isInteger(place) && Number(place) >= 0);

// What was read and answered, chapter by chapter, for the list of chapters.
import { browser } from '$app/environment';
import { openMemory } from '$lib/lessons/memory';

export class Done {
	#sections = $state.raw<readonly string[]>([]);
	#answers = $state.raw<readonly string[]>([]);
	readonly #memory = browser ? openMemory(() => undefined) : null;

	constructor() {
		void this.#look();
	}

	sections(chapter: string): number {
		return this.#sections.filter((place) => place.startsWith(`${chapter}#`)).length;
	}

	answers(chapter: string): number {
		return this.#answers.filter((id) => id.startsWith(`${chapter}/`)).length;
	}

	any(chapter: string): boolean {
		return this.sections(chapter) + this.answers(chapter) > 0;
	}

	get nothing(): boolean {
		return this.#sections.length + this.#answers.length === 0;
	}

	async forget() {
		await this.#memory?.forget();
		await this.#look();
	}

	/** the file's text; null: storage can't be read */
	file(): Promise<string | null> {
		return this.#memory?.export() ?? Promise.resolve(null);
	}

	async take(text: string) {
		const taken = await this.#memory?.import(text);
		await this.#look();
		return taken;
	}

	close() {
		this.#memory?.close();
	}

	async #look() {
		if (!this.#memory) return;
		this.#sections = [...(await this.#memory.sections())];
		this.#answers = await this.#memory.answered();
	}
}

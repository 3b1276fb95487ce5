// Which sections of the course were read, and how much of a chapter is left. A section counts as read when its end has stood in the window for
// a while: who jumps past it has not read it.
import { SvelteSet } from 'svelte/reactivity';
import type { OpenChapter } from './catalogue';
import type { ReadersMemory } from './memory';

const LOOK_EVERY_MS = 1000;
/** looks in a row at which its end was in sight */
const LOOKS = 3;

export class Reading {
	readonly #read = new SvelteSet<string>();
	readonly #memory: Pick<ReadersMemory, 'sections' | 'rememberSection'>;

	constructor(memory: Pick<ReadersMemory, 'sections' | 'rememberSection'>) {
		this.#memory = memory;
		void memory.sections().then((read) => {
			for (const place of read) this.#read.add(place);
		});
	}

	has(chapter: string, part: string): boolean {
		return this.#read.has(`${chapter}#${part}`);
	}

	/** how many parts of a chapter */
	count(chapter: string): number {
		return [...this.#read].filter((place) => place.startsWith(`${chapter}#`)).length;
	}

	mark(chapter: string, part: string) {
		if (this.has(chapter, part)) return;
		this.#read.add(`${chapter}#${part}`);
		this.#memory.rememberSection(`${chapter}#${part}`);
	}

	/** whole minutes, of those that the chapter's author gives */
	minutesLeft({ slug, minutes, parts }: Pick<OpenChapter, 'slug' | 'minutes' | 'parts'>): number {
		const left = parts.filter(({ id }) => !this.has(slug, id)).reduce((sum, { share }) => sum + share, 0);
		return Math.ceil(Math.round(left * minutes * 100) / 100);
	}

	/** looks at the page's parts while it is in sight; returns the way to stop */
	follow({ slug, parts }: Pick<OpenChapter, 'slug' | 'parts'>): () => void {
		const seen: Record<string, number> = {};
		const look = () => {
			if (document.hidden) return;
			for (const { id } of parts) {
				const end = document.getElementById(id)?.getBoundingClientRect().bottom ?? -1;
				const looks = end > 0 && end <= innerHeight ? (seen[id] ?? 0) + 1 : 0;
				seen[id] = looks;
				if (looks === LOOKS) this.mark(slug, id);
			}
		};
		const timer = setInterval(look, LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}
}

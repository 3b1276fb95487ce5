// Saves what is open by itself: soon after an order, now and then while time runs, and when the page is left. Untouched scenarios are not saved.
import type { Cause } from '$lib/progress/progress';
import type { Stage } from '$lib/stage/stage';
import { shelf, type Slot } from './shelf';

export type Saving =
	| { readonly state: 'untouched' }
	| { readonly state: 'saved'; readonly at: number }
	/** it is not saved, and why: the learner must export */
	| { readonly state: 'not'; readonly reason: Cause };

interface About {
	readonly title: string;
	readonly scenario: string | null;
}

const AFTER_ORDER_MS = 600;
const WHILE_PLAYING_MS = 10_000;

export class Saver {
	saving = $state.raw<Saving>({ state: 'untouched' });
	#stage: Stage | null = null;
	#slot: Slot = 'own:';
	#about: About = { title: '', scenario: null };
	#timer: ReturnType<typeof setTimeout> | undefined;
	#due = Infinity;
	#orders: unknown = null;

	/** `at`: when what is shown was saved; null when it is not. Returns the way to stop, which saves what is left to save. */
	follow(stage: Stage, slot: Slot, about: About, at: number | null): () => void {
		this.#stage = stage;
		this.#slot = slot;
		this.#about = about;
		this.#orders = stage.history.entries;
		this.saving = at === null ? { state: 'untouched' } : { state: 'saved', at };
		const unsubscribe = stage.subscribe(() => this.#changed());
		const left = () => document.visibilityState === 'hidden' && this.#flush();
		document.addEventListener('visibilitychange', left);
		return () => {
			document.removeEventListener('visibilitychange', left);
			unsubscribe();
			this.#flush();
			this.#stage = null;
		};
	}

	/** The file that holds everything, and its name. */
	async file(): Promise<{ readonly name: string; readonly text: string } | null> {
		const log = this.#stage?.log();
		if (!log) return null;
		const { exportLog, LOG_FILE_EXTENSION } = await import('$lib/scenario/log-file');
		const name =
			this.#about.title
				.toLowerCase()
				.replace(/[^a-z0-9]+/g, '-')
				.replace(/^-|-$/g, '') || 'lab';
		return { name: `${name}${LOG_FILE_EXTENSION}`, text: exportLog(log) };
	}

	/** The learner decides that this work takes the place of what is there and could not be read. */
	async replaceKept() {
		await shelf.setAside(this.#slot);
		await this.save();
	}

	#changed() {
		const stage = this.#stage;
		if (stage === null) return;
		const ordered = stage.history.entries !== this.#orders;
		this.#orders = stage.history.entries;
		if (ordered) this.#saveIn(AFTER_ORDER_MS);
		else if (stage.history.entries.length > 0) this.#saveIn(stage.clock.playing ? WHILE_PLAYING_MS : AFTER_ORDER_MS);
	}

	#saveIn(ms: number) {
		const due = Date.now() + ms;
		if (due >= this.#due) return;
		clearTimeout(this.#timer);
		this.#due = due;
		this.#timer = setTimeout(() => void this.save(), ms);
	}

	#cancel() {
		clearTimeout(this.#timer);
		this.#due = Infinity;
	}

	#flush() {
		if (this.#due !== Infinity) void this.save();
	}

	/** Now. `over`: also over what another tab wrote since. */
	async save(over: 'own' | 'others' = 'own') {
		this.#cancel();
		const stage = this.#stage;
		if (stage === null) return;
		const at = Date.now();
		const cause = await shelf.put(this.#slot, { ...this.#about, log: stage.log() }, at, over);
		if (this.#stage === stage) this.saving = cause === null ? { state: 'saved', at } : { state: 'not', reason: cause };
	}
}

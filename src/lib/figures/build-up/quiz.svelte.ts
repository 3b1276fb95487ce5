// The names hidden: five to put on five places. A wrong place is answered with what the name means.
import { m } from '$lib/paraglide/messages';
import { PARTS, type Part } from './layout';
import { partText } from './texts';

/** not in the order of the places, so that order gives nothing away */
const TAGS: readonly Part[] = ['core', 'guestOs', 'host', 'guest', 'hypervisor'];

export class Quiz {
	on = $state(false);
	held = $state<Part | null>(null);
	answer = $state.raw<{ readonly part: Part; readonly right: boolean } | null>(null);
	said = $state('');
	#named = $state.raw<readonly Part[]>([]);

	readonly tags = $derived(TAGS.filter((part) => !this.#named.includes(part)));
	readonly done = $derived(this.on && this.tags.length === 0);

	isNamed(part: Part): boolean {
		return !this.on || this.#named.includes(part);
	}

	toggle() {
		this.on = !this.on;
		this.held = this.answer = null;
		this.#named = [];
		this.said = this.on ? m.figures_buildup_quizHow() : '';
	}

	choose(part: Part) {
		this.held = this.held === part ? null : part;
		this.said = this.held ? m.figures_buildup_chosen({ part: partText(part).name }) : '';
	}

	/** @param nth the place's number, from 1 */
	put(part: Part, nth: number) {
		const right = PARTS[nth - 1] === part;
		this.held = null;
		this.answer = { part, right };
		if (right) this.#named = [...this.#named, part];
		const words = { part: partText(part).name, because: partText(part).because };
		const answer = right ? m.figures_buildup_right(words) : m.figures_buildup_wrong(words);
		this.said = this.done ? `${answer} ${m.figures_buildup_quizDone()}` : answer;
	}
}

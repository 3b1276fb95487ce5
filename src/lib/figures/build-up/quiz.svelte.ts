// The names hidden: five to put on five places. A wrong place is answered with what the name means.
import { m } from '$lib/paraglide/messages';
import type { FigureProps } from '../figure';
import { PARTS, type Part } from './layout';
import { partText } from './texts';

/** not in the order of the places, so that order gives nothing away */
const TAGS: readonly Part[] = ['core', 'guestOs', 'host', 'guest', 'hypervisor'];

export class Quiz {
	readonly #of: () => Pick<FigureProps, 'choices' | 'choose'>;
	readonly on: boolean = $derived.by(() => this.#of().choices.quiz === 'on');
	held = $state<Part | null>(null);
	answer = $state.raw<{ readonly part: Part; readonly right: boolean } | null>(null);
	said = $state('');
	readonly #named: readonly Part[] = $derived.by(() => {
		const names = (this.#of().choices.named ?? '').split(',');
		return PARTS.filter((part) => names.includes(part));
	});

	readonly tags = $derived(TAGS.filter((part) => !this.#named.includes(part)));
	readonly done = $derived(this.on && this.tags.length === 0);

	constructor(of: () => Pick<FigureProps, 'choices' | 'choose'>) {
		this.#of = of;
	}

	isNamed(part: Part): boolean {
		return !this.on || this.#named.includes(part);
	}

	toggle() {
		const on = !this.on;
		this.held = this.answer = null;
		this.said = on ? m.figures_buildup_quizHow() : '';
		this.#of().choose({ quiz: on ? 'on' : '', named: '' });
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
		const named = right ? [...this.#named, part] : this.#named;
		const words = { part: partText(part).name, because: partText(part).because };
		const answer = right ? m.figures_buildup_right(words) : m.figures_buildup_wrong(words);
		this.said = named.length === PARTS.length ? `${answer} ${m.figures_buildup_quizDone()}` : answer;
		if (right) this.#of().choose({ named: named.join(',') });
	}
}

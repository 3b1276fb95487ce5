// Where the cards lie (a choice of the figure), which one is in the hand, and what the last drop taught. Every drop is answered with its reason; a card that
// does not belong where it was put goes back to the deck.
import { m } from '$lib/paraglide/messages';
import type { Choices } from '../figure';
import { CARDS, TRUTH, type Card, type Tray } from './cards';
import { cardText, trayText } from './texts';

export interface Answer {
	readonly card: Card;
	readonly tray: Tray;
	readonly right: boolean;
}

/** what it takes of a figure's props, kept as they change */
export interface Chosen {
	readonly choices: Choices;
	readonly choose: (changes: Choices) => void;
}

export class Sorting {
	readonly #of: () => Chosen;
	readonly #placed: readonly Card[] = $derived.by(() => {
		const names = (this.#of().choices.sorted ?? '').split(',');
		return CARDS.filter((card) => names.includes(card)).sort((a, b) => names.indexOf(a) - names.indexOf(b));
	});
	held = $state<Card | null>(null);
	answer = $state.raw<Answer | null>(null);
	/** for the screen reader */
	said = $state('');

	readonly deck = $derived(CARDS.filter((card) => !this.#placed.includes(card)));
	readonly done = $derived(this.deck.length === 0);

	constructor(of: () => Chosen) {
		this.#of = of;
	}

	in(tray: Tray): readonly Card[] {
		return this.#placed.filter((card) => TRUTH[card].tray === tray);
	}

	/** takes a card in the hand, or puts it down again */
	choose(card: Card) {
		const letGo = this.held === card;
		this.held = letGo ? null : card;
		const name = cardText(card).name;
		this.said = letGo ? m.figures_sorting_letGo({ card: name }) : m.figures_sorting_chosen({ card: name });
	}

	letGo() {
		if (this.held) this.choose(this.held);
	}

	/** @returns whether the card belongs there */
	put(card: Card, tray: Tray): boolean {
		const right = TRUTH[card].tray === tray;
		this.held = null;
		this.answer = { card, tray, right };
		const placed = right ? [...this.#placed, card] : this.#placed;
		const { name, yes, no } = cardText(card);
		const words = { card: name, tray: trayText(tray).name };
		const answer = right ? m.figures_sorting_right({ ...words, reason: yes }) : m.figures_sorting_wrong({ ...words, reason: no });
		this.said = placed.length === CARDS.length ? `${answer} ${m.figures_sorting_done()}` : answer;
		if (right) this.#of().choose({ sorted: placed.join(',') });
		return right;
	}

	putAllBack() {
		this.held = this.answer = null;
		this.said = m.figures_sorting_allBack();
		this.#of().choose({ sorted: '' });
	}
}

// Where the cards lie, which one is in the hand, and what the last drop taught. Every drop is answered with its reason; a card that
// does not belong where it was put goes back to the deck.
import { m } from '$lib/paraglide/messages';
import { CARDS, TRUTH, type Card, type Tray } from './cards';
import { cardText, trayText } from './texts';

export interface Answer {
	readonly card: Card;
	readonly tray: Tray;
	readonly right: boolean;
}

export class Sorting {
	#placed = $state.raw<readonly Card[]>([]);
	held = $state<Card | null>(null);
	answer = $state.raw<Answer | null>(null);
	/** for the screen reader */
	said = $state('');

	readonly deck = $derived(CARDS.filter((card) => !this.#placed.includes(card)));
	readonly done = $derived(this.deck.length === 0);

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
		if (right) this.#placed = [...this.#placed, card];
		const { name, yes, no } = cardText(card);
		const words = { card: name, tray: trayText(tray).name };
		const answer = right ? m.figures_sorting_right({ ...words, reason: yes }) : m.figures_sorting_wrong({ ...words, reason: no });
		this.said = this.done ? `${answer} ${m.figures_sorting_done()}` : answer;
		return right;
	}

	putAllBack() {
		this.#placed = [];
		this.held = this.answer = null;
		this.said = m.figures_sorting_allBack();
	}
}

// A piece of a text around the words that were found, cut between words, the found ones marked.

export interface Piece {
	readonly text: string;
	readonly found: boolean;
}
export type Excerpt = readonly Piece[];

const BEFORE = 60;
const LENGTH = 200;

/** @param words as they stand in the text, lower case */
export function excerpt(text: string, words: readonly string[]): Excerpt {
	const match = matcher(words);
	const first = match ? text.search(match) : -1;
	const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
	const cut = text.length <= from + LENGTH ? text.length : text.lastIndexOf(' ', from + LENGTH);
	const shown = `${from > 0 ? '… ' : ''}${text.slice(from, cut)}${cut < text.length ? ' …' : ''}`;
	if (!match) return [{ text: shown, found: false }];
	return shown
		.split(match)
		.map((piece, nth) => ({ text: piece, found: nth % 2 === 1 }))
		.filter((piece) => piece.text !== '');
}

/** whole words only, and captured, so that `split` keeps them; null: there is nothing to mark */
function matcher(words: readonly string[]): RegExp | null {
	if (words.length === 0) return null;
	const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

// A mistake in a file that people write: where it is, what was found, what was expected, and what to do about it.

/** one sentence each; `expected` is a phrase */
export interface Words {
	readonly message: string;
	readonly expected: string;
	readonly cure: string;
}

export interface Mistake extends Words {
	/** from 1 */
	readonly line: number;
	/** from 1, in characters */
	readonly column: number;
	/** `guests[3].memoryMiB`; empty when it is about the whole file */
	readonly path: string;
	/** the text as written, shortened; empty when there is none */
	readonly found: string;
}

export type Path = readonly (string | number)[];

/** A mistake before its place in the text is known. */
export interface Complaint extends Words {
	readonly path: Path;
	/** the key is wrong, or what lies under it */
	readonly on: 'key' | 'value';
}

/** No more than these are reported at once. */
export const MOST_MISTAKES = 20;

export const pathText = (path: Path): string =>
	path.map((step, place) => (typeof step === 'number' ? `[${step}]` : place === 0 ? step : `.${step}`)).join('');

/** one line, at most 60 characters */
export function excerpt(text: string): string {
	const line = text.slice(0, 200).replace(/\s+/g, ' ').trim();
	return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

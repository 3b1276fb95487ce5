// The lines of a file around a mistake, with a caret under its place.

export interface Excerpt {
	readonly lines: readonly { readonly number: string; readonly text: string }[];
	/** spaces and a caret, to be drawn under the text of the last line */
	readonly caret: string;
	/** letters of a line number */
	readonly width: number;
}

/** Longer lines are cut around the place. */
const LONGEST = 90;

/** The mistake's line and up to two before it; nothing when the file has no such line. `line` and `column` count from 1. */
export function excerptOf(lines: readonly string[], { line, column }: { readonly line: number; readonly column: number }): Excerpt {
	if (line < 1 || line > lines.length) return { lines: [], caret: '', width: 0 };
	const width = String(line).length;
	const from = Math.max(0, column - 1 - LONGEST + 20);
	const first = Math.max(1, line - 2);
	const shown = lines.slice(first - 1, line).map((text, i) => ({
		number: String(first + i).padStart(width),
		text: text.slice(from, from + LONGEST).replace(/\t/g, ' ')
	}));
	return { lines: shown, caret: `${' '.repeat(column - 1 - from)}^`, width };
}

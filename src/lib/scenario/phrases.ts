// Numbers and lists inside the sentences about a file. Sizes are as the consoles print them, `24 GB`; values to write are plain digits.
import { getLocale } from '$lib/paraglide/runtime';

/** 16384 → "16,384" */
export const number = (value: number): string => new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 3 }).format(value);

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** bytes → "24 GB"; 1 GB is 2^30 bytes */
export function size(bytes: number): string {
	let step = 0;
	let rest = Math.abs(bytes);
	for (; rest >= 1024 && step < UNITS.length - 1; rest /= 1024) step++;
	const value = bytes / 1024 ** step;
	return `${new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(value)} ${UNITS[step] ?? ''}`;
}

/** "esx, hyper-v, or xenserver" */
export const either = (words: readonly string[]): string => new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(words);
/** "a, b, and c"; a long list ends after eight */
export const all = (words: readonly string[]): string => new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(firstOf(words));

export const firstOf = (words: readonly string[]): readonly string[] => (words.length > 8 ? [...words.slice(0, 8), '…'] : words);

/** the word that was probably meant: one that goes on like it, or at most a third of its letters away; null when none is near */
export function nearest(word: string, words: readonly string[]): string | null {
	const lower = word.toLowerCase();
	const longer = words.filter((candidate) => lower.length > 2 && candidate.toLowerCase().startsWith(lower));
	if (longer.length === 1) return longer[0] ?? null;
	let best: string | null = null;
	let least = Infinity;
	for (const candidate of words) {
		const away = distance(lower, candidate.toLowerCase());
		if (away < least && away <= Math.floor(candidate.length / 3)) [best, least] = [candidate, away];
	}
	return best;
}

/** letters to add, remove, change or swap with their neighbour (optimal string alignment) */
function distance(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 20) return Infinity;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return row[b.length] ?? 0;
}

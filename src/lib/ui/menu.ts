// What a menu offers, and how the keys walk through it.
import type { IconName } from './icons';

export interface MenuItem {
	readonly label: string;
	readonly icon?: IconName;
	/** a second, quieter line */
	readonly note?: string;
	/** why it cannot be chosen now; the item stays in reach, so that the reason can be read */
	readonly why?: string;
	/** a key that does the same outside the menu, as people write it: "M", "Ctrl+Z" */
	readonly keys?: string;
	/** destroys something */
	readonly danger?: boolean;
	/** words over it and the items beside it that carry the same: what they have in common */
	readonly head?: string;
	/** a line above sets it apart from what precedes */
	readonly line?: boolean;
	/** choosing it does this… */
	readonly act?: () => void;
	/** …or leads to these */
	readonly items?: readonly MenuItem[];
}

/** The index that a key leads to, round the ends; null when the key is not one that walks. */
export function walk(key: string, at: number, count: number): number | null {
	if (count === 0) return null;
	switch (key) {
		case 'ArrowDown':
			return (at + 1) % count;
		case 'ArrowUp':
			return at <= 0 ? count - 1 : at - 1;
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}

/** The next label after `at` that begins with what was typed, from the top again; the same letter repeated walks through its words. -1: none. */
export function find(typed: string, at: number, labels: readonly string[]): number {
	const same = typed.replaceAll(typed.slice(0, 1), '') === '';
	const wanted = (same ? typed.slice(0, 1) : typed).toLocaleLowerCase();
	const first = same ? at + 1 : Math.max(at, 0);
	for (let step = 0; step < labels.length; step++) {
		const place = (first + step) % labels.length;
		if (labels[place]?.toLocaleLowerCase().startsWith(wanted)) return place;
	}
	return -1;
}

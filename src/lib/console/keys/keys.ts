// Keys of the whole lab. Undo and redo as everywhere; the single letters can be turned off, because screen readers and speech input type letters too.
export type LabKey = 'undo' | 'redo' | 'play' | 'step' | 'stepBack' | 'find' | 'help';

interface Pressed {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	readonly shiftKey: boolean;
}

const SINGLE: Readonly<Record<string, LabKey>> = { k: 'play', '.': 'step', ',': 'stepBack', '/': 'find', '?': 'help' };

/** What a key means; null when it means nothing here. `singles`: whether single letters are on. */
export function labKey(pressed: Pressed, singles: boolean): LabKey | null {
	const key = pressed.key.toLowerCase();
	if (pressed.altKey) return null;
	if (pressed.ctrlKey || pressed.metaKey) {
		if (key === 'z') return pressed.shiftKey ? 'redo' : 'undo';
		return key === 'y' && !pressed.shiftKey ? 'redo' : null;
	}
	return singles ? (SINGLE[key] ?? null) : null;
}

/** In a field a letter is a letter, and Ctrl+Z takes back typing. */
export function typing(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		(target.isContentEditable || target.matches('input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select'))
	);
}

// Light, dark, or as the system has it. The choice is kept in the browser; the script in app.html applies it before the first paint.

export const THEMES = ['light', 'system', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** app.html reads the same key */
const KEY = 'guesthouse:theme';

export function chosenTheme(): Theme {
	const theme = document.documentElement.dataset.theme;
	return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Applies at once; false when the browser would not keep it for the next visit. */
export function chooseTheme(theme: Theme): boolean {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	try {
		if (theme === 'system') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
		return true;
	} catch {
		return false;
	}
}

// The tokens' colors as a canvas needs them: read from the page, and read again when the theme changes.
const TOKENS = [
	'surface',
	'sunken',
	'line',
	'line-strong',
	'ink',
	'muted',
	'metal',
	'metal-2',
	'metal-tint',
	'on-metal',
	'on-metal-2',
	'hyper',
	'hyper-tint',
	'guest',
	'guest-ink',
	'guest-tint',
	'guest-fill',
	'app',
	'warn',
	'warn-mark',
	'bad',
	'bad-tint'
] as const;
export type Palette = Readonly<Record<(typeof TOKENS)[number], string>> & { readonly font: string };

function read(element: Element): Palette {
	const style = getComputedStyle(element);
	const colors = Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Record<
		(typeof TOKENS)[number],
		string
	>;
	return { ...colors, font: style.getPropertyValue('--f-ui').trim() };
}

export class PagePalette {
	now: Palette | null = $state.raw(null);

	/** for the figure's root */
	follow = (element: Element) => {
		const again = () => (this.now = read(element));
		again();
		const dark = window.matchMedia('(prefers-color-scheme: dark)');
		dark.addEventListener('change', again);
		const theme = new MutationObserver(again);
		theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
		let gone = false;
		void document.fonts.ready.then(() => !gone && again());
		return () => {
			gone = true;
			dark.removeEventListener('change', again);
			theme.disconnect();
		};
	};
}

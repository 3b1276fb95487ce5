// The address of a figure's state: `#figure-race?s=…&at=…`. The log stands in it as in the lab's links, each choice under its own name.
import type { Choices } from '$lib/figures/figure';

const PREFIX = '#figure-';
const LOG = 's';

export interface FigureAddress {
	/** of the figure on its page */
	readonly id: string;
	/** a log as `writeLink` packs it; null: as at the start */
	readonly log: string | null;
	readonly choices: Choices;
}

/** the id of the figure's element, which a plain link to the figure names too */
export const figureElement = (id: string): string => `figure-${id}`;

export function writeFigureAddress({ id, log, choices }: FigureAddress): string {
	const query = new URLSearchParams(choices);
	if (log !== null) query.set(LOG, log);
	return `${PREFIX}${id}?${query}`;
}

/** null: the fragment is another one */
export function readFigureAddress(hash: string): FigureAddress | null {
	const [, id, query] = /^#figure-([a-z0-9-]+)\?(.*)$/.exec(hash) ?? [];
	if (id === undefined || query === undefined) return null;
	const { [LOG]: log = null, ...choices } = Object.fromEntries(new URLSearchParams(query));
	return { id, log, choices };
}

// The home page's figure: its name and scenario, and on the server its picture as it stands at the first moment.
import type { PageLoad } from './$types';

const figure = { name: 'rack', scenario: 'two-hosts' };

export const load: PageLoad = async ({ data }) => {
	// A constant for the bundler: the browser's code has no trace of what draws the picture.
	const stills = import.meta.env.SSR ? await (await import('$lib/lessons/stills')).drawStills([figure]) : undefined;
	return { ...data, figure, still: stills?.values().next().value };
};

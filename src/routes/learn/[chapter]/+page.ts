// Adds to a chapter's data its prose, a chunk of its own, and on the server its figures as still pictures.
import { error } from '@sveltejs/kit';
import { loadProse } from '$lib/lessons/pages';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => {
	const Prose = (await loadProse(params.chapter)) ?? error(404);
	// only the server draws stills; the test is on a constant, so that the browser's bundle has no trace of them
	const stills = import.meta.env.SSR ? await (await import('$lib/lessons/stills')).drawStills(data.chapter.figures) : undefined;
	return { ...data, Prose, stills };
};

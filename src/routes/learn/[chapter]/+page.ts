// Adds the chapter's prose, a chunk of its own, to its data.
import { error } from '@sveltejs/kit';
import { loadProse } from '$lib/lessons/pages';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => ({ ...data, Prose: (await loadProse(params.chapter)) ?? error(404) });

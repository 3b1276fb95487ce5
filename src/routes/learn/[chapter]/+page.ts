// Adds to a chapter's data its parts: drawn on the server, left alone where the server's page is at hand, else loaded.
import { error } from '@sveltejs/kit';
import { partsOf } from '$lib/lessons/parts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, data }) => {
	const parts = partsOf(params.chapter) ?? error(404);
	// a constant: the browser's bundle has no trace of what the server draws with
	if (import.meta.env.SSR) {
		const { drawParts } = await import('$lib/lessons/draw');
		const html = await drawParts(data.chapter, parts);
		return { ...data, parts: parts.map((part) => ({ ...part, html: html.get(part.id) })) };
	}
	if (document.querySelector(`[data-chapter="${params.chapter}"]`)) return { ...data, parts };
	return { ...data, parts: await Promise.all(parts.map(async (part) => ({ ...part, Part: await part.load() }))) };
};

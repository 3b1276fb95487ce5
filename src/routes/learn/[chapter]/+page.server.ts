// A chapter's data, and the outline of the course around it.
import { error } from '@sveltejs/kit';
import { chapters, isOpen } from '$lib/lessons/catalogue';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => chapters.filter(isOpen).map(({ slug }) => ({ chapter: slug }));

export const load: PageServerLoad = ({ params }) => {
	const place = chapters.findIndex(({ slug }) => slug === params.chapter);
	const chapter = chapters[place];
	if (!chapter || !isOpen(chapter)) error(404);
	const outline = chapters.map((each) => ({
		slug: each.slug,
		number: each.number,
		title: each.title,
		open: isOpen(each),
		parts: isOpen(each) ? each.parts.length : 0
	}));
	return {
		chapter,
		outline,
		previous: outline[place - 1] ?? null,
		next: outline[place + 1] ?? null
	};
};

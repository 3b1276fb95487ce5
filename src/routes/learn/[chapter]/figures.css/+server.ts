// The styles of a chapter's figures, made while building: see sheet.ts.
import { error } from '@sveltejs/kit';
import { chapters, isOpen } from '$lib/lessons/catalogue';
import { sheetOf } from './sheet';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = () => chapters.filter(isOpen).map(({ slug }) => ({ chapter: slug }));

export const GET: RequestHandler = ({ params }) => {
	const chapter = chapters.find(({ slug }) => slug === params.chapter);
	if (!chapter || !isOpen(chapter)) error(404);
	return new Response(sheetOf(chapter.figures), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};

// The typefaces of the first screenful come with the page, not only when the style sheet asks for them.
import type { Handle } from '@sveltejs/kit';

const FIRST_SEEN = /(literata-latin-opsz-normal|atkinson-hyperlegible-next-latin-wght-normal)\./;

export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && FIRST_SEEN.test(path)) });

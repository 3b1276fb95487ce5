// The course in order: what can be read, and what is still being written.
import { chapters } from '$lib/lessons/catalogue';

export function load() {
	return {
		chapters: chapters.map(({ slug, number, title, summary, ...rest }) => ({
			slug,
			number,
			title,
			summary,
			minutes: rest.planned ? null : rest.minutes,
			parts: rest.planned ? 0 : rest.parts.length,
			questions: rest.planned ? 0 : rest.questions
		}))
	};
}

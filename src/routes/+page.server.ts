// The home page's door to the course needs the first chapter's title only.
import { chapters, isOpen } from '$lib/lessons/catalogue';

export function load() {
	const first = chapters.find(isOpen);
	return { first: first ? { title: first.title, number: first.number } : null };
}

// A chapter's sections as components, each a chunk of its own, and how they stand on the page.
import type { Component } from 'svelte';
import type { OpenChapter } from './catalogue';

/** the lead, or a section */
export interface Part {
	readonly id: string;
	readonly load: () => Promise<Component>;
}

// Eager, and only the ways to the parts: one step from the page, so that SvelteKit finds their styles and puts them into the page.
const chapters = import.meta.glob<readonly Part[]>('/lessons/*/index.md', { query: '?parts', import: 'default', eager: true });

/** null: there is no such chapter */
export const partsOf = (slug: string): readonly Part[] | null => chapters[`/lessons/${slug}/index.md`] ?? null;

/** A part, and where its figure stays beside what follows, those parts. */
export interface Scene {
	readonly first: string;
	/** null: an ordinary part */
	readonly rest: readonly string[] | null;
}

/** A figure that is not wide stays in view beside the parts after it, until the next figure. */
export function scenesOf(parts: readonly Pick<OpenChapter['parts'][number], 'id' | 'figure'>[]): readonly Scene[] {
	const scenes: { first: string; rest: string[] | null }[] = [];
	for (const { id, figure } of parts) {
		const open = scenes.at(-1)?.rest;
		if (open && figure === null) open.push(id);
		else scenes.push({ first: id, rest: figure === 'beside' ? [] : null });
	}
	return scenes;
}

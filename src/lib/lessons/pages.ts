// The chapters' prose as components, each in a chunk of its own.
import type { Component } from 'svelte';

const pages = import.meta.glob<Component>('/lessons/*/index.md', { import: 'default' });

/** null: there is no such chapter */
export async function loadProse(slug: string): Promise<Component | null> {
	return (await pages[`/lessons/${slug}/index.md`]?.()) ?? null;
}

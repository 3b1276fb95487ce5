// The figures' components by name, each a chunk of its own. The page knows this list itself (not only its parts), so that the figures' styles
// come with the page: see parts.ts.
import type { Drawing } from './reader';

const drawings = import.meta.glob<Drawing>('/src/lib/figures/*/Figure.svelte', { import: 'default' });

export async function loadDrawing(name: string): Promise<Drawing> {
	const load = drawings[`/src/lib/figures/${name}/Figure.svelte`];
	if (!load) throw new Error(`no figure ${name} in src/lib/figures`);
	return load();
}

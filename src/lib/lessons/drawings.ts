// The figures' components by name, each a chunk of its own. Whoever draws figures on the server loads this list when it needs it: pages that
// import it get the style sheets of all figures into their heads.
import type { Drawing } from './reader';

const drawings = import.meta.glob<Drawing>('/src/lib/figures/*/Figure.svelte', { import: 'default' });

export async function loadDrawing(name: string): Promise<Drawing> {
	const load = drawings[`/src/lib/figures/${name}/Figure.svelte`];
	if (!load) throw new Error(`no figure ${name} in src/lib/figures`);
	return load();
}

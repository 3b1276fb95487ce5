// Draws a chapter's parts to HTML, for the server. In the browser they come to life one by one: see Island.svelte.
import { render } from 'svelte/server';
import type { OpenChapter } from './catalogue';
import { loadDrawing } from './drawings';
import PartRoot from './PartRoot.svelte';
import type { Part } from './parts';
import { Reader } from './reader';
import { drawStills } from './stills';

/** by the part's id */
export async function drawParts(chapter: OpenChapter, parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
	const reader = new Reader(() => chapter.slug, loadDrawing, null, await drawStills(chapter.figures));
	const drawn = parts.map(async ({ id, load }) => {
		const props = { reader, Part: await load() };
		return [id, render(PartRoot, { props, idPrefix: id }).body] as const;
	});
	return new Map(await Promise.all(drawn));
}

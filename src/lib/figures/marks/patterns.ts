// Textures of a figure: their ids are the figure's own, so that two figures on a page, or a hidden one, never lend each other paint.
import { getContext, setContext } from 'svelte';

export const TEXTURES = ['dots', 'hatch', 'stripes', 'failed'] as const;
export type Texture = (typeof TEXTURES)[number];

const KEY = Symbol('textures');

/** @param id unique on the page: `$props.id()` of the figure */
export const provideTextures = (id: string): void => {
	setContext(KEY, id);
};

export function textures(): { id: (texture: Texture) => string; paint: (texture: Texture) => string } {
	const base: unknown = getContext(KEY);
	const id = (texture: Texture): string => `${String(base)}-${texture}`;
	return { id, paint: (texture) => `url(#${id(texture)})` };
}

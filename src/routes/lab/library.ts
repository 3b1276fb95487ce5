// The scenarios that come with the product, as share links know them: by id.
import { builtIn, builtInById } from '$lib/scenario/catalogue';
import type { Library } from '$lib/scenario/share';

export const library: Library = {
	ids: builtIn.map(({ id }) => id),
	load: async (id) => (await builtInById(id)?.load()) ?? null
};

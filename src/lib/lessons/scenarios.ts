// The built-in scenarios as links name them.
import { builtIn, builtInById } from '$lib/scenario/catalogue';
import type { Library } from '$lib/scenario/share';

export const scenarios: Library = {
	ids: builtIn.map(({ id }) => id),
	load: async (id) => (await builtInById(id)?.load()) ?? null
};

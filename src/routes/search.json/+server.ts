// The search's index, a file of the product.
import { buildIndex } from '$lib/lessons/search/build';

export const prerender = true;
export const trailingSlash = 'never';

export const GET = async () => new Response(await buildIndex(), { headers: { 'content-type': 'application/json' } });

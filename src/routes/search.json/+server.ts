// The search's index, a file of the product.
import terms from '/lessons/glossary.yaml?terms';
import { buildIndex } from '$lib/lessons/search/build';

export const prerender = true;
export const trailingSlash = 'never';

export const GET = async () => new Response(await buildIndex(terms), { headers: { 'content-type': 'application/json' } });

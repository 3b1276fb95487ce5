// Finds sections and terms. The index and the library that reads it are loaded with the first question.
import type MiniSearch from 'minisearch';
import type { SearchResult } from 'minisearch';
import { excerpt, type Excerpt } from './excerpt';
import { OPTIONS, type Entry } from './entry';

export interface Found extends Pick<Entry, 'id' | 'kind' | 'chapter' | 'title'> {
	readonly excerpt: Excerpt;
}

const MOST = 30;

/** best first @param address of the index */
export async function openSearch(address: string): Promise<(query: string) => readonly Found[]> {
	const [{ default: Search }, response] = await Promise.all([import('minisearch'), fetch(address)]);
	if (!response.ok) throw new Error(`the index did not come: ${response.status}`);
	const index: MiniSearch<Entry> = await Search.loadJSONAsync<Entry>(await response.text(), OPTIONS);
	return (query) => index.search(query).slice(0, MOST).map(foundFrom);
}

/** The library types what is stored in the index as anything. */
const foundFrom = ({ id, kind, chapter, title, text, terms }: SearchResult): Found => ({
	id: String(id),
	kind: kind === 'term' ? 'term' : 'section',
	chapter: Number(chapter),
	title: String(title),
	excerpt: excerpt(String(text), terms)
});

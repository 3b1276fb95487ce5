// The search's index, made while building: every section of the open chapters, and every term of the glossary.
import MiniSearch from 'minisearch';
import type { Term } from '../../../../mdsvex/references.js';
import type { SectionText } from '../../../../mdsvex/texts.js';
import { chapters, isOpen } from '../catalogue';
import { OPTIONS, type Entry } from './entry';

const texts = import.meta.glob<readonly SectionText[]>('/lessons/*/index.md', { query: '?texts', import: 'default' });

/** as `find.ts` reads it */
export async function buildIndex(terms: readonly Term[]): Promise<string> {
	const index = new MiniSearch<Entry>(OPTIONS);
	for (const { slug, number } of chapters.filter(isOpen)) {
		const sections = (await texts[`/lessons/${slug}/index.md`]?.()) ?? [];
		index.addAll(
			sections.map(({ section, title, text }) => ({ id: `${slug}#${section}`, kind: 'section', chapter: number, title, text }) as const)
		);
	}
	index.addAll(
		terms.map(({ id, name, means, not = '' }) => ({ id, kind: 'term', chapter: 0, title: name, text: `${means} ${not}`.trim() }) as const)
	);
	return JSON.stringify(index);
}

// What can be found, and how its words are taken apart: the same when the index is made and when it is asked.
import type { Options } from 'minisearch';

export interface Entry {
	/** `chapter#section`, or a term's id */
	readonly id: string;
	readonly kind: 'section' | 'term';
	/** its number; 0 for a term */
	readonly chapter: number;
	readonly title: string;
	readonly text: string;
}

export const OPTIONS: Options<Entry> = {
	fields: ['title', 'text'],
	storeFields: ['kind', 'chapter', 'title', 'text'],
	searchOptions: {
		boost: { title: 4 },
		combineWith: 'AND',
		// "vdi" is no misspelling of "vhd": only longer words may differ by a letter or two
		fuzzy: (term) => (term.length > 4 ? 0.2 : false),
		prefix: (term) => term.length > 1
	}
};

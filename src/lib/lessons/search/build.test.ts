// The index as the page asks it: what a trainee types must find where it is taught.
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import terms from '/lessons/glossary.yaml?terms';
import { buildIndex } from './build';
import { OPTIONS, type Entry } from './entry';

const index = MiniSearch.loadJSON<Entry>(await buildIndex(terms), OPTIONS);
const found = (query: string) => index.search(query).map(({ id }) => String(id));

test.each([
	['hypervisor', '1-basics#hypervisor'],
	['terminal services', '1-basics#terminal-services'],
	['terminl servics', '1-basics#terminal-services'],
	['snap', 'snapshot'],
	['Clark 2005', null]
])('“%s” finds %s among the first five', (query, place) => {
	if (place === null) expect(found(query)).toEqual([]);
	else expect(found(query).slice(0, 5)).toContain(place);
});

test('short names are taken at their word: VDI does not find VHD', () => {
	const entries = index.search('vhd').map(({ title, text }) => `${title} ${text}`.toLowerCase());
	expect(entries.length).toBeGreaterThan(0);
	for (const entry of entries) expect(entry).toContain('vhd');
});

test('neither the answers of questions nor the instructor’s notes are found', () => {
	expect(found('“Open with the question, not with a definition”')).toEqual([]);
	expect(found('rebuilt anew guests outlive')).toEqual([]);
});

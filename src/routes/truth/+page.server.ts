// The table is computed while the page is made: the model and the published results stay at home, only their comparison travels.
import { table, type Row } from '$lib/sim/validation/table';
import { validations } from '$lib/sim/validation/topics';
import { ASSUMPTIONS } from '$lib/words/assumptions';
import {
	assumptionTopic,
	countsText,
	differenceText,
	figureName,
	kindText,
	noteTexts,
	oursText,
	publishedText,
	toleranceText,
	topicId,
	topicName,
	verdictText
} from '$lib/words/validation';
import open from '../../../tests/vectors/open.json';

export const prerender = true;

export function load() {
	const rows = table(open.vectors, validations);
	return {
		counts: countsText(rows),
		topics: grouped(rows, ({ topic }) => topic).map(([topic, own]) => ({
			id: topicId(topic),
			name: topicName(topic),
			results: grouped(own, ({ id }) => id).map(([id, [first, ...others]]) => ({
				id,
				title: first.title,
				source: first.source,
				kind: kindText(first.kind),
				rule: first.rule,
				notes: noteTexts(first),
				figures: [first, ...others].map(figure)
			}))
		})),
		assumptions: grouped(ASSUMPTIONS, ({ topic }) => topic).map(([topic, own]) => ({
			topic: assumptionTopic(topic),
			texts: own.map(({ text }) => text())
		}))
	};
}

const figure = (row: Row) => ({
	name: figureName(row),
	published: publishedText(row),
	ours: oursText(row),
	difference: differenceText(row),
	tolerance: toleranceText(row),
	verdict: verdictText(row),
	mark: row.verdict === 'met' && row.repeated ? ('repeated' as const) : row.verdict
});

/** in order of first appearance */
function grouped<T>(things: readonly T[], by: (thing: T) => string): [string, [T, ...T[]]][] {
	const groups = new Map<string, [T, ...T[]]>();
	for (const thing of things) {
		const group = groups.get(by(thing));
		if (group) group.push(thing);
		else groups.set(by(thing), [thing]);
	}
	return [...groups];
}

// What a chapter says about itself, checked while building, so that nothing has to be checked in the browser.
import { relative } from 'node:path';
import * as v from 'valibot';
import { parseDocument } from 'yaml';

const sentence = v.pipe(v.string('expected a text'), v.nonEmpty('must not be empty'));

const common = { title: sentence, summary: sentence };
const written = v.strictObject({
	...common,
	/** of unhurried reading with every figure and question */
	minutes: v.pipe(v.number('expected a number of minutes'), v.integer('expected whole minutes'), v.minValue(1), v.maxValue(120)),
	objectives: v.pipe(v.array(sentence, 'expected a list of sentences'), v.minLength(1, 'name at least one'))
});
const planned = v.strictObject({ ...common, planned: v.literal(true, 'expected true, or leave the line out') });

/** @typedef {{ id: string, title: string }} Section */
/** The lead or a section, where its figure stands, and which share of the chapter's time it takes, of 1.
 *  @typedef {{ id: string, figure: 'wide' | 'beside' | null, share: number }} Part */
/** @typedef {{ id: string, label: string, text: string, url?: string }} Source */
/** @typedef {v.InferOutput<typeof written> & { planned?: undefined, sections: Section[], parts: readonly Part[], figures: { name: string, scenario: string }[], questions: number, sources: Source[] }} WrittenChapter */
/** @typedef {v.InferOutput<typeof planned>} PlannedChapter */

/** A `planned` chapter has a title and a summary only: the course shows it, nobody can open it yet.
 *  @param {string} markdown @param {string} file
 *  @returns {v.InferOutput<typeof written> | PlannedChapter} */
export function readFrontMatter(markdown, file) {
	const block = /^---\r?\n([\s\S]*?)^---\s*$/m.exec(markdown);
	if (!block || block.index !== 0)
		throw new Error(`${relative('.', file)}: a chapter begins with its front matter, between two lines of ---`);
	// The first line of the block is the second of the file. mdsvex itself would pass over a mistake in silence.
	const yaml = parseDocument(`\n${block[1]}`);
	if (yaml.errors[0]) throw new Error(`${relative('.', file)}: ${yaml.errors[0].message}`);
	const fm = yaml.toJS() ?? {};
	/** @type {v.GenericSchema<unknown, v.InferOutput<typeof written> | PlannedChapter>} */
	const schema = 'planned' in fm ? planned : written;
	const result = v.safeParse(schema, fm);
	if (result.success) return result.output;
	const lines = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? 'front matter'}: ${explain(issue)}`);
	throw new Error(`${relative('.', file)}: the front matter is not right.\n${lines.join('\n')}`);
}

/** @param {v.BaseIssue<unknown>} issue */
function explain(issue) {
	if (issue.type === 'strict_object' && issue.expected === 'never')
		return 'unknown key; known are title, summary, minutes, objectives, planned';
	if (issue.received === 'undefined') return 'missing';
	return `${issue.message}, found ${issue.received}`;
}

// Writes docs/validation.md: every published figure, ours beside it, and what the model assumes. A test fails when the file is out of date.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { m } from '../src/lib/paraglide/messages';
import { table, type Row } from '../src/lib/sim/validation/table';
import { validations } from '../src/lib/sim/validation/topics';
import { ASSUMPTIONS } from '../src/lib/words/assumptions';
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
	topicName,
	verdictText
} from '../src/lib/words/validation';
import open from '../tests/vectors/open.json';

export const validationFile = new URL('../docs/validation.md', import.meta.url);

export function validationText(): string {
	const rows = table(open.vectors, validations);
	const topics = [...new Set(rows.map((row) => row.topic))];
	return `${[
		`# ${m.validation_title()}`,
		m.validation_docs_intro(),
		m.validation_lead(),
		`**${countsText(rows)}**`,
		`## ${m.validation_how_title()}`,
		m.validation_how_published(),
		m.validation_how_ours(),
		m.validation_how_by(),
		[
			`- **${m.validation_met()}**: ${m.validation_met_means()}`,
			`- **${m.validation_repeated()}**: ${m.validation_repeated_means()}`,
			`- **${m.validation_not_met()}**: ${m.validation_not_met_means()}`,
			`- **${m.validation_not_modelled()}**: ${m.validation_not_modelled_means()}`
		].join('\n'),
		`## ${m.validation_uncertain_title()}`,
		m.validation_uncertain(),
		m.validation_uncertain_measured(),
		...topics.flatMap((topic) => [`## ${topicName(topic)}`, topicTable(rows.filter((row) => row.topic === topic))]),
		`## ${m.validation_assumed_title()}`,
		m.validation_assumed_lead(),
		ASSUMPTIONS.map(({ topic, text: words }) => `- **${assumptionTopic(topic)}**: ${words()}`).join('\n')
	].join('\n\n')}\n`;
}

function topicTable(rows: readonly Row[]): string {
	const head = [
		m.validation_column_vector(),
		m.validation_column_figure(),
		m.validation_column_published(),
		m.validation_column_ours(),
		m.validation_column_difference(),
		m.validation_column_tolerance(),
		m.validation_column_verdict(),
		m.validation_column_source()
	];
	const lines = rows.map((row, i) => {
		const first = rows[i - 1]?.id !== row.id;
		const source = first ? [`${row.source} (${kindText(row.kind)})`, ...noteTexts(row)].join(' ') : '';
		const title = first ? `${row.title} (\`${row.id}\`)` : '';
		const numbers = [publishedText(row), oursText(row), differenceText(row), toleranceText(row)];
		return [title, figureName(row), ...numbers, verdictText(row), source];
	});
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');
}

const escaped = (text: string): string => text.replace(/[|<>*_]/g, '\\$&').replace(/`\S+`/g, (id) => id.replace(/\\/g, ''));

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) writeFileSync(validationFile, validationText());

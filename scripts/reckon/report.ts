// Equations and verdicts as people read them.
import type { Answer, Equation } from '../../src/lib/sim/equations/equation';
import type { Value } from '../../src/lib/sim/equations/field';
import type { Verdict } from '../../src/lib/sim/equations/vectors';

/** every equation with its question, inputs, results and source */
export const listText = (equations: readonly Equation[]): string => equations.map(equationText).join('\n\n');

function equationText({ name, answers, fields, results, source, repeats }: Equation): string {
	const inputs = Object.values(fields).map(
		({ name: input, means, absent }) => [input, absent ? `${means} [${absent.text}]` : means] as const
	);
	const told = Object.entries(results).map(([result, { means }]) => [result, means] as const);
	const width = Math.max(...[...inputs, ...told].map(([word]) => word.length));
	const lines = (list: readonly (readonly [string, string])[]) => list.map(([word, means]) => `    ${word.padEnd(width)}  ${means}`);
	return [
		name,
		`  ${answers}${repeats.length === Object.keys(results).length ? ' (a published table, not computed)' : ''}`,
		'  Inputs [when left out]',
		...lines(inputs),
		'  Results',
		...lines(told),
		`  Source: ${source}`
	].join('\n');
}

export const answerJson = ({ equation, inputs, results, source, assumed }: Answer): string =>
	pretty({ equation, inputs, results, source, assumed });

/** JSON with short lists on one line */
export function pretty(value: unknown, indent = ''): string {
	const flat = JSON.stringify(value);
	if (typeof value !== 'object' || value === null || flat.length + indent.length <= 110) return spaced(flat);
	const inner = `${indent}  `;
	const lines = Array.isArray(value)
		? value.map((each: unknown) => `${inner}${pretty(each, inner)}`)
		: Object.entries(value).map(([name, each]) => `${inner}${JSON.stringify(name)}: ${pretty(each, inner)}`);
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** a space behind each colon and comma outside of words */
const spaced = (json: string): string =>
	json.replace(/("(?:[^"\\]|\\.)*")|([:,])/g, (_, word: string | undefined, mark: string) => word ?? `${mark} `);

export function verdictText(verdicts: readonly Verdict[]): string {
	const head = ['id', 'figure', 'published', 'ours', 'difference', 'verdict', ''];
	const rows = verdicts.map((each) => [
		each.id,
		each.key,
		short(each.expected),
		each.verdict === 'not understood' ? '' : short(each.ours),
		each.difference === null ? '' : short(Number(each.difference.toPrecision(3))),
		each.repeated && each.verdict === 'met' ? 'met, table' : each.verdict,
		each.why ?? ''
	]);
	const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
			.join('  ')
			.trimEnd();
	return [line(head), ...rows.map(line), '', countsText(verdicts)].join('\n');
}

function countsText(verdicts: readonly Verdict[]): string {
	const of = (verdict: Verdict['verdict']) => verdicts.filter((each) => each.verdict === verdict).length;
	const tables = verdicts.filter((each) => each.verdict === 'met' && each.repeated).length;
	return `${verdicts.length} figures: ${of('met')} met (${tables} of them published tables that the model repeats), ${of('not met')} not met, ${of('not understood')} not understood.`;
}

const LONGEST = 44;
function short(value: Value): string {
	const text = typeof value === 'number' ? String(Number(value.toPrecision(9))) : typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

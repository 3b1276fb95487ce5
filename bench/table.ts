// How the benchmark speaks: one row for each figure, its median with the least and the most, and the number to reach beside it.

export interface Row {
	readonly what: string;
	readonly unit: string;
	readonly values: readonly number[];
	/** what `reach` is compared with, when it is a ratio: the median of this */
	readonly against?: readonly number[];
	/** as the design says it, e.g. "≤ 60 KB" */
	readonly reach?: string;
	readonly holds?: boolean;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** of sorted or unsorted values: the one that this part of them does not exceed */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const ratio = (values: readonly number[], others: readonly number[]): number => median(values) / median(others);

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

export function print(title: string, rows: readonly Row[]): void {
	const cells = rows.map(({ what, unit, values, against, reach = '', holds }) => [
		what,
		number.format(median(values)),
		values.length > 1 ? `${number.format(Math.min(...values))} to ${number.format(Math.max(...values))}` : '',
		unit,
		against ? `${number.format(ratio(values, against))} ×` : '',
		reach,
		holds === undefined ? '' : holds ? 'reached' : 'NOT REACHED'
	]);
	const head = ['', 'median', 'least to most', 'unit', 'ratio', 'to reach', ''];
	const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => (row[column] ?? '').length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
	console.log(
		`\n### ${title}\n\n${line(head)}\n|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|\n${cells.map(line).join('\n')}`
	);
}

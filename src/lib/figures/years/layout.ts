// The products of the talk at one year, each with a bar of its names from then to that year: what came later is not told before somebody
// goes there. The year is the only thing that moves.
import { scaleLinear } from 'd3-scale';
import { px } from '../marks/box';
import { FIRST_YEAR, LAST_YEAR, MECHANISMS, PRODUCTS, type Group, type Product, type Span } from './history';

export const SHOWN = ['all', 'servers', 'desktops', 'ehr'] as const;
export type Shown = (typeof SHOWN)[number];

export interface SpanMark {
	readonly x: number;
	readonly width: number;
	/** the year stands in it */
	readonly now: boolean;
	/** it has another name than in 2010 */
	readonly renamed: boolean;
	readonly over: boolean;
}

export interface RowMark {
	readonly id: string;
	readonly then: Span;
	readonly now: Span;
	readonly renamed: boolean;
	readonly owned: boolean;
	readonly over: boolean;
	readonly source: string;
	readonly spans: readonly SpanMark[];
}

export interface YearsMarks {
	readonly year: number;
	readonly x: number;
	readonly ticks: readonly { readonly x: number; readonly year: number }[];
	readonly rows: readonly RowMark[];
	/** rows whose name, or whose owner, differs from that of 2010 */
	readonly renamed: number;
	readonly sold: number;
	/** rows that can't be had any more */
	readonly over: number;
	readonly mechanisms: number;
}

const TICKS = [2010, 2014, 2018, 2022, 2026];

export const isShown = (text: string | undefined): text is Shown => SHOWN.some((each) => each === text);

/** a year of the slider from a choice; the last one without it */
export function yearOf(choice: string | undefined): number {
	const year = Number(choice ?? LAST_YEAR);
	return Number.isInteger(year) ? Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year)) : LAST_YEAR;
}

/** the span at the end of the year */
export const spanAt = ({ spans }: Product, year: number): Span => spans.findLast(({ from }) => from < year + 1) ?? spans[0];

/** places are percent of a bar, which runs from the beginning of 2010 to the end of 2026: nobody need measure how wide it is */
export function layout(shown: Shown, year: number): YearsMarks {
	const scale = scaleLinear([FIRST_YEAR, LAST_YEAR + 1], [0, 100]);
	const rows = PRODUCTS.filter(({ group }) => belongs(group, shown)).map((product) => rowOf(product, year, (at) => px(scale(at))));
	return {
		year,
		x: px(scale(year + 0.5)),
		ticks: TICKS.map((tick) => ({ x: px(scale(tick + 0.5)), year: tick })),
		rows,
		renamed: rows.filter(({ renamed }) => renamed).length,
		sold: rows.filter(({ owned }) => owned).length,
		over: rows.filter(({ over }) => over).length,
		mechanisms: MECHANISMS.length
	};
}

const isOver = ({ terms }: Span): boolean => terms === 'ended' || terms === 'supportEnded';

const belongs = (group: Group, shown: Shown): boolean => shown === 'all' || group === shown;

function rowOf(product: Product, year: number, x: (at: number) => number): RowMark {
	const [then] = product.spans;
	const now = spanAt(product, year);
	const seen = product.spans.slice(product.spans.indexOf(spanAt(product, FIRST_YEAR - 1))).filter(({ from }) => from < year + 1);
	return {
		id: product.id,
		then,
		now,
		renamed: now.name !== then.name,
		owned: now.owner !== then.owner,
		over: isOver(now),
		source: product.source,
		spans: seen.map((span, nth) => {
			const from = Math.max(FIRST_YEAR, span.from);
			const until = seen[nth + 1]?.from ?? year + 1;
			return {
				x: x(from),
				width: px(x(until) - x(from)),
				now: span === now,
				renamed: span.name !== then.name,
				over: isOver(span)
			};
		})
	};
}

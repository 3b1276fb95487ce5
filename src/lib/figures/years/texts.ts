// The sentences of the figure.
import { m } from '$lib/paraglide/messages';
import type { Terms } from './history';
import type { RowMark, Shown, YearsMarks } from './layout';

const TERMS: Readonly<Record<Terms, () => string>> = {
	subscription: m.years_subscription,
	role: m.years_role,
	open: m.years_open,
	supportEnded: m.years_supportEnded,
	ended: m.years_ended,
	partOfWindows: m.years_partOfWindows
};

const GROUPS: Readonly<Record<Shown, () => string>> = {
	all: m.years_all,
	servers: m.years_servers,
	desktops: m.years_desktops,
	ehr: m.years_ehr
};

export const groupText = (shown: Shown): string => GROUPS[shown]();

/** whose it is, and how one gets it */
export const ownerText = ({ now }: RowMark): string =>
	now.terms ? m.years_owner_terms({ owner: now.owner, terms: TERMS[now.terms]() }) : m.years_owner({ owner: now.owner });

export const thenText = ({ then }: RowMark): string => m.years_then({ name: then.name, owner: then.owner });

export const sourceText = ({ source, now }: RowMark): string =>
	now.uncertain ? m.years_source_uncertain({ source }) : m.years_source({ source });

export function summaryText({ year, rows, renamed, sold, over, mechanisms }: YearsMarks): string {
	return m.years_summary({ year, all: rows.length, renamed, sold, over, mechanisms });
}

export function lines(marks: YearsMarks): string[] {
	return [
		summaryText(marks),
		...marks.rows.map((row) => {
			const name =
				row.renamed || row.owned ? m.years_line_changed({ then: row.then.name, owner: row.then.owner, now: row.now.name }) : row.now.name;
			return `${name}: ${ownerText(row)}${row.now.uncertain ? ` (${m.lessons_uncertain()})` : ''}.`;
		})
	];
}

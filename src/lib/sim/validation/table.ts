// The table of docs/validation.md and of the page "How true is this?": every published figure, ours beside it, and a verdict.
import { compare, type Tolerance } from './compare';
import { isRepeated } from './repeated';
import type { Result, Validation } from './validation';

/** a published result, as tests/vectors holds them */
export interface Vector {
	readonly id: string;
	/** `topic/part` */
	readonly topic: string;
	/** how the figure came about: run with a program, read in its code, documented, measured, derived */
	readonly kind: string;
	readonly expected: unknown;
	readonly tolerance: Tolerance;
	readonly source: string;
	readonly confidence: string;
	readonly note?: string;
}

export interface Row {
	/** the vector's id */
	readonly id: string;
	/** before the slash of the vector's topic */
	readonly topic: string;
	readonly kind: string;
	readonly confidence: string;
	/** plain words; the id when no topic has an entry */
	readonly title: string;
	/** the figure's key in the vector; nested ones as `a.b` */
	readonly key: string;
	/** the end of the key: `s`, `ms`, `pct`, `MiB`, …; empty for plain numbers and words */
	readonly unit: string;
	readonly published: Result;
	/** null when it is not modelled */
	readonly ours: Result | null;
	readonly difference: number | null;
	readonly tolerance: Tolerance;
	readonly verdict: 'met' | 'not met' | 'not modelled';
	/** the model repeats the published figure, it does not compute it */
	readonly repeated: boolean;
	readonly source: string;
	/** what of the model ours comes from; null when no topic has an entry */
	readonly rule: string | null;
	/** the assumption of ours that enters the answer */
	readonly assumed: string | null;
	/** why it is not modelled or differs, or what the vector remarks */
	readonly note: string | null;
}

/** Every figure of every vector, in their order; an entry's figures that the vector does not have are left out. */
export function table(vectors: readonly Vector[], validations: readonly Validation[]): Row[] {
	const entries = new Map(validations.map((entry) => [entry.id, entry]));
	return vectors.flatMap((vector) => rowsOf(vector, entries.get(vector.id)));
}

function rowsOf(vector: Vector, entry: Validation | undefined): Row[] {
	const ours = new Map(entry ? leaves(entry.ours()) : []);
	return leaves(vector.expected).map(([key, published]): Row => {
		const mine = ours.get(key);
		const unit = unitOf(key) || (vector.topic.endsWith('/iops') && Array.isArray(published) ? 'iops' : '');
		const { met, difference } = mine === undefined ? { met: false, difference: null } : compare(published, mine, vector.tolerance, unit);
		return {
			id: vector.id,
			topic: vector.topic.split('/')[0] ?? vector.topic,
			kind: vector.kind,
			confidence: vector.confidence,
			title: entry?.title ?? vector.id,
			key,
			unit,
			published,
			ours: mine ?? null,
			difference,
			tolerance: vector.tolerance,
			verdict: mine === undefined ? 'not modelled' : met ? 'met' : 'not met',
			repeated: isRepeated(vector.id, key),
			source: vector.source,
			rule: entry?.source ?? null,
			assumed: entry?.assumed ?? null,
			note: entry?.notModelled?.[key] ?? entry?.note ?? vector.note ?? null
		};
	});
}

/** figures with their keys; what is nested gets the keys on the way, joined by dots */
function leaves(value: unknown, path = ''): [key: string, value: Result][] {
	if (isResult(value)) return [[path, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}

const isResult = (value: unknown): value is Result =>
	['number', 'string', 'boolean'].includes(typeof value) || (Array.isArray(value) && value.every(isResult));

const UNITS = [
	'Mbit_s',
	'bytes_per_s',
	'per_ms',
	'per_min',
	'per_page',
	'GHz_GB',
	'MHz',
	'iops',
	'pages',
	'bytes',
	'MiB',
	'GiB',
	'MB',
	'GB',
	'pct',
	'ms',
	'us',
	's'
];

/** the unit that a key ends in; of a nested key, that of the innermost part that has one */
export function unitOf(key: string): string {
	for (const part of key.split('.').reverse()) {
		const unit = UNITS.find((each) => part === each || part.endsWith(`_${each}`));
		if (unit) return unit;
		if (part.includes('_pct_')) return 'pct';
		if (/_(interval|timeout)$/.test(part)) return 's';
	}
	return '';
}

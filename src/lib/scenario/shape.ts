// What the schema found wrong with the shape of a file, as complaints: the schema itself tells what was expected at that place.
import type * as v from 'valibot';
import { m } from '$lib/paraglide/messages';
import { excerpt, MOST_MISTAKES, pathText, type Complaint, type Path, type Words } from './mistake';
import { either, nearest, number } from './phrases';

/** the part of a valibot schema that is read here; pipes carry the fields of their first schema */
interface Shape {
	readonly type: string;
	readonly pipe?: readonly (Step | Shape)[];
	readonly wrapped?: Shape;
	readonly item?: Shape;
	readonly entries?: Readonly<Record<string, Shape>>;
	/** of a picklist: words; of a variant: objects */
	readonly options?: readonly unknown[];
	readonly literal?: unknown;
	/** of a variant: the key that tells its objects apart */
	readonly key?: string;
}

interface Step {
	readonly type: string;
	readonly requirement?: unknown;
	readonly message?: unknown;
}

/** @param issues of `v.safeParse` with this schema; the first for each place counts */
export function complaintsOf(schema: unknown, issues: readonly v.BaseIssue<unknown>[]): Complaint[] {
	const complaints = new Map<string, Complaint>();
	for (const issue of issues) {
		if (complaints.size >= MOST_MISTAKES) break;
		for (const complaint of complaintsOfOne(schema as Shape, issue)) {
			const place = pathText(complaint.path);
			if (!complaints.has(place)) complaints.set(place, complaint);
		}
	}
	return [...complaints.values()];
}

function complaintsOfOne(schema: Shape, issue: v.BaseIssue<unknown>): Complaint[] {
	const path = (issue.path ?? []).map((step) => step.key as string | number);
	const key = path.at(-1) ?? '';
	const parent = issue.path?.at(-1)?.input;
	const around = shapeAt(schema, issue, -1);
	// to the library a list is an object, too
	if (issue.path && Array.isArray(parent) && around.type !== 'array') return [wrong(around, path.slice(0, -1), parent)];
	if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKeys(around, path.slice(0, -1), parent);
	const shape = shapeAt(schema, issue);
	if (issue.input !== undefined) return [wrong(shape, path, issue.input)];
	const expected = expectedOf(shape);
	return [{ path, on: 'value', message: m.scenario_missing({ key }), expected, cure: m.scenario_missing_cure({ key, expected }) }];
}

function wrong(shape: Shape, path: Path, found: unknown): Complaint {
	const expected = expectedOf(shape);
	const key = subject(path);
	const many = typeof found === 'string' && wordsOf(shape).length > 8;
	const message = many ? m.scenario_unknown_word({ key, word: excerpt(found) }) : m.scenario_wrong({ key, expected });
	return { path, on: 'value', message, expected, cure: cureOf(path.at(-1) ?? '', shape, found, expected) };
}

/** "memoryMiB"; of an item of a list, the list's name with its place: "needs[2]" */
function subject(path: Path): string {
	const [list, last] = path.slice(-2);
	if (path.length === 0) return m.scenario_whole_file();
	return typeof last === 'number' ? `${list ?? ''}[${last}]` : String(last ?? list);
}

/** the library names the first unknown key of an object; people want to know them all */
function unknownKeys(shape: Shape, path: Path, object: unknown): Complaint[] {
	const known = Object.keys(shape.entries ?? {});
	return Object.entries(object ?? {})
		.filter(([key]) => !known.includes(key))
		.map(([key, value]) => ({ path: [...path, key], on: 'key', ...unknownWords(key, value, known) }));
}

function unknownWords(key: string, value: unknown, known: readonly string[]): Words {
	const message = m.scenario_unknown({ key });
	const expected = m.scenario_one_of({ words: either(known) });
	const meant = nearest(key, known);
	if (key === '<<') return { message, expected, cure: m.scenario_merge_cure() };
	if (known.includes('memoryMiB') && /^(memory|ram|mem)(gi?b)?$/i.test(key)) {
		const MiB = typeof value === 'number' ? value * 1024 : inMiB(value);
		if (MiB !== null) return { message, expected, cure: m.scenario_memory_cure({ key: 'memoryMiB', MiB }) };
	}
	return {
		message,
		expected,
		cure: meant === null ? m.scenario_unknown_cure() : m.scenario_near_cure({ word: meant })
	};
}

function cureOf(key: string | number, shape: Shape, found: unknown, expected: string): string {
	const bare = withoutDefault(shape);
	if (found === null) return m.scenario_empty_value_cure();
	if (typeof found === 'string' && bare.type === 'number') {
		const MiB = String(key).endsWith('MiB') ? inMiB(found) : null;
		if (MiB !== null) return m.scenario_memory_cure({ key, MiB });
		const digits = /^\s*([\d.]+)\s*([a-z/%]*)\s*$/i.exec(found);
		if (digits)
			return digits[2] === '' ? m.scenario_quotes_cure({ number: digits[1] ?? '' }) : m.scenario_unit_cure({ number: digits[1] ?? '' });
	}
	const meant = typeof found === 'string' ? nearest(found, wordsOf(bare)) : null;
	return meant === null ? m.scenario_wrong_cure({ expected }) : m.scenario_near_cure({ word: meant });
}

/** "8 GB" → 8192; null when it is no such text */
function inMiB(found: unknown): number | null {
	const digits = typeof found === 'string' ? /^\s*([\d.]+)\s*(gi?b?|mi?b?)\s*$/i.exec(found) : null;
	if (!digits) return null;
	return Math.round(Number(digits[1]) * (/^g/i.test(digits[2] ?? '') ? 1024 : 1));
}

/** the schema of what an issue is about; with -1, of the object around it */
function shapeAt(root: Shape, issue: v.BaseIssue<unknown>, end?: number): Shape {
	let shape = root;
	for (const { key, input } of issue.path?.slice(0, end) ?? []) shape = inside(shape, key, input) ?? shape;
	return variantOf(withoutDefault(shape), issue.path?.at(-1)?.input);
}

function inside(shape: Shape, key: unknown, object: unknown): Shape | undefined {
	const bare = variantOf(withoutDefault(shape), object);
	if (bare.item) return bare.item;
	const entry = bare.entries?.[String(key)];
	if (entry) return entry;
	return bare.type === 'variant' ? { type: 'picklist', options: wordsOf(bare) } : undefined;
}

/** of a variant, the object that has the same `type` */
function variantOf(shape: Shape, object: unknown): Shape {
	const { key } = shape;
	if (shape.type !== 'variant' || key === undefined || object === null || typeof object !== 'object') return shape;
	const word = (object as Readonly<Record<string, unknown>>)[key];
	return (
		(shape.options as readonly Shape[]).find((option) => typeof word === 'string' && wordsOf(option.entries?.[key]).includes(word)) ?? shape
	);
}

const withoutDefault = (shape: Shape): Shape => (shape.wrapped ? withoutDefault(shape.wrapped) : shape);

/** the words that a picklist, literal or variant takes */
function wordsOf(shape: Shape | undefined): string[] {
	if (shape?.type === 'literal') return [String(shape.literal)];
	if (shape?.type === 'picklist') return (shape.options ?? []).map(String);
	if (shape?.type === 'variant') return (shape.options as readonly Shape[]).flatMap((option) => wordsOf(option.entries?.[shape.key ?? '']));
	return [];
}

/** pipes may stand in pipes */
const stepsOf = (shape: Shape): Step[] =>
	(shape.pipe ?? []).flatMap((step) => ('pipe' in step && step !== shape ? stepsOf(step) : [step as Step]));

/** "a whole number from 1 to 1,024" */
export function expectedOf(shape: Shape): string {
	if (shape.type === 'nullable' && shape.wrapped) return m.scenario_or_null({ what: expectedOf(shape.wrapped) });
	if (shape.wrapped) return expectedOf(shape.wrapped);
	const steps = stepsOf(shape);
	const limit = (type: string): unknown => steps.find((step) => step.type === type)?.requirement;
	switch (shape.type) {
		case 'number': {
			const [least, most] = [number(Number(limit('min_value'))), number(Number(limit('max_value')))];
			return steps.some((step) => step.type === 'integer')
				? m.scenario_whole_between({ least, most })
				: m.scenario_number_between({ least, most });
		}
		case 'boolean':
			return m.scenario_flag();
		case 'string': {
			const pattern = steps.find((step) => step.type === 'regex')?.message;
			if (typeof pattern === 'function') return (pattern as () => string)();
			const most = number(Number(limit('max_length')));
			return steps.every((step) => step.type !== 'non_empty') ? m.scenario_text_up_to({ most }) : m.scenario_text_some({ most });
		}
		case 'picklist':
			return m.scenario_one_of({ words: either(wordsOf(shape)) });
		case 'literal':
			return String(shape.literal);
		case 'array': {
			const most = limit('max_length');
			return most === undefined ? m.scenario_list() : m.scenario_list_up_to({ most: number(Number(most)) });
		}
		default:
			return m.scenario_object({
				keys: Object.keys(shape.entries ?? { at: 0, type: 0 })
					.slice(0, 3)
					.join(', ')
			});
	}
}

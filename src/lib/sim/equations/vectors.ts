// Published results against the model: each is answered from its own inputs, by whatever equation understands all of them. Nothing here
// knows a result by its id.
import { compare, type Tolerance } from '../validation/compare';
import { unitOf } from '../validation/table';
import { pageBytesIn, type Answer, type Equation } from './equation';
import { isRecord, plain, Refusal, unknownInputs, type Record_, type Value } from './field';
import { calledAlso, isSame, keyOf, type Key } from './key';
import { EQUATIONS } from './registry';
import { BASE, type Unit } from './unit';

/** as tests/vectors/open.json has them */
export interface PublishedResult {
	readonly id: string;
	/** `topic/part` */
	readonly topic: string;
	readonly inputs: Record_;
	readonly expected: Record_;
	readonly tolerance: Tolerance;
	readonly source: string;
	readonly note: string;
}

export interface Verdict {
	readonly id: string;
	/** the figure's name; nested ones as `a.b` */
	readonly key: string;
	readonly expected: Value;
	readonly ours: Value;
	readonly difference: number | null;
	readonly verdict: 'met' | 'not met' | 'not understood';
	/** the equation that answered; null: none */
	readonly equation: string | null;
	/** the model holds this table and computes nothing */
	readonly repeated: boolean;
	/** why it is not understood, or what the answer assumes; null: nothing to say */
	readonly why: string | null;
}

/** @param file parsed JSON: `{"vectors": [...]}`, or the list alone @throws Refusal naming the first mistake */
export function publishedIn(file: unknown): PublishedResult[] {
	const list: unknown = isRecord(file) ? file.vectors : file;
	if (!Array.isArray(list)) throw new Refusal('The file must hold {"vectors": [...]}, or a list of them.');
	return (list as readonly unknown[]).map((each, i) => {
		const at = `vectors[${i}]`;
		if (!isRecord(each)) throw new Refusal(`${at} must be an object.`);
		const word = (name: string): string => {
			const value = each[name];
			if (typeof value === 'string') return value;
			throw new Refusal(`${at}.${name} must be a word.`);
		};
		const part = (name: string): Record_ => {
			const value = each[name];
			if (isRecord(value)) return value;
			throw new Refusal(`${at}.${name} must be an object.`);
		};
		return {
			id: word('id'),
			topic: word('topic'),
			inputs: part('inputs'),
			expected: part('expected'),
			tolerance: part('tolerance'),
			source: each.source === undefined ? '' : word('source'),
			note: each.note === undefined ? '' : word('note')
		};
	});
}

/** One line for every figure of every result, in their order. */
export const verdicts = (results: readonly PublishedResult[]): Verdict[] => results.flatMap(verdictsOf);

interface Found {
	/** as the equation calls it */
	readonly result: string;
	readonly value: Value;
}

interface Attempt {
	readonly equation: Equation;
	readonly answer: Answer;
	/** ours for each name that was asked for; undefined: the equation has no such result */
	readonly found: ReadonlyMap<string, Found | undefined>;
	readonly missed: number;
}

function verdictsOf(published: PublishedResult): Verdict[] {
	const refused: { readonly equation: Equation; readonly unknown: readonly string[]; readonly why: string }[] = [];
	let best: Attempt | null = null;
	for (const equation of candidates(published.topic)) {
		const attempt = attemptWith(equation, published);
		if ('why' in attempt) refused.push(attempt);
		else if (best === null || attempt.missed < best.missed) best = attempt;
		if (best?.missed === 0) break;
	}
	const why = best === null ? causeOf(published, refused) : null;
	return leaves(published.expected).map(([key, expected]) => verdictOn(published, key, expected, best, why));
}

function attemptWith(
	equation: Equation,
	published: PublishedResult
): Attempt | { equation: Equation; unknown: readonly string[]; why: string } {
	const { topic, inputs, expected, source, note } = published;
	try {
		const answer = equation.answer(inputs, { published: true, says: `${topic} ${source} ${note}`, asks: Object.keys(expected) });
		const found = new Map(Object.keys(expected).map((name) => [name, resultFor(equation, answer, name, pageBytesIn(inputs))]));
		return { equation, answer, found, missed: [...found.values()].filter((value) => value === undefined).length };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { equation, unknown: unknownInputs(equation.fields, inputs), why: error.message };
	}
}

/** equations of the result's topic, those that the topic names first; of all topics, where it is an unknown one */
function candidates(topic: string): Equation[] {
	const [area = '', ...parts] = topic.toLowerCase().split('/');
	const known = SAME_AREA[area] ?? area;
	const own = EQUATIONS.filter(({ areas }) => areas.includes(known));
	const part = parts.join(' ').replace(/[^a-z0-9]+/g, ' ');
	const named = ({ name, parts }: Equation): number => {
		const said = name.replace(/-/g, ' ');
		return part !== '' && (part.includes(said) || said.includes(part) || parts.some((each) => part.includes(each))) ? 0 : 1;
	};
	return [...(own.length > 0 ? own : EQUATIONS)].sort((a, b) => named(a) - named(b));
}

const SAME_AREA: Readonly<Record<string, string>> = {
	migration: 'live-migration',
	compute: 'cpu',
	disk: 'storage',
	disks: 'storage',
	snapshots: 'storage',
	availability: 'ha',
	'high-availability': 'ha',
	sessions: 'vdi',
	desktops: 'vdi',
	rds: 'vdi',
	applications: 'delivery',
	backup: 'protection',
	recovery: 'protection'
};

/** why nothing answered: the equation that came nearest */
function causeOf(
	{ topic, inputs }: PublishedResult,
	refused: readonly { readonly equation: Equation; readonly unknown: readonly string[]; readonly why: string }[]
): string {
	const gap = ({ equation, unknown }: (typeof refused)[number]): number =>
		2 * unknown.length + (answersWithout(equation, inputs, unknown) ? 0 : 1);
	const nearest = [...refused].sort((a, b) => gap(a) - gap(b))[0];
	if (!nearest) return `no equation speaks to ${topic}`;
	const unknown = nearest.unknown.length > 0 ? `unknown: ${nearest.unknown.join(', ')}` : nearest.why;
	return `${nearest.equation.name}: ${unknown}`;
}

/** it would answer if those inputs were left out: they are all that it does not know */
function answersWithout(equation: Equation, inputs: Record_, names: readonly string[]): boolean {
	try {
		equation.answer(Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name))));
		return true;
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}

/** the answer's result of that name, in the unit that the name says */
function resultFor(equation: Equation, answer: Answer, name: string, pageBytes: number): Found | undefined {
	if (Object.hasOwn(answer.results, name)) return { result: name, value: answer.results[name] ?? null };
	const asked = keyOf(name);
	const results = Object.entries(equation.results).map(([own, { also = [] }]) => ({ own, also, key: keyOf(own) }));
	// a name without a unit means a figure that has none, rather than one that has
	const ordered = asked.unit === null ? results.sort((a, b) => Number(a.key.unit !== null) - Number(b.key.unit !== null)) : results;
	for (const { own, also, key } of ordered) {
		if (!Object.hasOwn(answer.results, own)) continue;
		const names = [key, ...also.map((other) => calledAlso(key, other))];
		if (names.some((each) => isSame(each, key.unit?.quantity ?? null, asked)))
			return { result: own, value: inUnit(answer.results[own] ?? null, key, asked, pageBytes) };
	}
	return undefined;
}

function inUnit(value: Value, own: Key, asked: Key, pageBytes: number): Value {
	const { unit, first } = own;
	if (unit === null) return value;
	if (first !== null && asked.first !== null && asked.unit !== null && Array.isArray(value)) {
		const [cpu = null, memory = null] = value as readonly Value[];
		return [scaled(cpu, first.factor / asked.first.factor), scaled(memory, unit.factor / asked.unit.factor)];
	}
	const size = ({ factor, pages }: Unit) => factor * (pages ? pageBytes : 1);
	return scaled(value, size(unit) / size(asked.unit ?? BASE[unit.quantity]));
}

function scaled(value: Value, factor: number): Value {
	if (typeof value === 'number') return factor === 1 ? value : plain(value * factor);
	if (Array.isArray(value)) return (value as readonly Value[]).map((each) => scaled(each, factor));
	return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scaled(each, factor)])) : value;
}

/** figures with their names; what is nested gets the names on the way, joined by dots */
function leaves(value: Value, path = ''): [key: string, value: Value][] {
	if (!isRecord(value)) return [[path, value]];
	return Object.entries(value).flatMap(([name, each]) => leaves(each, path === '' ? name : `${path}.${name}`));
}

function verdictOn(
	{ id, tolerance }: PublishedResult,
	key: string,
	expected: Value,
	attempt: Attempt | null,
	cause: string | null
): Verdict {
	const line = { id, key, expected, equation: attempt?.equation.name ?? null, repeated: false };
	const [name = '', ...inside] = key.split('.');
	const found = attempt?.found.get(name);
	const ours = inside.reduce<Value | undefined>(
		(value, part) => (isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined),
		found?.value
	);
	if (attempt === null || found === undefined || ours === undefined) {
		const why = cause ?? `${attempt?.equation.name ?? ''}: has no result ${key}`;
		return { ...line, ours: null, difference: null, verdict: 'not understood', why };
	}
	const mine = oneOf(ours, expected);
	const repeated = attempt.equation.repeats.includes(found.result);
	const assumed = attempt.answer.assumedOf(found.result).join('; ');
	const { met, difference } = against(expected, mine, tolerance, unitOf(key));
	return {
		...line,
		repeated,
		ours: mine,
		difference,
		verdict: met ? 'met' : 'not met',
		why: assumed === '' ? null : `assumed: ${assumed}`
	};
}

/** one for all, where one is expected and several questions gave the same answer */
function oneOf(ours: Value, expected: Value): Value {
	if (!Array.isArray(ours) || Array.isArray(expected)) return ours;
	const list = ours as readonly Value[];
	const [first = null] = list;
	return list.length > 0 && list.every((each) => each === first) ? first : ours;
}

function against(
	expected: Value,
	ours: Value,
	tolerance: Tolerance,
	unit: string
): { readonly met: boolean; readonly difference: number | null } {
	if (expected === null || ours === null) return { met: expected === ours, difference: null };
	if (typeof expected === 'string' && typeof ours === 'string') return { met: letters(expected) === letters(ours), difference: null };
	return isComparable(expected) && isComparable(ours) ? compare(expected, ours, tolerance, unit) : { met: false, difference: null };
}

type Comparable = number | string | boolean | readonly Comparable[];
const isComparable = (value: Value): value is Comparable =>
	['number', 'string', 'boolean'].includes(typeof value) || (Array.isArray(value) && (value as readonly Value[]).every(isComparable));

/** "does not converge" is doesNotConverge */
const letters = (said: string): string => said.toLowerCase().replace(/[^a-z0-9]/g, '');

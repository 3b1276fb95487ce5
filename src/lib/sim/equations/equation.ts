// One equation of the model, to be asked from outside: inputs by name in any unit, results by name with their units, and what the answer
// rests on.
import { fieldFor, Refusal, readFields, showFields, type Context, type Fields, type Given, type Record_, type Value } from './field';
import { keyOf } from './key';

export interface Finding {
	/** results by their declared names; left out or null: there is none */
	readonly values: Readonly<Record<string, Value | undefined>>;
	/** assumptions of the model that entered this answer, in plain words */
	readonly assumed?: readonly Assumption[];
	/** inputs that others, left out, came to */
	readonly understood?: Record_;
}

/** said of all results, or of some of them */
export type Assumption = string | { readonly of: readonly string[]; readonly says: string };

export interface Result {
	readonly means: string;
	/** other names of it, without units */
	readonly also?: readonly string[];
}

export interface Equation {
	readonly name: string;
	/** the question, in plain words */
	readonly answers: string;
	readonly source: string;
	/** topics of published results that it can speak to: the part before the slash */
	readonly areas: readonly string[];
	/** words in what follows the slash that mean it */
	readonly parts: readonly string[];
	readonly fields: Fields;
	readonly results: Readonly<Record<string, Result>>;
	/** results that it holds as published and does not compute */
	readonly repeats: readonly string[];
	/** a whole example, as in docs/equations.md */
	readonly example: Record_;
	/** @throws Refusal for inputs that it can't take */
	readonly answer: (inputs: Record_, from?: From) => Answer;
}

export interface From {
	/** a published result: what it does not say is not there (set-up, resume, device state) */
	readonly published: boolean;
	/** what it says beside its inputs: its topic, source and note, and the names of the results that it asks for */
	readonly says: string;
	readonly asks: readonly string[];
}

export interface Answer {
	readonly equation: string;
	/** as understood, in the units of the equation's own names */
	readonly inputs: Record_;
	readonly results: Record_;
	readonly source: string;
	readonly assumed: readonly string[];
	/** those of one result */
	readonly assumedOf: (result: string) => readonly string[];
}

interface Definition<F extends Fields> {
	readonly name: string;
	readonly answers: string;
	readonly source: string;
	readonly areas: readonly string[];
	readonly parts?: readonly string[];
	readonly fields: F;
	readonly results: Readonly<Record<string, Result>>;
	/** left out: it computes all of them */
	readonly repeats?: 'all' | readonly string[];
	readonly example: Record_;
	/** @throws Refusal, RangeError for inputs that make no sense together */
	readonly reckon: (given: Given<F>, context: Context, from: From) => Finding;
}

const ASKED_DIRECTLY: From = { published: false, says: '', asks: [] };
const PAGE_BYTES = 4_096;

export function equation<F extends Fields>(definition: Definition<F>): Equation {
	const { name, source, fields, reckon } = definition;
	return {
		...definition,
		repeats: definition.repeats === 'all' ? Object.keys(definition.results) : (definition.repeats ?? []),
		parts: definition.parts ?? [],
		answer(inputs, from = ASKED_DIRECTLY) {
			const context = { pageBytes: pageBytesIn(inputs) };
			const one = (each: Record_) => {
				const given = readFields(fields, each, '', from.published, context);
				const { values, assumed = [], understood } = refusing(() => reckon(given, context, from));
				const results: Record_ = Object.fromEntries(
					Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
				);
				return { inputs: { ...showFields(fields, given), ...understood }, results, assumed };
			};
			const several = severalOf(fields, inputs);
			const found = several.map(one);
			const assumed = found.flatMap((each) => each.assumed);
			const [first] = found;
			const many = isAsked(fields, inputs);
			return {
				equation: name,
				inputs: many || !first ? together(found.map((each) => each.inputs)) : first.inputs,
				results: many || !first ? together(found.map((each) => each.results)) : first.results,
				source,
				assumed: [...new Set(assumed.map((each) => (typeof each === 'string' ? each : each.says)))],
				assumedOf: (result) => assumed.flatMap((each) => (typeof each === 'string' ? [each] : each.of.includes(result) ? [each.says] : []))
			};
		}
	};
}

/** what the model's own functions refuse is the asker's mistake, not a bug */
function refusing(reckon: () => Finding): Finding {
	try {
		return reckon();
	} catch (error) {
		if (error instanceof RangeError) throw new Refusal(`${error.message}.`);
		throw error;
	}
}

/** bytes of a page, where sizes are counted in pages */
export function pageBytesIn(inputs: Record_): number {
	const own = Object.entries(inputs).find(([name]) => keyOf(name).stem === 'page' && keyOf(name).unit?.quantity === 'size');
	return own && typeof own[1] === 'number' && own[1] > 0 ? own[1] * (keyOf(own[0]).unit?.factor ?? 1) : PAGE_BYTES;
}

/** names whose value is a list where one thing is asked for: so many questions at once */
const listed = (fields: Fields, inputs: Record_): readonly (readonly [string, readonly Value[]])[] =>
	Object.entries(inputs).flatMap(([name, value]) => {
		if (!Array.isArray(value)) return [];
		const own = fields[fieldFor(fields, name) ?? ''];
		return own && !own.isList ? [[name, value as readonly Value[]] as const] : [];
	});

const isAsked = (fields: Fields, inputs: Record_): boolean => listed(fields, inputs).length > 0;

function severalOf(fields: Fields, inputs: Record_): Record_[] {
	const lists = listed(fields, inputs);
	const [first] = lists;
	if (!first) return [inputs];
	const odd = lists.find(([, values]) => values.length !== first[1].length);
	if (odd) throw new Refusal(`${first[0]} has ${first[1].length} values and ${odd[0]} ${odd[1].length}: they must be as many.`);
	if (first[1].length === 0) throw new Refusal(`${first[0]} is an empty list.`);
	return first[1].map((_, i) => ({ ...inputs, ...Object.fromEntries(lists.map(([name, values]) => [name, values[i] ?? null])) }));
}

/** every name with the list of its values */
function together(records: readonly Record_[]): Record_ {
	const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
	return Object.fromEntries(names.map((name) => [name, records.map((record) => record[name] ?? null)]));
}

// Inputs of an equation: what each is called, what it means, and how what people wrote becomes a number of the model. What can't be read
// is refused with its cause; nothing is guessed.
import { calledAlso, isSame, keyOf, type Key } from './key';
import { BASE, type Quantity, type Unit } from './unit';

/** as JSON has them */
export type Value = number | string | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Record_ = Readonly<Record<string, Value>>;

/** inputs that can't be read, or that the equation does not take: told to people, never a bug */
export class Refusal extends Error {}

/** what the inputs say about each other */
export interface Context {
	/** bytes of a page, where sizes are counted in pages */
	readonly pageBytes: number;
}

/** One input. */
export interface Field<T> {
	/** as lists and examples write it, with its unit at the end */
	readonly name: string;
	readonly means: string;
	readonly keys: readonly Key[];
	readonly quantity: Quantity | null;
	/** is given as a list in any case: a list is no list of questions */
	readonly isList: boolean;
	/** value when it is left out; a field without one is required */
	readonly absent: { readonly value: T; readonly text: string } | null;
	/** value when a published result leaves it out; null: the same */
	readonly unsaid: { readonly value: T } | null;
	/** @throws Refusal */
	readonly read: (value: Value, name: string, key: Key, context: Context) => T;
	/** the value as people would have written it, in the unit of the field's name */
	show(value: T): Value;
}

export interface Options<T> {
	/** other names, without units */
	readonly also?: readonly string[];
	/** what holds when it is left out, and how to say so (default: its number) */
	readonly absent?: T;
	readonly absentText?: string;
	/** see `Field.unsaid` */
	readonly unsaid?: T;
}

export interface Limits {
	/** a number without a unit is in bytes, s, bytes/s or Hz */
	readonly bare?: boolean;
	/** more than 0 */
	readonly positive?: boolean;
	readonly whole?: boolean;
	readonly most?: number;
}

function field<T>(name: string, means: string, options: Options<T>, rest: Pick<Field<T>, 'read' | 'show'> & Partial<Field<T>>): Field<T> {
	const own = keyOf(name);
	const value = options.absent;
	return {
		name,
		means,
		keys: [own, ...(options.also ?? []).map((other) => calledAlso(own, other))],
		quantity: own.unit?.quantity ?? null,
		isList: false,
		absent: value === undefined ? null : { value, text: options.absentText ?? wordOf(value, own.unit) },
		unsaid: options.unsaid === undefined ? null : { value: options.unsaid },
		...rest
	};
}

const wordOf = (value: unknown, unit: Unit | null): string =>
	typeof value === 'number' && unit ? String(Number((value / unit.factor).toPrecision(12))) : JSON.stringify(value);

/** the same, but it may be left out, and is then null */
export function optional<T>(of: Field<T>, text = 'not set'): Field<T | null> {
	return { ...of, absent: { value: null, text }, unsaid: null, show: (value) => (value === null ? null : of.show(value)) };
}

function numberIn(value: Value, name: string, limits: Limits): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || Number.isNaN(number)) throw new Refusal(`${name} must be a number, not ${shown(value)}.`);
	if (!Number.isFinite(number)) throw new Refusal(`${name} must be a finite number, not ${number}.`);
	if (number < 0) throw new Refusal(`${name} can't be negative: ${number}.`);
	if (limits.positive === true && number === 0) throw new Refusal(`${name} must be more than 0.`);
	if (limits.whole === true && !Number.isInteger(number)) throw new Refusal(`${name} must be a whole number, not ${number}.`);
	if (limits.most !== undefined && number > limits.most) throw new Refusal(`${name} can be ${limits.most} at most, not ${number}.`);
	return number;
}

const shown = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** the unit that a name says, or the one that goes without saying; 0 needs none */
function unitFor(quantity: Quantity, { unit }: Key, name: string, number: number): Unit {
	if (unit) return unit;
	if (quantity !== 'share' && number !== 0)
		throw new Refusal(`${name} needs its unit at the end of the name, such as ${EXAMPLE[quantity]}.`);
	return BASE[quantity];
}

const EXAMPLE: Readonly<Record<Quantity, string>> = { size: 'MiB', rate: 'MiBps', time: 'S', hertz: 'GHz', share: 'Percent' };

function inUnit(value: Value, name: string, key: Key, { pageBytes }: Context, quantity: Quantity, limits: Limits): number {
	const number = numberIn(value, name, { ...limits, most: undefined });
	const unit = limits.bare === true && !key.unit ? BASE[quantity] : unitFor(quantity, key, name, number);
	const base = number * unit.factor * (unit.pages ? pageBytes : 1);
	if (limits.most !== undefined && base > limits.most)
		throw new Refusal(`${name} can be ${limits.most / unit.factor} at most, not ${number}.`);
	return base;
}

/** a size in bytes, a rate in bytes/s, a time in s, a frequency in Hz, or a part of 1, by the unit in its name */
export function measure(name: string, means: string, options: Options<number> & Limits = {}): Field<number> {
	const quantity = keyOf(name).unit?.quantity ?? 'share';
	const limits = quantity === 'share' && options.most === undefined ? { ...options, most: 1 } : options;
	const factor = keyOf(name).unit?.factor ?? 1;
	return field(name, means, options, {
		quantity,
		read: (value, asked, key, context) => inUnit(value, asked, key, context, quantity, limits),
		show: (value) => plain(value / factor)
	});
}

/** without the last digits, which are only the computer's */
export const plain = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(13)) : value);

/** a ratio that may exceed 1 */
export const ratio = (name: string, means: string, options: Options<number> & Limits = {}): Field<number> =>
	measure(name, means, { ...options, most: options.most ?? Infinity });

/** percent of a core or of a time; without a unit it is percent, too */
export function percent(name: string, means: string, options: Options<number> & Limits = {}): Field<number> {
	return field(name, means, options, {
		quantity: 'share',
		absent: options.absent === undefined ? null : { value: options.absent, text: options.absentText ?? String(options.absent) },
		read: (value, asked, { unit }) => {
			const number = numberIn(value, asked, { ...options, most: undefined }) * (unit ? unit.factor * 100 : 1);
			if (options.most !== undefined && number > options.most)
				throw new Refusal(`${asked} can be ${options.most}% at most, not ${number}%.`);
			return number;
		},
		show: plain
	});
}

export const count = (name: string, means: string, options: Options<number> & Limits = {}): Field<number> =>
	field(name, means, options, { read: (value, asked) => numberIn(value, asked, options), show: (value) => value });

export const flag = (name: string, means: string, options: Options<boolean> = {}): Field<boolean> =>
	field(name, means, options, {
		read(value, asked) {
			if (value === true || value === 'true' || value === 'yes') return true;
			if (value === false || value === 'false' || value === 'no') return false;
			throw new Refusal(`${asked} must be true or false, not ${shown(value)}.`);
		},
		show: (value) => value
	});

export const text = (name: string, means: string, options: Options<string> = {}): Field<string> =>
	field(name, means, options, {
		read(value, asked) {
			if (typeof value === 'string' || typeof value === 'number') return String(value);
			throw new Refusal(`${asked} must be a word, not ${shown(value)}.`);
		},
		show: (value) => value
	});

/** one of several words. @param meant reads them in all the ways that people write them; null: none of them */
export function choice<const T extends string>(
	name: string,
	means: string,
	words: readonly T[],
	options: Options<NoInfer<T>> & { readonly meant?: (text: string) => NoInfer<T> | null } = {}
): Field<T> {
	return field(name, `${means}: ${words.join(', ')}`, options, {
		read(value, asked) {
			const said = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
			const found = words.find((word) => word.toLowerCase() === said.toLowerCase()) ?? options.meant?.(said) ?? null;
			if (found === null) throw new Refusal(`${asked} must be one of ${words.join(', ')}, not ${shown(value)}.`);
			return found;
		},
		show: (value) => value
	});
}

/** several of one kind; one alone may stand without its list */
export function list<T>(of: Field<T>, options: { readonly absent?: readonly T[] } = {}): Field<readonly T[]> {
	return {
		...of,
		isList: true,
		absent: options.absent ? { value: options.absent, text: JSON.stringify(options.absent) } : null,
		unsaid: null,
		read: (value, name, key, context) =>
			(Array.isArray(value) ? (value as readonly Value[]) : [value]).map((each, i) => of.read(each, `${name}[${i}]`, key, context)),
		show: (values) => values.map((value) => of.show(value))
	};
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Given<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** a list of things with fields of their own. @param options.short the field that a list in place of a thing stands for */
export function things<F extends Fields>(
	name: string,
	means: string,
	fields: F,
	options: Options<readonly Given<F>[]> & { readonly short?: string } = {}
): Field<readonly Given<F>[]> {
	const names = Object.values(fields).map((each) => (each.absent ? `${each.name} (${each.absent.text})` : each.name));
	return field(name, `${means}: a list of {${names.join(', ')}}`, options, {
		isList: true,
		read(value, asked, _key, context) {
			if (!Array.isArray(value)) throw new Refusal(`${asked} must be a list of {${names.join(', ')}}.`);
			return (value as readonly Value[]).map((each, i) => {
				const at = `${asked}[${i}]`;
				if (options.short !== undefined && Array.isArray(each))
					return readFields(fields, { [options.short]: each as readonly Value[] }, `${at}.`, false, context);
				if (!isRecord(each)) throw new Refusal(`${at} must be {${names.join(', ')}}, not ${shown(each)}.`);
				return readFields(fields, each, `${at}.`, false, context);
			});
		},
		show: (values) => values.map((each) => showFields(fields, each))
	});
}

/** inputs as they were understood, by the fields' own names; what is not set is left out */
export function showFields<F extends Fields>(fields: F, given: Given<F>): Record_ {
	const shown = Object.entries(fields).map(([place, each]) => [each.name, each.show(given[place])] as const);
	return Object.fromEntries(shown.filter(([, value]) => value !== null));
}

export interface Pair {
	readonly cpu: number;
	readonly memory: number;
}

/** CPU and memory of several: pairs in the two units at the end of the name, or {cpu…, memory…} each */
export function pairs(name: string, means: string, options: Options<readonly Pair[]> = {}): Field<readonly Pair[]> {
	const each = {
		cpu: measure('cpuGHz', 'CPU', { also: ['cpu reservation'] }),
		memory: measure('memoryGB', 'memory', { also: ['memory reservation'] })
	};
	return field(name, `${means}: a list of [GHz, GB]`, options, {
		quantity: 'size',
		isList: true,
		read(value, asked, key, context) {
			if (!Array.isArray(value)) throw new Refusal(`${asked} must be a list of pairs.`);
			return (value as readonly Value[]).map((pair, i) => {
				const at = `${asked}[${i}]`;
				if (isRecord(pair)) return readFields(each, pair, `${at}.`, false, context);
				if (!Array.isArray(pair) || pair.length !== 2 || !key.unit || !key.first)
					throw new Refusal(`${at} must be a pair, such as [9, 6] in ${name}.`);
				const [cpu = null, memory = null] = pair as readonly Value[];
				return {
					cpu: numberIn(cpu, `${at}[0]`, {}) * key.first.factor,
					memory: numberIn(memory, `${at}[1]`, {}) * key.unit.factor
				};
			});
		},
		show: (values) => values.map(({ cpu, memory }) => [plain(cpu / 1e9), plain(memory / 1e9)])
	});
}

export interface Range {
	/** null: said elsewhere */
	readonly from: number | null;
	readonly bytes: number;
}

/** ranges of a disk: pairs of [offset, length] in the unit of the name (bytes without one), or {offset…, length…} each */
export function ranges(name: string, means: string, options: Options<readonly Range[]> = {}): Field<readonly Range[]> {
	const each = {
		from: measure('offsetBytes', 'where it begins', { also: ['from', 'start', 'at'], bare: true }),
		bytes: measure('lengthBytes', 'how long it is', { also: ['len', 'size', ''], bare: true })
	};
	return field(name, `${means}: a list of [offset, length]`, options, {
		quantity: 'size',
		isList: true,
		read(value, asked, key, context) {
			// a size alone is one write
			if (typeof value === 'number' && key.unit) return [{ from: null, bytes: inUnit(value, asked, key, context, 'size', {}) }];
			if (!Array.isArray(value)) throw new Refusal(`${asked} must be a list of [offset, length].`);
			const factor = key.unit?.factor ?? 1;
			return (value as readonly Value[]).map((range, i) => {
				const at = `${asked}[${i}]`;
				if (isRecord(range)) return readFields(each, range, `${at}.`, false, context);
				if (!Array.isArray(range) || range.length !== 2) throw new Refusal(`${at} must be [offset, length].`);
				const [from = null, bytes = null] = range as readonly Value[];
				return { from: numberIn(from, `${at}[0]`, {}) * factor, bytes: numberIn(bytes, `${at}[1]`, {}) * factor };
			});
		},
		show: (values) => values.map(({ from, bytes }) => [from, bytes])
	});
}

/** measures by name, all in the unit of the name: {"tx": 1000, "rx": 600} */
export function named(name: string, means: string, options: Options<ReadonlyMap<string, number>> = {}): Field<ReadonlyMap<string, number>> {
	const own = keyOf(name);
	const quantity = own.unit?.quantity ?? 'share';
	return field(name, `${means}: {name: number}`, options, {
		quantity,
		isList: true,
		read(value, asked, key, context) {
			if (!isRecord(value)) throw new Refusal(`${asked} must be {name: number}.`);
			return new Map(Object.entries(value).map(([each, number]) => [each, inUnit(number, `${asked}.${each}`, key, context, quantity, {})]));
		},
		show: (values) => Object.fromEntries([...values].map(([each, base]) => [each, plain(base / (own.unit?.factor ?? 1))]))
	});
}

export const isRecord = (value: unknown): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Inputs that fit none of the fields, by name. */
export function unknownInputs(fields: Fields, inputs: Record_): string[] {
	return Object.keys(inputs).filter((name) => !isPageSize(name) && fieldFor(fields, name) === null);
}

/** the field that a name means, by its words and its unit */
export function fieldFor(fields: Fields, name: string): string | null {
	const exact = Object.entries(fields).find(([, each]) => each.name === name);
	if (exact) return exact[0];
	const key = keyOf(name);
	const fits = (each: Field<unknown>) => each.keys.some((own) => isSame(own, each.quantity, key));
	const all = Object.entries(fields).filter(([, each]) => fits(each));
	// a name without a unit means a thing that has none, rather than one that needs it
	const plainly = key.unit === null ? all.find(([, each]) => each.quantity === null) : undefined;
	return (plainly ?? all[0])?.[0] ?? null;
}

const isPageSize = (name: string): boolean => keyOf(name).stem === 'page' && keyOf(name).unit?.quantity === 'size';

/**
 * @param before the way to the fields, for messages
 * @param published the inputs come from a published result: what they don't say is not there
 * @throws Refusal
 */
export function readFields<F extends Fields>(fields: F, inputs: Record_, before: string, published: boolean, outer: Context): Given<F> {
	const [unknown] = unknownInputs(fields, inputs);
	if (unknown !== undefined) throw new Refusal(`${before}${unknown} is not an input here.${near(unknown, fields)}`);
	const context = contextOf(inputs, before, outer);
	const given: Record<string, unknown> = {};
	const named = new Map<string, string>();
	for (const [name, value] of Object.entries(inputs)) {
		const place = isPageSize(name) ? null : fieldFor(fields, name);
		const own = place === null ? undefined : fields[place];
		if (place === null || !own) continue;
		if (named.has(place)) throw new Refusal(`${before}${named.get(place) ?? ''} and ${name} say the same. Leave one out.`);
		named.set(place, name);
		given[place] = value === null && own.absent ? own.absent.value : own.read(value, `${before}${name}`, keyOf(name), context);
	}
	for (const [place, own] of Object.entries(fields)) {
		if (place in given) continue;
		const absent = (published ? own.unsaid : null) ?? own.absent;
		if (!absent) throw new Refusal(`${before}${own.name} is missing: ${own.means}.`);
		given[place] = absent.value;
	}
	return given as Given<F>;
}

function contextOf(inputs: Record_, before: string, outer: Context): Context {
	const name = Object.keys(inputs).find(isPageSize);
	if (name === undefined) return outer;
	return { pageBytes: inUnit(inputs[name] ?? null, `${before}${name}`, keyOf(name), outer, 'size', { positive: true }) };
}

function near(name: string, fields: Fields): string {
	const names = Object.values(fields).map((each) => each.name);
	const best = names.map((each) => [each, distance(each.toLowerCase(), name.toLowerCase())] as const).sort((a, b) => a[1] - b[1])[0];
	if (best && best[1] <= Math.max(2, name.length / 3)) return ` Did you mean ${best[0]}?`;
	return ` It takes ${names.join(', ')}.`;
}

/** letters to add, leave out or change */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
		row = next;
	}
	return row[b.length] ?? 0;
}

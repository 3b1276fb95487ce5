// Names of inputs and results, read the same in all the ways that people write them: `ramMiB`, `vm_ram_MiB` and `memory_MiB` are one name
// with one unit.
import { UNITS, type Unit } from './unit';

export interface Key {
	/** what it is called, in lower case, without the unit and without words that say nothing; empty when nothing is left */
	readonly stem: string;
	/** the same, but those words stay when nothing else is left */
	readonly word: string;
	/** the same with the words of the unit, for names that only look as if they had one (`sampledPages`) */
	readonly whole: string;
	readonly unit: Unit | null;
	/** of pairs of CPU and memory (`hosts_GHz_GB`): the first of its two units */
	readonly first: Unit | null;
}

/** two words for the same thing */
const SAME: Readonly<Record<string, string>> = {
	ram: 'memory',
	mem: 'memory',
	bw: 'bandwidth',
	wws: 'working set',
	wss: 'working set',
	reserved: 'reservation',
	dirtied: 'dirty',
	dirtying: 'dirty',
	dest: 'destination',
	vm: '',
	guest: '',
	rate: '',
	of: '',
	the: '',
	each: '',
	a: ''
};

/** longest first, so that `MiB per s` is not taken for `s` */
const LONGEST_UNIT = 3;
const SPELLED = Object.keys(UNITS)
	.filter((name) => !name.includes(' ') && /[A-Z]/.test(name))
	.sort((a, b) => b.length - a.length);
const WORD = new RegExp(`${SPELLED.join('|')}|[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\\d+`, 'g');

const known = new Map<string, Key>();

/** @param name as written; the same name is read once */
export function keyOf(name: string): Key {
	const before = known.get(name);
	if (before) return before;
	const key = read(name);
	// names come from files: nobody shall fill the memory with them
	if (known.size < 10_000) known.set(name, key);
	return key;
}

function read(name: string): Key {
	const words = wordsOf(name);
	for (let end = words.length; end > 0; end--) {
		const found = unitBefore(words, end);
		if (!found) continue;
		const before = unitBefore(words, found.start);
		const pair = before?.unit.quantity === 'hertz' && found.unit.quantity === 'size' ? before : null;
		const rest = [...words.slice(0, pair ? pair.start : found.start), ...words.slice(end)];
		return { stem: telling(rest), word: wordOf(rest), whole: wordOf(words), unit: found.unit, first: pair ? pair.unit : null };
	}
	return { stem: telling(words), word: wordOf(words), whole: wordOf(words), unit: null, first: null };
}

/** the unit whose words end before that place */
function unitBefore(words: readonly string[], end: number): { readonly unit: Unit; readonly start: number } | null {
	for (let length = Math.min(LONGEST_UNIT, end); length > 0; length--) {
		const start = end - length;
		const spelled = words.slice(start, end).join(' ');
		const unit = unitNamed(spelled);
		// `faults per min` and `credits per ms` count in a time, they last none
		if (unit && words[start - 1]?.toLowerCase() !== 'per') return { unit, start };
	}
	return null;
}

function unitNamed(spelled: string): Unit | undefined {
	// camel case writes them with a capital: `setupS`, `loadPercent`
	for (const name of [spelled, spelled.toLowerCase()]) if (Object.hasOwn(UNITS, name)) return UNITS[name];
	return undefined;
}

const wordsOf = (name: string): string[] =>
	name
		.replace(/([vp])CPU/g, '$1cpu')
		.split(/[^A-Za-z0-9]+/)
		.flatMap((part) => (Object.hasOwn(UNITS, part) ? [part] : (part.match(WORD) ?? [])));

const plain = (words: readonly string[]): string[] => words.map((word) => single(word.toLowerCase()));

const telling = (words: readonly string[]): string =>
	plain(words)
		.map((word) => (Object.hasOwn(SAME, word) ? (SAME[word] ?? '') : word))
		.filter((word) => word !== '')
		.join(' ');

const wordOf = (words: readonly string[]): string => telling(words) || plain(words).join(' ');

/** `guests` is `guest`; `class` stays */
const single = (word: string): string =>
	word === 'vms' ? 'vm' : word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** the same thing called otherwise, in the same unit */
export function calledAlso(own: Key, other: string): Key {
	const words = wordsOf(other);
	return { ...own, stem: telling(words), word: wordOf(words), whole: wordOf(words) };
}

/** whether what is asked for is this: the words are the same, and the units are of one kind, or none is said */
export function isSame(own: Key, quantity: Unit['quantity'] | null, asked: Key): boolean {
	if (quantity === null) return own.whole === asked.whole;
	if (asked.unit === null) return own.word === asked.word;
	return own.stem === asked.stem && asked.unit.quantity === quantity && (asked.first === null) === (own.first === null);
}

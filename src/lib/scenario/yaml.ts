// YAML text as a plain value that knows where each part of it was written. JSON is a part of YAML. Whatever the text holds, nothing
// is thrown and nothing grows without bound: size, depth and what aliases unfold to are limited.
import { Composer, isMap, isSeq, LineCounter, Parser } from 'yaml';
import type { CST, Document } from 'yaml';
import { m } from '$lib/paraglide/messages';
import { excerpt, MOST_MISTAKES, pathText, type Complaint, type Mistake, type Path, type Words } from './mistake';
import { number } from './phrases';
import { emptyWords, notAScenario, syntaxWords } from './syntax';
import { Builder, keyOf } from './yaml-values';

export interface Written {
	readonly value: unknown;
	/** the complaint at its place in the text */
	readonly place: (complaint: Complaint) => Mistake;
}

export type Reading = { readonly written: Written } | { readonly mistakes: readonly Mistake[] };

const DEEPEST = 16;

export function readYaml(raw: string): Reading {
	const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
	const hopeless = notAScenario(text);
	if (hopeless) return { mistakes: [{ ...hopeless, line: 1, column: 1, path: '', found: '' }] };
	const lines = new LineCounter();
	const at = (from: number, to: number, words: Words, path: Path = []): Mistake => {
		const { line, col } = lines.linePos(from);
		return { line: Math.max(1, line), column: Math.max(1, col), path: pathText(path), found: excerpt(text.slice(from, to)), ...words };
	};
	const tokens = [...new Parser(lines.addNewLine).parse(text)];
	// before anything that goes down into the nodes by calling itself
	const deep = tooDeep(tokens);
	if (deep !== null) return { mistakes: [at(deep, deep + 1, deepWords())] };
	const [document, second] = compose(tokens, text.length);
	const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])].slice(0, MOST_MISTAKES);
	if (errors.length > 0)
		return { mistakes: errors.map(({ code, pos: [from, to] }) => at(from, to, syntaxWords(code, excerpt(text.slice(from, to))))) };
	if (second) return { mistakes: [at(second.range[0], second.range[0], documentsWords())] };
	if (!document?.contents) return { mistakes: [at(0, 0, emptyWords())] };
	return build(document, at);
}

/** Equal keys are found while building, in one pass: the library would compare each with each. */
const compose = (tokens: CST.Token[], length: number): Document.Parsed[] => [
	...new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false }).compose(tokens, true, length)
];

function build(document: Document.Parsed, at: (from: number, to: number, words: Words, path?: Path) => Mistake): Reading {
	const mistakes: Mistake[] = [];
	const builder = new Builder((node, words) => {
		const [from, to] = node.range ?? [0, 0];
		if (mistakes.length < MOST_MISTAKES) mistakes.push(at(from, to, words));
	});
	const value = builder.value(document.contents);
	if (mistakes.length > 0) return { mistakes };
	const place = ({ path, on, message, expected, cure }: Complaint): Mistake => {
		const [from, to] = rangeOf(document, builder, path, on);
		return at(from, to, { message, expected, cure }, path);
	};
	return { written: { value, place } };
}

/** where the thing at a path was written; a missing one where it should be: at the start of what lacks it */
function rangeOf(document: Document.Parsed, builder: Builder, path: Path, on: Complaint['on']): readonly [number, number] {
	let node: unknown = document.contents;
	for (const [place, step] of path.entries()) {
		const inside = builder.target(node);
		const pair = isMap(inside) ? inside.items.find(({ key }) => keyOf(key) === String(step)) : undefined;
		const next = isSeq(inside) && typeof step === 'number' ? inside.items[step] : (pair?.value ?? pair?.key);
		if (next === undefined) return [rangeStart(inside), rangeStart(inside)];
		node = on === 'key' && place === path.length - 1 && pair ? pair.key : next;
	}
	return spanOf(node);
}

function spanOf(node: unknown): readonly [number, number] {
	const range = (node as { readonly range?: readonly [number, number, number] | null } | null)?.range;
	return range ? [range[0], range[1]] : [0, 0];
}

const rangeStart = (node: unknown): number => spanOf(node)[0];

/** the offset at which lists and keys nest too deeply; null when they do not */
function tooDeep(tokens: readonly CST.Token[]): number | null {
	const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
	for (let next = open.pop(); next; next = open.pop()) {
		const { token, depth } = next;
		if (depth > DEEPEST) return token.offset;
		if ('value' in token && token.value) open.push({ token: token.value, depth });
		if (!('items' in token)) continue;
		for (const item of token.items) {
			if ('key' in item && item.key) open.push({ token: item.key, depth: depth + 1 });
			if (item.value) open.push({ token: item.value, depth: depth + 1 });
		}
	}
	return null;
}

const deepWords = (): Words => ({
	message: m.scenario_deep({ most: number(DEEPEST) }),
	expected: m.scenario_deep_expected({ most: number(DEEPEST) }),
	cure: m.scenario_deep_cure()
});

const documentsWords = (): Words => ({
	message: m.scenario_documents(),
	expected: m.scenario_documents_expected(),
	cure: m.scenario_documents_cure()
});

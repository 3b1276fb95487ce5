// YAML text as a plain value that knows where each part of it was written. JSON is a part of YAML. Whatever the text holds, nothing
// is thrown and nothing grows without bound: size, depth and what aliases unfold to are limited.
import { Composer, isMap, isSeq, LineCounter, Parser } from 'yaml';
import type { CST, Document, YAMLError } from 'yaml';
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

type At = (from: number, to: number, words: Words, path?: Path) => Mistake;

const DEEPEST = 16;

export function readYaml(raw: string): Reading {
	const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
	const hopeless = notAScenario(text);
	if (hopeless) return { mistakes: [{ ...hopeless, line: 1, column: 1, path: '', found: '' }] };
	const lines = new LineCounter();
	const at: At = (from, to, words, path = []) => {
		const { line, col } = lines.linePos(from);
		return { line: Math.max(1, line), column: Math.max(1, col), path: pathText(path), found: excerpt(text.slice(from, to)), ...words };
	};
	const tokens = [...new Parser(lines.addNewLine).parse(text)];
	// before anything that goes down into the nodes by calling itself
	const deep = tooDeep(tokens);
	if (deep !== null) return { mistakes: [at(deep, deep + 1, deepWords())] };
	const [document, second] = compose(tokens, text.length);
	const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
	if (errors.length > 0)
		return { mistakes: firstOfEachLine(errors.slice(0, 10 * MOST_MISTAKES).map((error) => syntaxMistake(error, tokens, text, at))) };
	if (second) return { mistakes: [at(second.range[0], second.range[0], documentsWords())] };
	if (!document?.contents) return { mistakes: [at(0, 0, emptyWords())] };
	return build(document, at);
}

/** Equal keys are found while building, in one pass: the library would compare each with each. */
const compose = (tokens: CST.Token[], length: number): Document.Parsed[] => [
	...new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false }).compose(tokens, true, length)
];

function build(document: Document.Parsed, at: At): Reading {
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
	for (const { token, depth } of everyToken(tokens)) if (depth > DEEPEST) return token.offset;
	return null;
}

/** Not by calling itself: depth is what it is there to find out. */
function* everyToken(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
	const open = tokens.map((token) => ({ token, depth: 0 }));
	for (let next = open.pop(); next; next = open.pop()) {
		yield next;
		const { token, depth } = next;
		if ('value' in token && token.value) open.push({ token: token.value, depth });
		if (!('items' in token)) continue;
		for (const item of token.items) {
			if ('key' in item && item.key) open.push({ token: item.key, depth: depth + 1 });
			if (item.value) open.push({ token: item.value, depth: depth + 1 });
		}
	}
}

/** What is never closed is found where the text ends: the mark that opens it tells more. */
function syntaxMistake(error: YAMLError, tokens: readonly CST.Token[], text: string, at: At): Mistake {
	const [from, to] = error.pos;
	const opens = /^Missing closing|end with/.test(error.message) ? openMark(tokens, from) : null;
	return opens === null ? at(from, to, syntaxWords(error, excerpt(text.slice(from, to)))) : at(opens, opens + 1, syntaxWords(error, ''));
}

/** one thing wrong makes the library stumble more than once in the same line */
const firstOfEachLine = (mistakes: readonly Mistake[]): Mistake[] =>
	mistakes.filter(({ line }, place) => line !== mistakes[place - 1]?.line).slice(0, MOST_MISTAKES);

/** the last quotation mark or bracket before a place that nothing closes */
function openMark(tokens: readonly CST.Token[], before: number): number | null {
	let last: number | null = null;
	for (const { token } of everyToken(tokens)) {
		const open =
			token.type === 'flow-collection'
				? !token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end')
				: /^(?:single|double)-quoted-scalar$/.test(token.type) && 'source' in token && !/^(["'])[^]*\1$/.test(token.source);
		if (open && token.offset < before && token.offset > (last ?? -1)) last = token.offset;
	}
	return last;
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

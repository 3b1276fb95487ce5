// From YAML's nodes to plain values: every alias, key and tag that could surprise is complained about at its place.
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair, YAMLMap } from 'yaml';
import { m } from '$lib/paraglide/messages';
import type { Words } from './mistake';
import { number } from './phrases';
import { tagWords } from './syntax';

/** what aliases may unfold to; a file of 20,000 guests has half a million values */
const MOST_VALUES = 2_000_000;

interface Built {
	readonly node: Node;
	readonly value: unknown;
	/** how many values it unfolds to */
	readonly size: number;
}

export type Report = (node: Node, words: Words) => void;

export class Builder {
	readonly #report: Report;
	readonly #anchors = new Map<string, Built>();
	readonly #targets = new Map<Alias, Node>();
	#size = 0;

	constructor(report: Report) {
		this.#report = report;
	}

	/** Objects have no prototype, so that a key such as `__proto__` is a key like any other. */
	value(node: unknown): unknown {
		const before = this.#size++;
		if (isAlias(node)) return this.#repeat(node);
		const value = this.#plain(node);
		if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined)
			this.#anchors.set(node.anchor, { node, value, size: this.#size - before });
		return value;
	}

	/** what an alias stands for; any other node is itself */
	target(node: unknown): unknown {
		return isAlias(node) ? this.#targets.get(node) : node;
	}

	#plain(node: unknown): unknown {
		if (isMap(node)) return this.#map(node);
		if (isSeq(node)) return node.items.map((item) => this.value(item));
		if (!isScalar(node)) return null;
		// a date or bytes, made of a tag
		if (typeof node.value === 'object' && node.value !== null)
			this.#report(node, tagWords((node.tag ?? '!').replace('tag:yaml.org,2002:', '!!')));
		return node.value;
	}

	#map(node: YAMLMap): Record<string, unknown> {
		const map = Object.create(null) as Record<string, unknown>;
		for (const { key, value } of node.items) {
			const name = keyOf(key);
			if (name === null) this.#report(isNode(key) ? key : node, keyWords());
			else if (name in map) this.#report(isNode(key) ? key : node, duplicateWords(name));
			else map[name] = this.value(value);
		}
		return map;
	}

	/** Aliases share the value that they repeat, so memory stays small; the bound keeps those who walk it from walking for ever. */
	#repeat(alias: Alias): unknown {
		const built = this.#anchors.get(alias.source);
		if (!built) {
			this.#report(alias, aliasWords(alias.source));
			return null;
		}
		this.#targets.set(alias, built.node);
		const before = this.#size;
		this.#size += built.size;
		if (this.#size > MOST_VALUES && before <= MOST_VALUES) this.#report(alias, bombWords());
		return this.#size > MOST_VALUES ? null : built.value;
	}
}

const isNode = (value: unknown): value is Node => isAlias(value) || isScalar(value) || isMap(value) || isSeq(value);

/** the key's text; null when it is not a word or number */
export const keyOf = (key: Pair['key']): string | null =>
	isScalar(key) && (typeof key.value === 'string' || typeof key.value === 'number' || typeof key.value === 'boolean')
		? String(key.value)
		: null;

const keyWords = (): Words => ({
	message: m.scenario_key_kind(),
	expected: m.scenario_syntax_colon_expected(),
	cure: m.scenario_key_kind_cure()
});

const duplicateWords = (key: string): Words => ({
	message: m.scenario_duplicate_key({ key }),
	expected: m.scenario_duplicate_key_expected(),
	cure: m.scenario_duplicate_key_cure()
});

const aliasWords = (name: string): Words => ({
	message: m.scenario_alias({ name }),
	expected: m.scenario_alias_expected(),
	cure: m.scenario_alias_cure({ name })
});

const bombWords = (): Words => ({
	message: m.scenario_alias_bomb({ most: number(MOST_VALUES) }),
	expected: m.scenario_alias_bomb_expected({ most: number(MOST_VALUES) }),
	cure: m.scenario_alias_bomb_cure()
});

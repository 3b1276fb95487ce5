// Text that is no scenario at all, or no YAML: the sentences for it. The YAML library's own words are for those who know its grammar.
import type { YAMLError } from 'yaml';
import { m } from '$lib/paraglide/messages';
import type { Words } from './mistake';
import { number, size } from './phrases';

/** characters; a file of 20,000 guests has four million */
export const MOST_CHARACTERS = 6_000_000;
const MOST_LINES = 500_000;

/** what is wrong with a file of so many bytes before anybody reads it; null when it may be read */
export const tooLarge = (bytes: number): Words | null =>
	bytes <= MOST_CHARACTERS
		? null
		: {
				message: m.scenario_too_large({ size: size(bytes) }),
				expected: m.scenario_too_large_expected({ size: size(MOST_CHARACTERS) }),
				cure: m.scenario_too_large_cure()
			};

/** what is wrong with the text before any of it is understood; null when it may be */
export function notAScenario(text: string): Words | null {
	const large = tooLarge(text.length);
	if (large) return large;
	if (text.includes('\0'))
		return { message: m.scenario_not_text(), expected: m.scenario_not_text_expected(), cure: m.scenario_not_text_cure() };
	if (text.trim() === '') return emptyWords();
	if (!hasMoreLines(text, MOST_LINES)) return null;
	const most = number(MOST_LINES);
	return {
		message: m.scenario_too_many_lines({ most }),
		expected: m.scenario_too_large_expected({ size: most }),
		cure: m.scenario_too_large_cure()
	};
}

function hasMoreLines(text: string, most: number): boolean {
	let lines = 1;
	for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
	return lines > most;
}

export const emptyWords = (): Words => ({
	message: m.scenario_empty(),
	expected: m.scenario_empty_expected(),
	cure: m.scenario_empty_cure()
});

/** The library's code alone says too little: its message tells a missing bracket from a missing colon. */
export function syntaxWords({ code, message }: Pick<YAMLError, 'code' | 'message'>, found: string): Words {
	if (/^Missing closing/.test(message))
		return { message: m.scenario_syntax_quote(), expected: m.scenario_syntax_quote_expected(), cure: m.scenario_syntax_quote_cure() };
	if (/must (?:be sufficiently indented and )?end with/.test(message))
		return { message: m.scenario_syntax_bracket(), expected: m.scenario_syntax_bracket_expected(), cure: m.scenario_syntax_bracket_cure() };
	if (code === 'BAD_INDENT' || /without - indicator/.test(message))
		return { message: m.scenario_syntax_indent(), expected: m.scenario_syntax_indent_expected(), cure: m.scenario_syntax_indent_cure() };
	switch (code) {
		case 'TAB_AS_INDENT':
			return { message: m.scenario_syntax_tab(), expected: m.scenario_syntax_tab_expected(), cure: m.scenario_syntax_tab_cure() };
		case 'BLOCK_AS_IMPLICIT_KEY':
			return { message: m.scenario_syntax_nested(), expected: m.scenario_syntax_nested_expected(), cure: m.scenario_syntax_nested_cure() };
		case 'MISSING_CHAR':
		case 'MULTILINE_IMPLICIT_KEY':
		case 'KEY_OVER_1024_CHARS':
			return { message: m.scenario_syntax_colon(), expected: m.scenario_syntax_colon_expected(), cure: m.scenario_syntax_colon_cure() };
		case 'BLOCK_IN_FLOW':
			return { message: m.scenario_syntax_comma(), expected: m.scenario_syntax_comma_expected(), cure: m.scenario_syntax_comma_cure() };
		case 'BAD_SCALAR_START':
		case 'BAD_ALIAS':
			return { message: m.scenario_syntax_start(), expected: m.scenario_syntax_start_expected(), cure: m.scenario_syntax_start_cure() };
		case 'BAD_DQ_ESCAPE':
			return { message: m.scenario_syntax_escape(), expected: m.scenario_syntax_escape_expected(), cure: m.scenario_syntax_escape_cure() };
		case 'TAG_RESOLVE_FAILED':
		case 'BAD_COLLECTION_TYPE':
			return tagWords(found);
		default:
			return { message: m.scenario_syntax({ found }), expected: m.scenario_syntax_expected(), cure: m.scenario_syntax_cure() };
	}
}

export const tagWords = (found: string): Words => ({
	message: m.scenario_tag({ found }),
	expected: m.scenario_tag_expected(),
	cure: m.scenario_tag_cure()
});

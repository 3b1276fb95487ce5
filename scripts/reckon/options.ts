// What was asked for on the command line.
import type { Record_, Value } from '../../src/lib/sim/equations/field';

export type Options =
	| { readonly kind: 'help' }
	| { readonly kind: 'list' }
	/** `file`: inputs as a JSON object, `-` for stdin; null: they stand on the line */
	| { readonly kind: 'ask'; readonly equation: string; readonly inputs: Record_; readonly file: string | null }
	| { readonly kind: 'vectors'; readonly file: string; readonly json: boolean };

export const USAGE = `Usage: npm run reckon                                   lists the equations
       npm run reckon -- EQUATION NAME=VALUE ...       one answer as a JSON object
       npm run reckon -- EQUATION --json FILE          the same, inputs as a JSON object in a file (- for stdin)
       npm run reckon -- --vectors FILE [--json]       published results beside the model's; --json as a JSON list

NAME=VALUE   an input with its unit at the end of its name: ramMiB=1024, ramGB=1, vm_ram_MiB=1024.
             A value is a number, a word, or JSON: hosts=[[9,9],[6,6]]; a list where one number is asked for is so many questions.
--help       print this`;

export function optionsOf(args: readonly string[]): Options | { readonly problem: string } {
	if (args.some((arg) => arg === '--help' || arg === '-h')) return { kind: 'help' };
	const place = args.findIndex((arg) => arg === '--vectors' || arg.startsWith('--vectors='));
	return place >= 0 ? vectorsIn(args, place) : askIn(args);
}

function vectorsIn(args: readonly string[], place: number): Options | { readonly problem: string } {
	const inline = /^--vectors=(.+)$/.exec(args[place] ?? '')?.[1];
	const file = inline ?? args[place + 1];
	if (file === undefined || file.startsWith('--')) return { problem: '--vectors needs a file.' };
	const others = args.filter((_, i) => i !== place && (inline !== undefined || i !== place + 1));
	const odd = others.find((arg) => arg !== '--json');
	return odd === undefined ? { kind: 'vectors', file, json: others.length > 0 } : { problem: `${odd} does not go with --vectors.` };
}

function askIn([equation, ...rest]: readonly string[]): Options | { readonly problem: string } {
	if (equation === undefined) return { kind: 'list' };
	if (equation.startsWith('-') || equation.includes('=')) return { problem: `Name an equation first, not ${equation}.` };
	const inputs = new Map<string, Value>();
	let file: string | null = null;
	for (let place = 0; place < rest.length; place++) {
		const arg = rest[place] ?? '';
		const inline = /^--json=(.+)$/.exec(arg)?.[1];
		if (arg === '--json' || inline !== undefined) {
			const named = inline ?? rest[++place];
			if (named === undefined) return { problem: '--json needs a file, or - for stdin.' };
			if (file !== null) return { problem: `One file at a time: ${file} and ${named}.` };
			file = named;
			continue;
		}
		if (arg.startsWith('--')) return { problem: `There is no option ${arg}.` };
		const at = arg.indexOf('=');
		if (at < 1) return { problem: `${arg} is no input: write its name, an equals sign, and its value.` };
		const name = arg.slice(0, at);
		if (inputs.has(name)) return { problem: `${name} is said twice.` };
		inputs.set(name, valueOf(arg.slice(at + 1)));
	}
	if (file !== null && inputs.size > 0) return { problem: 'Give the inputs in a file or on the line, not both.' };
	return { kind: 'ask', equation, inputs: Object.fromEntries(inputs), file };
}

/** a number, a list or an object where it is one; else a word, or words with commas between them as a list */
function valueOf(text: string): Value {
	try {
		return JSON.parse(text) as Value;
	} catch {
		return text.includes(',') && !/[[{"]/.test(text) ? text.split(',').map((each) => valueOf(each.trim())) : text;
	}
}

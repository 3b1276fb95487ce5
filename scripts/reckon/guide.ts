// Writes docs/equations.md: every equation with its inputs, results and source, and one example with what it really prints. A test fails
// when the file is out of date.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Equation } from '../../src/lib/sim/equations/equation';
import type { Value } from '../../src/lib/sim/equations/field';
import { EQUATIONS } from '../../src/lib/sim/equations/registry';
import { main } from './main';

export const guideFile = new URL('../../docs/equations.md', import.meta.url);

const INTRO = `# The model's equations, one by one

Every number in the lab comes from a few equations. \`npm run reckon\` asks them directly, without a scenario: to check a number of a lesson, or to set a
published figure beside the model's.

\`\`\`console
$ npm run reckon                                   # lists the equations
$ npm run reckon -- EQUATION NAME=VALUE ...        # one answer as a JSON object
$ npm run reckon -- EQUATION --json FILE           # the same, inputs as a JSON object in a file (- for stdin)
$ npm run reckon -- --vectors FILE [--json]        # published results beside the model's
\`\`\`

The exit code is 0 when there is an answer, and 1 when something can't be read or makes no sense: an unknown name, no number, a negative or zero bandwidth, a
disk whose parent is missing, guests that need each other in a circle. The message says what and why. A migration that never ends is an answer:
\`"outcome": "doesNotConverge"\`, and its totals are \`null\`.

The tables below are written by \`npm run equations\` from the equations themselves, and the examples show what was really printed.

## Names and units

A name ends in its unit, and any unit of the same kind will do: \`ramMiB=1024\`, \`ramGiB=1\`, \`ram_bytes=1073741824\` and \`vm_ram_MiB=1024\` are the same input.

| kind      | units at the end of a name                                                                                                    |
| --------- | ----------------------------------------------------------------------------------------------------------------------------- |
| size      | \`bytes\`, \`kB\`, \`MB\`, \`GB\`, \`TB\` (powers of 1,000), \`KiB\`, \`MiB\`, \`GiB\`, \`TiB\` (of 1,024), \`sectors\` (512 bytes), \`pages\` |
| rate      | a size with \`ps\`, \`_s\` or \`_per_s\`: \`MiBps\`, \`MiB_per_s\`, \`pages_per_s\`; \`Mbps\`, \`Mbit_s\`, \`Gbps\`                             |
| time      | \`ns\`, \`us\`, \`ms\`, \`s\` (\`S\` in camel case), \`min\`, \`h\`, \`days\`                                                              |
| frequency | \`Hz\`, \`MHz\`, \`GHz\`                                                                                                            |
| part      | \`percent\` or \`pct\`; \`fraction\` or \`ratio\` (of 1)                                                                              |

Pages have 4,096 bytes unless \`page_bytes\` says otherwise. A list where one number is asked for is so many questions: \`nowS=60,120\`. Lists of things are
JSON: \`guests='[{"weight":256},{"weight":512}]'\`.

## Published results

\`npm run reckon -- --vectors FILE\` reads a file of the form of [\`tests/vectors/open.json\`](../tests/vectors/open.json): \`{"vectors": [...]}\`, each with \`id\`,
\`topic\`, \`inputs\`, \`expected\` and \`tolerance\` (\`rel\`, \`abs\`, \`abs_s\`, \`abs_ms\`, \`abs_pct\`, \`exact\` or \`range\`). Every figure gets a line: published, ours,
difference, and a verdict.

- **met** or **not met**: by the tolerance that came with it. **met, table**: the model repeats a published table there, it computes nothing.
- **not understood**: no equation of that topic takes all of its inputs, and the line names the input that is not known; or none has the result. Nothing is
  answered in part or guessed.

The model answers from the inputs alone; it never looks at the id. What a published result does not say is not there: no set-up, no resume, no device state, no
overhead of the hypervisor. (Asked directly, the model's own defaults hold.) Where inputs do not say whether a VHD is fixed or dynamic, the result's source, its
note and the figures that it asks for decide; failing those, it is dynamic.
`;

/** the shown command, as it would be typed */
export const commandOf = ({ name, example }: Equation): string =>
	['npm run -s reckon --', name, ...Object.entries(example).map(([input, value]) => `${input}=${typed(value)}`)].join(' ');

const typed = (value: Value): string => {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return /^[\w.,-]+$/.test(text) ? text : `'${text}'`;
};

export function guideText(): string {
	return `${[INTRO, '## The equations', ...EQUATIONS.map(sectionOf)].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function sectionOf(equation: Equation): string {
	const { name, answers, fields, results, source, repeats, example } = equation;
	const inputs = Object.values(fields).map((field) => [code(field.name), field.means, field.absent ? field.absent.text : 'needed']);
	const told = Object.entries(results).map(([result, { means }]) => [code(result), means]);
	const { assumed } = equation.answer(example);
	return [
		`### ${name}`,
		`${answers}${repeatedText(repeats, Object.keys(results))}`,
		table(['input', 'meaning', 'when left out'], inputs),
		table(['result', 'meaning'], told),
		`Source: ${source}. ${assumed.length > 0 ? `Assumed, not published: ${assumed.join('; ')}.` : 'Nothing is assumed in this example.'}`,
		`\`\`\`console\n$ ${commandOf(equation)}\n${printed(equation)}\n\`\`\``
	].join('\n\n');
}

function repeatedText(repeats: readonly string[], all: readonly string[]): string {
	if (repeats.length === all.length) return ' A published table that the model holds; it computes nothing here.';
	return repeats.length === 0 ? '' : ` Held as published, not computed: ${repeats.map(code).join(', ')}.`;
}

function printed({ name, example }: Equation): string {
	const lines: string[] = [];
	const values = Object.entries(example).map(([input, value]) => `${input}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
	main([name, ...values], (text) => lines.push(text));
	return lines.join('\n');
}

const code = (text: string): string => `\`${text}\``;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	[head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.map((cell) => cell.replace(/[|<>*]/g, '\\$&')).join(' | ')} |`)
		.join('\n');

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) writeFileSync(guideFile, guideText());

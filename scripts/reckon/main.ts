// The command line: an equation and its inputs in, a JSON object out. Exit code 1 for what can't be read or answered; a published result
// that is not met is part of the report.
import { readFileSync } from 'node:fs';
import { isRecord, Refusal, type Record_ } from '../../src/lib/sim/equations/field';
import { EQUATIONS, equationNamed } from '../../src/lib/sim/equations/registry';
import { publishedIn, verdicts } from '../../src/lib/sim/equations/vectors';
import { optionsOf, USAGE, type Options } from './options';
import { answerJson, listText, pretty, verdictText } from './report';

/** @returns the exit code */
export function main(
	args: readonly string[],
	print: (text: string) => void = console.log,
	complain: (text: string) => void = console.error
): number {
	const options = optionsOf(args);
	if ('problem' in options) {
		complain(`${options.problem}\n\n${USAGE}`);
		return 1;
	}
	try {
		print(reportOf(options));
		return 0;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		complain(error.message);
		return 1;
	}
}

function reportOf(options: Options): string {
	switch (options.kind) {
		case 'help':
			return USAGE;
		case 'list':
			return listText(EQUATIONS);
		case 'ask': {
			const equation = equationNamed(options.equation);
			if (!equation)
				throw new Refusal(`There is no equation ${options.equation}. There are ${EQUATIONS.map(({ name }) => name).join(', ')}.`);
			return answerJson(equation.answer(options.file === null ? options.inputs : inputsIn(options.file)));
		}
		case 'vectors': {
			const found = verdicts(publishedIn(jsonIn(options.file)));
			return options.json ? pretty(found) : verdictText(found);
		}
	}
}

function inputsIn(file: string): Record_ {
	const inputs = jsonIn(file);
	if (!isRecord(inputs)) throw new Refusal(`${nameOf(file)} must hold a JSON object of inputs.`);
	return inputs;
}

const nameOf = (file: string): string => (file === '-' ? 'The standard input' : file);

function jsonIn(file: string): unknown {
	const text = textIn(file);
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) throw new Refusal(`${nameOf(file)} is no JSON: ${error.message}.`);
		throw error;
	}
}

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file.',
	EISDIR: 'it is a folder.',
	EACCES: 'you may not read it.'
};

/** Only what the file system says is the file's fault; anything else is a bug and is thrown on. */
function textIn(file: string): string {
	try {
		return readFileSync(file === '-' ? 0 : file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'syscall' in error && 'code' in error)
			throw new Refusal(`${nameOf(file)} cannot be read: ${REASONS[String(error.code)] ?? error.message}`);
		throw error;
	}
}

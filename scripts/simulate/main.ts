// The command line: options in, a report out. Exit code 1 for a bad file or option; a command that the model refuses is part of the report.
import { readFileSync, statSync } from 'node:fs';
import { parseScenario, tooLarge } from '../../src/lib/scenario/parse';
import type { Mistake, Words } from '../../src/lib/scenario/mistake';
import type { Scenario } from '../../src/lib/sim/scenario';
import { toNs } from '../../src/lib/sim/units';
import { run } from './course';
import { optionsOf, USAGE } from './options';
import { jsonReport, textReport } from './report';

/** @returns the exit code */
export function main(
	args: readonly string[],
	print: (text: string) => void = console.log,
	complain: (text: string) => void = console.error
): number {
	const options = optionsOf(args);
	if ('help' in options) {
		print(USAGE);
		return 0;
	}
	if ('problem' in options) {
		complain(`${options.problem}\n\n${USAGE}`);
		return 1;
	}
	const opened = open(options.file);
	if ('problem' in opened) {
		complain(opened.problem);
		return 1;
	}
	const { scenario } = opened;
	const course = run(scenario, options.until === null ? null : toNs(options.until), options.history);
	const report = options.json ? jsonReport : textReport;
	print(report(scenario.title, course, options.hash));
	return 0;
}

function open(file: string): { readonly scenario: Scenario } | { readonly problem: string } {
	try {
		const large = tooLarge(statSync(file).size);
		if (large) return { problem: line(file, 1, 1, large) };
		const parsed = parseScenario(readFileSync(file, 'utf8'));
		if (parsed.mistakes === undefined) return { scenario: parsed.scenario };
		return { problem: parsed.mistakes.map((mistake) => mistakeLine(file, mistake)).join('\n') };
	} catch (error) {
		return { problem: `${file} cannot be read: ${reasonOf(error)}` };
	}
}

/** `clinic.scenario.yaml:12:5: guests[3].memoryMiB: memoryMiB must be …`, as editors and terminals link to it */
const mistakeLine = (file: string, mistake: Mistake): string =>
	line(file, mistake.line, mistake.column, {
		...mistake,
		message: mistake.path === '' ? mistake.message : `${mistake.path}: ${mistake.message}`
	});

const line = (file: string, at: number, column: number, { message, cure }: Words): string => `${file}:${at}:${column}: ${message} ${cure}`;

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file.',
	EISDIR: 'it is a folder. Name a scenario in it.',
	EACCES: 'you may not read it.'
};

/** Only what the file system says is the file's fault; anything else is a bug and is thrown on. */
function reasonOf(error: unknown): string {
	if (error instanceof Error && 'syscall' in error && 'code' in error) return REASONS[String(error.code)] ?? error.message;
	throw error;
}

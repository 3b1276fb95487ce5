// What was asked for on the command line.

export interface Options {
	readonly file: string;
	/** s; null: until nothing is under way any more */
	readonly until: number | null;
	readonly json: boolean;
	readonly hash: boolean;
	readonly history: boolean;
}

export const USAGE = `Usage: npm run simulate -- FILE [--until TIME] [--json] [--history] [--hash]

FILE         a scenario, *.scenario.yaml
--until TIME how long to simulate: 60s, 500ms, 5m, 2h, or a number of seconds.
             Without it: until everything under way has ended, at most an hour after the last command.
--json       print events, refusals and the final view as one JSON value
--history    keep counters and alarms, and print them, too
--hash       print the fingerprint of the final world
--help       print this`;

export function optionsOf(args: readonly string[]): Options | { readonly help: true } | { readonly problem: string } {
	let [file, until]: [string | null, number | null] = [null, null];
	const flags = new Set<string>();
	for (let place = 0; place < args.length; place++) {
		const [name, inline] = splitOnce(args[place] ?? '');
		if (name === '--help' || name === '-h') return { help: true };
		if (name === '--until') {
			const text = inline ?? args[++place];
			const seconds = secondsOf(text ?? '');
			if (seconds === null) return { problem: `--until needs a time such as 60s, 5m or 2h${text === undefined ? '' : `, not ${text}`}.` };
			until = seconds;
		} else if ((name === '--json' || name === '--hash' || name === '--history') && inline === undefined) flags.add(name);
		else if (name.startsWith('-')) return { problem: `There is no option ${args[place] ?? ''}.` };
		else if (file !== null) return { problem: `One file at a time: ${file} and ${args[place] ?? ''}.` };
		else file = args[place] ?? '';
	}
	if (file === null || file === '') return { problem: 'Which file? Name a scenario.' };
	return { file, until, json: flags.has('--json'), hash: flags.has('--hash'), history: flags.has('--history') };
}

const splitOnce = (arg: string): readonly [string, string?] => {
	const at = arg.startsWith('--') ? arg.indexOf('=') : -1;
	return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
};

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, '': 1 };
/** thirty days: what the lab can play, too */
const LONGEST = 30 * 86_400;

/** "5m" → 300; null when it is no time */
export function secondsOf(text: string): number | null {
	const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(text) ?? [];
	const factor = UNITS[unit ?? 'none'];
	if (digits === undefined || factor === undefined) return null;
	const seconds = Number(digits) * factor;
	return seconds <= LONGEST ? seconds : null;
}

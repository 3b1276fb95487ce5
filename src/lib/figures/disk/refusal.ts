// Why a command can't be done now, in the model's words.
import { refusalText } from '$lib/words/checks';
import { namesOf } from '$lib/words/names';
import type { Command } from '$lib/sim/command';
import type { Simulated } from '../figure';

/** empty when it can */
export function whyNot({ view, check }: Pick<Simulated, 'view' | 'check'>, command: Command): string {
	const failed = check(command).filter(({ severity, passed }) => severity === 'refuse' && !passed);
	return failed.length === 0 ? '' : refusalText(command, failed, namesOf(view));
}

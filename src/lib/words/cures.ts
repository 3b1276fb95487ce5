// What to do about a check that failed: the commands that would make it pass, else advice where there is any.
import { m } from '$lib/paraglide/messages';
import type { Check, CheckId } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import { CLUSTER_ADVICE } from './cluster-checks';
import { commandText } from './commands';
import { DELIVERY_ADVICE } from './delivery-checks';
import type { Names } from './names';
import { PROTECTION_ADVICE } from './protection-checks';
import { STORAGE_ADVICE } from './storage-checks';
import { memory } from './units';

type Advice = (numbers: Check['numbers']) => string;

const ADVICE: Readonly<Partial<Record<CheckId, Advice>>> = {
	busy: m.words_advice_busy,
	hostOn: m.words_advice_hostOn,
	maintenance: m.words_advice_otherHost,
	elsewhere: m.words_advice_otherHost,
	memory: m.words_advice_memory,
	cpuReserved: m.compute_advice_cpuReserved,
	cpuVendor: m.words_advice_cpu,
	cpuGeneration: m.words_advice_cpu,
	network: m.words_advice_network,
	storage: m.words_advice_storage,
	space: m.words_advice_space,
	device: m.words_advice_device,
	localMedia: m.words_advice_localMedia,
	concurrency: m.words_advice_concurrency,
	link: m.words_advice_link,
	converges: m.words_advice_converges,
	tools: m.words_advice_tools,
	name: m.words_advice_name,
	cloneSource: m.words_advice_busy,
	guestsOn: m.words_advice_guestsOn,
	unsaved: m.words_advice_unsaved,
	users: m.words_advice_users,
	needed: m.words_advice_users,
	sharedFiles: m.migration_advice_sharedFiles,
	otherStore: m.migration_advice_otherStore,
	hostSupport: m.words_advice_hostSupport,
	...PROTECTION_ADVICE,
	...STORAGE_ADVICE,
	...DELIVERY_ADVICE,
	...CLUSTER_ADVICE
};

/** null when there is nothing to do about it */
export function cureText(check: Check, names: Names): string | null {
	if (check.fix.length === 0) return ADVICE[check.id]?.(check.numbers) ?? null;
	return check.fix.map((command) => stepText(check.id, command, names)).join(' ');
}

/** A move that makes room says how much. */
function stepText(check: CheckId, command: Command, names: Names): string {
	const moved = command.type === 'migrate' ? names.guest(command.guest) : null;
	if (check !== 'memory' || moved === null) return m.words_fix_first({ step: commandText(command, names) });
	return m.words_fix_frees({ step: commandText(command, names), size: memory(moved.memoryMiB) });
}

// A host's memory gets scarce, or eases: what it does about it, and what guests feel.
import { m } from '$lib/paraglide/messages';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Names } from './names';
import type { Said } from './said';
import { finePercent, size } from './units';

type Changed = Extract<SimEvent, { type: 'memoryStateChanged' }>;

const ORDER = ['high', 'soft', 'hard', 'low'] as const;

export function memoryStateChanged({ host: id, from, to, freeBytes }: Changed, names: Names): Said {
	const left = freeBytes >= 0 ? m.compute_free({ size: size(freeBytes) }) : m.compute_over({ size: size(-freeBytes) });
	const words = { host: names.name(id), left };
	const eased = ORDER.indexOf(to) < ORDER.indexOf(from);
	switch (to) {
		case 'high':
			return { tone: 'good', text: m.compute_memory_high(words) };
		case 'soft':
			return eased ? { tone: 'info', text: m.compute_memory_eased_soft(words) } : { tone: 'warn', text: m.compute_memory_soft(words) };
		case 'hard':
			return { tone: 'warn', text: eased ? m.compute_memory_eased_hard(words) : m.compute_memory_hard(words) };
		case 'low':
			return { tone: 'bad', text: m.compute_memory_low(words) };
	}
}

type PolicyCommand = Extract<Command, { type: 'setMemoryPolicy' }>;

export function memoryPolicyText({ idleTaxPercent, sharingPercent }: PolicyCommand): string {
	const words = { tax: finePercent(idleTaxPercent ?? 0), sharing: finePercent(sharingPercent ?? 0) };
	if (idleTaxPercent !== undefined)
		return sharingPercent === undefined ? m.compute_command_memory_tax(words) : m.compute_command_memory_both(words);
	if (sharingPercent === undefined) return m.compute_command_memory_nothing();
	return sharingPercent > 0 ? m.compute_command_memory_sharing_on(words) : m.compute_command_memory_sharing_off();
}

export const memoryPolicyChanged = (event: Extract<SimEvent, { type: 'memoryPolicyChanged' }>): string =>
	m.compute_event_memoryPolicyChanged({ tax: finePercent(event.idleTaxPercent), sharing: finePercent(event.sharingPercent) });

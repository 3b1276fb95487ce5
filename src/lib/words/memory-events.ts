// A host's memory gets scarce, or eases: what it does about it, and what guests feel.
import { m } from '$lib/paraglide/messages';
import type { SimEvent } from '$lib/sim/event';
import type { Names } from './names';
import type { Said } from './said';
import { size } from './units';

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

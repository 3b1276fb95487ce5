// The words of the slots.
import { m } from '$lib/paraglide/messages';
import type { GuestView } from '$lib/sim/view';
import type { Names } from '$lib/words/names';
import { count, decimal, frequency, list, memory, plural } from '$lib/words/units';
import type { Reserved } from './reservation';
import type { BayMark, SeatMark } from './slots-layout';
import type { Ledger } from './slots';

export const barText = (side: 'cpu' | 'memory'): string => (side === 'cpu' ? m.failover_cpu() : m.failover_gb());

export function plateText(bay: BayMark): string[] {
	if (bay.down) return [m.failover_lost()];
	const slots = m.failover_slotCount({ count: count(bay.slots), countForm: plural(bay.slots) });
	return [frequency(bay.GHz), memory(bay.MiB), slots];
}

export const reservedText = ({ GHz, GB }: Reserved): string => m.failover_byTwo({ cpu: frequency(GHz), memory: memory(GB * 1024) });

/** "A slot is 4 GHz by 8.1 GB: the largest reservation of each, and 0.1 GB of overhead." */
export function slotText({ admission, largest }: Ledger, overheadMiB: number, names: Names): string {
	const name = (guest: GuestView | null) => (guest ? names.name(guest.id) : '');
	const words = {
		cpu: frequency(admission.slotMHz / 1000),
		memory: memory(admission.slotMiB),
		overhead: memory(overheadMiB),
		who: name(largest.memory),
		other: largest.cpu?.id === largest.memory?.id ? '' : name(largest.cpu)
	};
	return words.other === '' ? m.failover_slotOf(words) : m.failover_slotOfTwo(words);
}

/** "4 + 4 = 8 slots" */
const sum = ({ hosts }: Ledger): string => {
	const parts = hosts.filter(({ kept }) => !kept).map(({ seats }) => seats.length);
	const all = parts.reduce((total, each) => total + each, 0);
	return parts.length > 1 ? m.failover_sum({ parts: parts.map(count).join(' + '), all: count(all) }) : count(all);
};

export function capacityText(ledger: Ledger): string {
	const { admission, hosts, down } = ledger;
	const kept = list(hosts.filter((each) => each.kept).map(({ host }) => host.name));
	const words = {
		used: count(admission.used),
		usedForm: plural(admission.used),
		free: count(Math.max(0, admission.available)),
		kept,
		sum: sum(ledger)
	};
	if (admission.available >= 0) return m.failover_capacity(words);
	return m.failover_broken({ ...words, missing: count(-admission.available), lost: list(down.map(({ name }) => name)) });
}

/** why the sliders' values are refused: what the slots would be */
export function askedText(asked: Reserved, ledger: Ledger, guest: string): string {
	return m.failover_asked({
		guest,
		asked: reservedText(asked),
		sum: sum(ledger),
		used: count(ledger.admission.used),
		kept: list(ledger.hosts.filter((each) => each.kept).map(({ host }) => host.name))
	});
}

/** a place's accessible name: whose it is, and what pressing it does or why it does nothing */
export function seatName({ seat }: SeatMark, host: string, guest: string, why: string): string {
	const words = { host, guest };
	if (seat.is === 'free') return why === '' ? m.failover_seatFree({ ...words, next: guest }) : m.failover_seatFreeOnly({ host, why });
	if (why !== '') return seat.is === 'on' ? m.failover_seatOnKept({ ...words, why }) : m.failover_seatLandsKept({ ...words, why });
	return seat.is === 'on' ? m.failover_seatOn(words) : m.failover_seatLands(words);
}

export const usersText = (users: number): string => m.failover_whyUsers({ count: count(users), countForm: plural(users) });

/** as text: one line for each host */
export function slotLines(ledger: Ledger, names: Names): string[] {
	return [
		...ledger.hosts.map(({ host, seats, kept }) => {
			const used = seats.flatMap(({ guest }) => (guest ? [names.name(guest)] : []));
			const words = { host: host.name, slots: count(seats.length) };
			if (kept) return m.failover_lineKept(words);
			return m.failover_line({ ...words, used: count(used.length), who: used.length > 0 ? list(used) : m.failover_nobody() });
		}),
		...ledger.down.map(({ name }) => m.failover_lineDown({ host: name })),
		...(ledger.without.length > 0
			? [m.failover_without({ guests: list(ledger.without.map((id) => names.name(id))), count: decimal(ledger.without.length, 0) })]
			: [])
	];
}

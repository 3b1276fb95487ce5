// Admission control as slots: what each host has of them, which are kept for a failure, and whose place each of the others is.
import type { SlotsView } from '$lib/sim/availability/picture';
import { isPowered } from '$lib/sim/guest/life-cycle';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { clusterOf } from './conditions';

/** `on`: the guest runs on that host; `lands`: it runs on the host whose loss is tolerated, or has none, and would find its place here */
export type Seat = { readonly is: 'on' | 'lands'; readonly guest: GuestId } | { readonly is: 'free' | 'kept'; readonly guest: null };

export interface HostSlots {
	readonly host: HostView;
	/** what guests may have, in slots: the scarcer side decides */
	readonly cpu: number;
	readonly memory: number;
	readonly seats: readonly Seat[];
	/** the largest: its slots are not counted on */
	readonly kept: boolean;
}

export interface Ledger {
	readonly admission: SlotsView;
	readonly hosts: readonly HostSlots[];
	/** hosts that are lost: no slots */
	readonly down: readonly HostView[];
	/** who is on and finds no slot: the promise is broken */
	readonly without: readonly GuestId[];
	/** who decides the size: by CPU and by memory; null: nobody reserves any */
	readonly largest: { readonly cpu: GuestView | null; readonly memory: GuestView | null };
}

/** null: the cluster does not count in slots */
export function ledgerOf(view: WorldView): Ledger | null {
	const cluster = clusterOf(view);
	const admission = cluster?.admission;
	if (!cluster || admission?.policy !== 'slots') return null;
	const waiting = new Set(cluster.waiting.map(({ guest }) => guest));
	const hosts = cluster.hosts.flatMap((id) => view.hosts[id] ?? []);
	const on = hosts
		.flatMap((host) => host.guests.flatMap((id) => view.guests[id] ?? []))
		.filter((guest) => isPowered(guest.state) || waiting.has(guest.id));
	const slotsOf = new Map(admission.slots.map(({ host, slots }) => [host, slots]));
	const up = hosts.filter(({ id }) => slotsOf.has(id));
	// among equals the one with more memory: the sum is the same, and the place that is kept does not jump
	const kept = new Set(
		[...up]
			.sort((a, b) => (slotsOf.get(b.id) ?? 0) - (slotsOf.get(a.id) ?? 0) || b.memoryMiB - a.memoryMiB)
			.slice(0, admission.hostFailures)
			.map(({ id }) => id)
	);
	const counted = up.filter(({ id }) => !kept.has(id));
	const seats = new Map<string, Seat[]>(counted.map(({ id }) => [id, []]));
	const homeless: GuestId[] = [];
	for (const guest of on) {
		const home = seats.get(guest.host);
		if (home && home.length < (slotsOf.get(guest.host) ?? 0)) home.push({ is: 'on', guest: guest.id });
		else homeless.push(guest.id);
	}
	for (const { id } of counted)
		for (let row = seats.get(id) ?? []; row.length < (slotsOf.get(id) ?? 0);) {
			const guest = homeless.shift();
			row.push(guest ? { is: 'lands', guest } : { is: 'free', guest: null });
		}
	return {
		admission,
		hosts: up.map((host) => ({
			host,
			cpu: (host.cores * host.coreGHz * 1000) / admission.slotMHz,
			memory: (host.memoryMiB - host.hypervisorMiB) / admission.slotMiB,
			kept: kept.has(host.id),
			seats: seats.get(host.id) ?? Array.from({ length: slotsOf.get(host.id) ?? 0 }, () => ({ is: 'kept', guest: null }))
		})),
		down: hosts.filter(({ id }) => !slotsOf.has(id)),
		without: homeless,
		largest: { cpu: most(on, ({ cpuReservedGHz }) => cpuReservedGHz), memory: most(on, ({ reservedMiB }) => reservedMiB) }
	};
}

function most(guests: readonly GuestView[], of: (guest: GuestView) => number): GuestView | null {
	const [first] = [...guests].sort((a, b) => of(b) - of(a));
	return first && of(first) > 0 ? first : null;
}

/** off, and no template: it may ask for a slot */
export const parked = (view: WorldView): readonly GuestView[] =>
	clusterOf(view)
		?.hosts.flatMap((id) => view.hosts[id]?.guests ?? [])
		.flatMap((id) => view.guests[id] ?? [])
		.filter((guest) => guest.state === 'off' && !guest.template) ?? [];

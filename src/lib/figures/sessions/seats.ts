// Who sits where, and who can work: every person with the guest that she works through, read off the view and the estate alone.
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import { personName } from './people';

/**
 * cut: the guest serves nobody. out: her session has ended, the others' have not. slow: answers take many times as long. noRoom: she has no
 * guest, as the host has no memory for it.
 */
export type Condition = 'works' | 'slow' | 'cut' | 'out' | 'noRoom';

/** Answers that take so many times as long as on an idle system are "slowed" [A: 3]. */
const SLOW = 3;

export interface Seat {
	/** 0, 1, …: the same person has the same number everywhere */
	readonly person: number;
	readonly name: string;
	readonly condition: Condition;
}

/** one copy of an operating system, and who depends on it */
export interface System {
	readonly guest: GuestView;
	/** many people in one system, or one person alone in hers */
	readonly shared: boolean;
	readonly seats: readonly Seat[];
}

/** she cannot work: her system does not, or her session has ended */
export const stopped = ({ condition }: Pick<Seat, 'condition'>): boolean => condition === 'cut' || condition === 'out';

/** the systems of a host, its people in the order of the estate */
export function systemsOn(view: WorldView, scenario: Scenario, host: HostView['id']): readonly System[] {
	let next = 0;
	return (view.hosts[host]?.guests ?? []).flatMap((id) => {
		const guest = view.guests[id];
		const planned = scenario.guests.find(({ name }) => name === guest?.name);
		if (!guest || !planned) return [];
		const shared = guest.service.sessions !== null;
		const count = shared ? planned.users : 1;
		const seats = Array.from({ length: count }, (_, nth) => ({
			person: next + nth,
			name: personName(next + nth),
			condition: conditionOf(guest, shared, nth)
		}));
		next += count;
		return [{ guest, shared, seats }];
	});
}

function conditionOf(guest: GuestView, shared: boolean, nth: number): Condition {
	if (!shared && guest.users === 0) return 'noRoom';
	// who leaves first is who sat down last
	if (shared && nth >= guest.users) return 'out';
	if (guest.service.cutOff > 0) return 'cut';
	return guest.responseFactor === null || guest.responseFactor >= SLOW ? 'slow' : 'works';
}

export interface Toll {
	readonly all: number;
	readonly stopped: readonly Seat[];
	readonly slow: readonly Seat[];
	readonly noRoom: readonly Seat[];
	readonly lostUserMinutes: number;
	/** how many times as long the slowest answer takes; null: overloaded; undefined: nobody gets any */
	readonly slowest: number | null | undefined;
}

/** what has become of everybody on a host */
export function tollOf(systems: readonly System[]): Toll {
	const seats = systems.flatMap((system) => system.seats);
	const factors = systems
		.filter(({ guest }) => guest.state === 'running' && guest.service.cutOff === 0)
		.map(({ guest }) => guest.responseFactor);
	return {
		all: seats.length,
		stopped: seats.filter(stopped),
		slow: seats.filter(({ condition }) => condition === 'slow'),
		noRoom: seats.filter(({ condition }) => condition === 'noRoom'),
		lostUserMinutes: systems.reduce((sum, { guest }) => sum + guest.service.lostUserMinutes, 0),
		slowest: factors.length === 0 ? undefined : factors.includes(null) ? null : Math.max(1, ...factors.map((factor) => factor ?? 1))
	};
}

/** copies of an operating system that run, or would */
export const copiesOf = (systems: readonly System[]): number =>
	systems.filter(({ guest }) => guest.users > 0 || guest.state !== 'off').length;

// The four mishaps of the comparison: the same thing happens to the same person on both sides, once in a session and once in a guest of her own.
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import type { System } from './seats';

export const MISHAPS = ['crash', 'runaway', 'update', 'infect'] as const;
export type Mishap = (typeof MISHAPS)[number];

/** the system that the person works through */
export const systemOf = (systems: readonly System[], person: number): System | undefined =>
	systems.find(({ seats }) => seats.some((seat) => seat.person === person));

/** what happens to the guest; none when it has happened already, or nobody works there */
export function strike(mishap: Mishap, guest: GuestView, view: WorldView, events: readonly SimEvent[]): readonly Command[] {
	if (guest.state !== 'running' || guest.identity.corrupt) return [];
	switch (mishap) {
		case 'crash':
			return [{ type: 'crashGuest', guest: guest.id }];
		case 'runaway': {
			// a program that takes every processor it can get
			const cpuGHz = guest.vcpus * (view.hosts[guest.host]?.coreGHz ?? 0);
			return guest.cpuDemandGHz < cpuGHz ? [{ type: 'editGuest', guest: guest.id, change: { cpuGHz } }] : [];
		}
		case 'update':
			return updated(events).has(guest.id) ? [] : [{ type: 'restart', guest: guest.id }];
		case 'infect':
			return [{ type: 'corruptGuest', guest: guest.id }];
	}
}

/** what brings the guest back; none when nothing ails it, or it is on its way */
export function heal(guest: GuestView, scenario: Scenario): readonly Command[] {
	if (guest.identity.corrupt) {
		const [clean] = guest.snapshots;
		const back: Command[] = clean ? [{ type: 'revertSnapshot', guest: guest.id, snapshot: clean.id }] : [];
		return [...back, { type: 'powerOn', guest: guest.id }];
	}
	if (guest.state === 'crashed') return [{ type: 'reset', guest: guest.id }];
	const usual = scenario.guests.find(({ name }) => name === guest.name)?.load.cpuGHz ?? 0;
	const runsAway = guest.state === 'running' && guest.responseFactor === null;
	return runsAway ? [{ type: 'editGuest', guest: guest.id, change: { cpuGHz: usual } }] : [];
}

/** the systems that have the update: they have begun to restart for it */
export const updated = (events: readonly SimEvent[]): ReadonlySet<GuestId> =>
	new Set(events.flatMap((event) => (event.type === 'guestStateChanged' && event.operation === 'restart' ? [event.guest] : [])));

/** what happened last on these systems; null: nothing yet */
export function latest(events: readonly SimEvent[], systems: readonly System[]): Mishap | null {
	const ids = new Set<string>(systems.map(({ guest }) => guest.id));
	for (const event of events.toReversed()) {
		if (!('guest' in event) || !ids.has(event.guest)) continue;
		if (event.type === 'guestCorrupted') return 'infect';
		if (event.type === 'guestEdited' && event.fields.includes('cpuGHz')) return 'runaway';
		if (event.type !== 'guestStateChanged') continue;
		if (event.operation === 'restart') return 'update';
		if (event.cause === 'crash') return 'crash';
	}
	return null;
}

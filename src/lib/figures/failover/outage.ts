// One outage as its events tell it: when the loss was declared, when each guest boots and serves again, and how many people are cut off.
import type { WaitingReason } from '$lib/sim/availability/cluster';
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId, RestartPriority } from '$lib/sim/world';

export interface Outage {
	readonly host: HostId;
	/** s since the scenario began; every other time here is in s since this one */
	readonly lostAt: number;
	/** null: nobody declares it */
	readonly declared: number | null;
	/** with people, the first to be back first */
	readonly guests: readonly LostGuest[];
	/** without people, and not started again */
	readonly leftOff: readonly { readonly guest: GuestId; readonly reason: WaitingReason }[];
	/** people cut off from each moment on, the loss itself first */
	readonly people: readonly PeopleStep[];
}

export interface LostGuest {
	readonly guest: GuestId;
	readonly users: number;
	readonly priority: RestartPriority;
	/** null: it finds no host */
	readonly restart: Restart | null;
	readonly reason: WaitingReason | null;
}

/** the four parts of an outage, s each, and where the guest runs then */
export interface Restart {
	readonly detect: number;
	readonly place: number;
	readonly queue: number;
	readonly boot: number;
	readonly host: HostId;
}

export interface PeopleStep {
	readonly at: number;
	readonly cutOff: number;
}

type Of<Type extends SimEvent['type']> = Extract<SimEvent, { type: Type }>;

const bySecond = (ns: number): number => ns / 1e9;

export const restartEnds = ({ detect, place, queue, boot }: Restart): number => detect + place + queue + boot;

/** the last loss of a host of the cluster; null when none was lost */
export function outageOf(events: readonly SimEvent[], view: WorldView, hosts: readonly HostId[]): Outage | null {
	const begin = events.findLastIndex((event) => event.type === 'hostFailed' && hosts.includes(event.host));
	const loss = events[begin];
	if (loss?.type !== 'hostFailed') return null;
	const lostAt = bySecond(loss.at);
	// who is cut off is told at the same moment as the loss, before or after it
	const since = events.filter((event, nth) => nth > begin || event.at === loss.at);
	const restarts = new Map(since.flatMap((event) => (event.type === 'guestRestarted' ? [[event.guest, event] as const] : [])));
	const stuck = new Map(since.flatMap((event) => (event.type === 'guestNotRestarted' ? [[event.guest, event.reason] as const] : [])));
	const lost = loss.guests.flatMap((guest) => lostGuest(view, guest, restarts.get(guest), stuck.get(guest)));
	return {
		host: loss.host,
		lostAt,
		declared: declaredAfter(since, loss.host),
		guests: lost.filter(({ users }) => users > 0).sort(byReturn),
		leftOff: lost.flatMap(({ guest, users, restart, reason }) => (users === 0 && !restart && reason ? [{ guest, reason }] : [])),
		people: stepsOf(since, lostAt)
	};
}

function lostGuest(view: WorldView, id: GuestId, event: Of<'guestRestarted'> | undefined, reason: WaitingReason | undefined): LostGuest[] {
	const guest = view.guests[id];
	if (!guest) return [];
	const restart = event && {
		detect: bySecond(event.detectNs),
		place: bySecond(event.placeNs),
		queue: bySecond(event.queueNs),
		boot: bySecond(event.bootNs),
		host: event.host
	};
	return [
		{ guest: id, users: guest.users, priority: guest.restartPriority, restart: restart ?? null, reason: restart ? null : (reason ?? null) }
	];
}

function byReturn(a: LostGuest, b: LostGuest): number {
	const ends = ({ restart }: LostGuest) => (restart ? restartEnds(restart) : Infinity);
	const [first, second] = [ends(a), ends(b)];
	return (first === second ? 0 : first - second) || b.users - a.users;
}

function declaredAfter(events: readonly SimEvent[], host: HostId): number | null {
	const declared = events.find((event) => event.type === 'hostDeclaredFailed' && event.host === host);
	return declared?.type === 'hostDeclaredFailed' ? bySecond(declared.afterNs) : null;
}

function stepsOf(events: readonly SimEvent[], lostAt: number): PeopleStep[] {
	const cutOff = new Map<GuestId, number>();
	const steps = new Map<number, number>();
	for (const event of events) {
		if (event.type === 'usersCutOff') cutOff.set(event.guest, event.users);
		else if (event.type === 'usersServed') cutOff.delete(event.guest);
		else continue;
		steps.set(
			bySecond(event.at) - lostAt,
			[...cutOff.values()].reduce((sum, users) => sum + users, 0)
		);
	}
	return [...steps].map(([at, people]) => ({ at, cutOff: people }));
}

/** user-minutes lost until so many s after the loss: the area under the steps */
export function lostMinutes(people: readonly PeopleStep[], until: number): number {
	const seconds = people.reduce((sum, { at, cutOff }, nth) => {
		const next = Math.min(until, people[nth + 1]?.at ?? until);
		return sum + cutOff * Math.max(0, next - at);
	}, 0);
	return seconds / 60;
}

/** s after the loss at which somebody works again: how many, and how many were cut off until then */
export const returns = (
	people: readonly PeopleStep[]
): readonly { readonly at: number; readonly back: number; readonly before: number }[] =>
	people.flatMap(({ at, cutOff }, nth) => {
		const before = people[nth - 1]?.cutOff ?? 0;
		return cutOff < before ? [{ at, back: before - cutOff, before }] : [];
	});

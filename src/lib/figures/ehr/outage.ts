// The outage that is under way, or the last one: read off what has happened, and off what the model says is still to come.
import type { SimEvent } from '$lib/sim/event';
import type { WorldView } from '$lib/sim/view';
import type { EndpointId, GuestId, HostId } from '$lib/sim/world';
import type { Foreseen } from '../figure';

/** what broke first */
export type Broken =
	| { readonly kind: 'host'; readonly id: HostId; readonly guests: readonly GuestId[] }
	| { readonly kind: 'system'; readonly id: GuestId }
	| { readonly kind: 'line'; readonly id: EndpointId };

export interface Outage {
	readonly broken: Broken;
	/** s */
	readonly since: number;
	/** people whom it has cut off, the same ones counted once for each time */
	readonly people: number;
	/** s at which the last of them works again; `since` when nobody stopped; null: not by itself */
	readonly until: number | null;
	/** user-minutes, up to now and by the end; null: no end in sight */
	readonly soFar: number;
	readonly total: number | null;
	/** what broke is not whole yet, though people may work */
	readonly open: boolean;
}

/** people for whom the line has no room, whatever breaks */
export const waitAtLine = (view: WorldView): number =>
	Object.values(view.endpoints).reduce((sum, { count, line }) => sum + Math.max(0, count - (line?.carries ?? Infinity)), 0);

/** null: nothing has been broken */
export function outageOf(view: WorldView, events: readonly SimEvent[], ahead: Foreseen): Outage | null {
	const begin = beginOf(events);
	if (!begin) return null;
	const { broken, since, open } = begin;
	const future = ahead.events.filter(({ at }) => at >= since);
	const told = events.filter(({ at }) => at >= since);
	const beyond = Math.max(0, view.people.cutOff - waitAtLine(view));
	if (broken.kind === 'line') return lineOutage(broken, since, { view, told, beyond });
	const back = future.flatMap((event) => (event.type === 'usersServed' ? [event] : []));
	const ends = ahead.view.people.cutOff <= waitAtLine(ahead.view);
	return {
		broken,
		since: since / 1e9,
		people: sum(told.map((event) => (event.type === 'usersCutOff' ? event.users : 0))),
		until: ends ? Math.max(since, ...back.map(({ at }) => at)) / 1e9 : null,
		soFar: served(told) + underWay(view),
		total: ends ? sum(back.map(({ userMinutes }) => userMinutes)) : null,
		open
	};
}

function lineOutage(
	broken: Broken,
	since: number,
	{ view, told, beyond }: { view: WorldView; told: readonly SimEvent[]; beyond: number }
): Outage {
	const mended = told.find(({ type }) => type === 'endpointMended');
	const people = mended ? withSession(view) : beyond;
	const soFar = (people * ((mended?.at ?? view.seconds * 1e9) - since)) / 60e9;
	return { broken, since: since / 1e9, people, until: mended ? mended.at / 1e9 : null, soFar, total: mended ? soFar : null, open: !mended };
}

/** those whom the line carries while it is whole */
const withSession = (view: WorldView): number =>
	Object.values(view.endpoints).reduce((all, { count, line }) => all + Math.min(count, line?.carries ?? Infinity), 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** user-minutes of outages that have ended */
const served = (events: readonly SimEvent[]): number => sum(events.map((event) => (event.type === 'usersServed' ? event.userMinutes : 0)));

/** and of those that have not */
const underWay = (view: WorldView): number =>
	sum(
		Object.values(view.guests).map(({ users, service: { cutOffSeconds } }) =>
			cutOffSeconds === null ? 0 : (users * (view.seconds - cutOffSeconds)) / 60
		)
	);

/** the fault after which all has not been whole again, or else the last one */
function beginOf(events: readonly SimEvent[]): { broken: Broken; since: number; open: boolean } | null {
	let begin: { broken: Broken; since: number } | null = null;
	const down = new Set<string>();
	for (const event of events) {
		const broken = brokenBy(event);
		if (broken && down.size === 0) begin = { broken, since: event.at };
		if (broken) down.add(broken.id);
		if (event.type === 'usersCutOff') down.add(`people of ${event.guest}`);
		if (event.type === 'usersServed') down.delete(`people of ${event.guest}`);
		if (event.type === 'hostPowerChanged' && event.to === 'on') down.delete(event.host);
		if (event.type === 'guestStateChanged' && event.cause === 'booted') down.delete(event.guest);
		if (event.type === 'endpointMended') down.delete(event.endpoint);
	}
	return begin && { ...begin, open: down.size > 0 };
}

function brokenBy(event: SimEvent): Broken | null {
	if (event.type === 'hostFailed') return { kind: 'host', id: event.host, guests: event.guests };
	if (event.type === 'guestStateChanged' && event.cause === 'crash') return { kind: 'system', id: event.guest };
	return event.type === 'endpointCut' ? { kind: 'line', id: event.endpoint } : null;
}

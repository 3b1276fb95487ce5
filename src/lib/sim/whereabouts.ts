// Who is where: the guests of each host, and those with something under way. Handed on from world to world, so that no command has to look
// through ten thousand guests for the ten that it concerns.
import type { Guest, HostId, World } from './world';

interface Index {
	/** places of the guests registered on each host, in order */
	readonly byHost: Map<HostId, number[]>;
	/** places of the guests that have a task */
	readonly busy: Set<number>;
}

/** A list of guests stands for its world: it is another one as soon as a guest is another. */
const known = new WeakMap<readonly Guest[], Index>();

function indexOf({ guests }: Pick<World, 'guests'>): Index {
	const before = known.get(guests);
	if (before) return before;
	const index: Index = { byHost: new Map(), busy: new Set() };
	for (let place = 0; place < guests.length; place++) {
		const guest = guests[place] as Guest;
		const here = index.byHost.get(guest.host);
		if (here) here.push(place);
		else index.byHost.set(guest.host, [place]);
		if (guest.task !== null) index.busy.add(place);
	}
	known.set(guests, index);
	return index;
}

/** places of the guests registered on a host, in the order of the world */
export const placesOn = (world: Pick<World, 'guests'>, host: HostId): readonly number[] => indexOf(world).byHost.get(host) ?? [];

/** the guests registered on a host, in the order of the world */
export const guestsOn = (world: Pick<World, 'guests'>, host: HostId): Guest[] =>
	placesOn(world, host).map((place) => world.guests[place] as Guest);

/** the guests that have a task, in the order of the world */
export const busyGuests = (world: Pick<World, 'guests'>): Guest[] =>
	[...indexOf(world).busy].sort((a, b) => a - b).map((place) => world.guests[place] as Guest);

/** those of a host and those that are on their way to it or from it: whoever may hold some of its memory */
export function guestsAbout(world: Pick<World, 'guests'>, host: HostId): Guest[] {
	const about = guestsOn(world, host);
	for (const place of indexOf(world).busy) {
		const guest = world.guests[place] as Guest;
		if (guest.host !== host && guest.task?.kind === 'migrate') about.push(guest);
	}
	return about;
}

/** The index of one list that is being written to: kept up to date by whoever writes, and copied where it is written. */
export class Whereabouts {
	readonly #index: Index;
	/** hosts whose places are this one's own and may be written to */
	readonly #own = new Set<HostId>();

	/** @param from the list whose index `guests`, a copy of it, begins with */
	constructor(from: readonly Guest[], guests: readonly Guest[]) {
		const { byHost, busy } = indexOf({ guests: from });
		this.#index = { byHost: new Map(byHost), busy: new Set(busy) };
		known.set(guests, this.#index);
	}

	change(place: number, before: Guest, after: Guest): void {
		if (before.host !== after.host) {
			const old = this.#placesOf(before.host);
			old.splice(old.indexOf(place), 1);
			const fresh = this.#placesOf(after.host);
			const next = fresh.findIndex((other) => other > place);
			fresh.splice(next < 0 ? fresh.length : next, 0, place);
		}
		if (after.task !== null) this.#index.busy.add(place);
		else if (before.task !== null) this.#index.busy.delete(place);
	}

	/** a guest added at the end of the list */
	add(place: number, guest: Guest): void {
		this.#placesOf(guest.host).push(place);
		if (guest.task !== null) this.#index.busy.add(place);
	}

	#placesOf(host: HostId): number[] {
		const places = this.#index.byHost.get(host) ?? [];
		if (this.#own.has(host)) return places;
		const own = [...places];
		this.#own.add(host);
		this.#index.byHost.set(host, own);
		return own;
	}
}

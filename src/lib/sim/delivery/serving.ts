// Whether a guest serves its people now. It must run, be reached, and get what it needs from others: a database, one of two web servers.
import { isFrozen } from '../host/cpu';
import { findGuest, findHost } from '../look';
import { reachable } from '../network/reach';
import type { Guest, GuestId, World } from '../world';

/** why a guest serves nobody: it, or one that it needs */
export type WhyNot = 'stopped' | 'hostLost' | 'frozen' | 'slow' | 'unreachable' | 'circle';

export interface Hindrance {
	/** where the chain of needs breaks: the guest itself or one below it */
	readonly guest: GuestId;
	readonly why: WhyNot;
}

/** what has been found out in one look at the world: null serves */
export type Found = Map<GuestId, Hindrance | null>;

/** what keeps the guest from serving its people; null: nothing does */
export function hindrance(world: World, guest: Guest, found: Found): Hindrance | null {
	const known = found.get(guest.id);
	if (known !== undefined) return known;
	// circles are refused where they are written; should one get here, it ends here
	found.set(guest.id, { guest: guest.id, why: 'circle' });
	const own = ownHindrance(world, guest);
	const answer = own ? { guest: guest.id, why: own } : hindranceBelow(world, guest, found);
	found.set(guest.id, answer);
	return answer;
}

function ownHindrance(world: World, guest: Guest): WhyNot | null {
	if (guest.state !== 'running') return findHost(world, guest.host)?.power === 'failed' ? 'hostLost' : 'stopped';
	if (isFrozen(guest)) return 'frozen';
	if (guest.speed <= 0) return 'slow';
	return reachable(world, guest) ? null : 'unreachable';
}

function hindranceBelow(world: World, guest: Guest, found: Found): Hindrance | null {
	for (const id of guest.needs) {
		const below = look(world, id, found);
		if (below) return below;
	}
	for (const { guests, atLeast } of guest.needsAnyOf) {
		const broken = guests.flatMap((id) => look(world, id, found) ?? []);
		if (guests.length - broken.length < atLeast && broken[0]) return broken[0];
	}
	return null;
}

function look(world: World, id: GuestId, found: Found): Hindrance | null {
	const guest = findGuest(world, id);
	return guest ? hindrance(world, guest, found) : { guest: id, why: 'stopped' };
}

/** guests that need each one, directly */
export type Dependants = ReadonlyMap<GuestId, readonly GuestId[]>;

// Needs change only where something is made or removed, and so does the record of places: it stands for them.
const known = new WeakMap<World['places'], Dependants>();

export function dependantsOf(world: World): Dependants {
	const before = known.get(world.places);
	if (before) return before;
	const by = new Map<GuestId, GuestId[]>();
	const note = (need: GuestId, guest: GuestId) => {
		const list = by.get(need);
		if (list === undefined) by.set(need, [guest]);
		else list.push(guest);
	};
	for (const guest of world.guests) {
		for (const need of guest.needs) note(need, guest.id);
		for (const group of guest.needsAnyOf) for (const need of group.guests) note(need, guest.id);
	}
	known.set(world.places, by);
	return by;
}

/** the guests themselves and all who need them, directly or through others */
export function withDependants(world: World, guests: Iterable<GuestId>): Set<GuestId> {
	const dependants = dependantsOf(world);
	const all = new Set(guests);
	// grows while it is gone through
	for (const id of all) for (const other of dependants.get(id) ?? []) all.add(other);
	return all;
}

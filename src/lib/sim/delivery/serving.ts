// Whether a guest serves its people now. It must run, be reached, and get what it needs from others: a database, one of two web servers.
import { isFrozen } from '../host/cpu';
import { findGuest, findHost } from '../look';
import { canReach, reachableByUsers } from '../network/reach';
import { isCorrupt } from '../protection/damage';
import type { Guest, GuestId, World } from '../world';

/** why a guest serves nobody: it, or one that it needs */
export type WhyNot = 'stopped' | 'hostLost' | 'frozen' | 'slow' | 'unreachable' | 'corrupt' | 'circle';

export interface Hindrance {
	/** where the chain of needs breaks: the guest itself or one below it */
	readonly guest: GuestId;
	readonly why: WhyNot;
}

/** what has been found out in one look at the world; null: it does its work */
export type Found = Map<GuestId, Hindrance | null>;

/** what keeps people from working through the guest; null: nothing does */
export function hindrance(world: World, guest: Guest, found: Found = new Map()): Hindrance | null {
	return inItsWork(world, guest, found) ?? (reachableByUsers(world, guest) ? null : { guest: guest.id, why: 'unreachable' });
}

/** what keeps the guest from its work for others; people need not reach it for that */
function inItsWork(world: World, guest: Guest, found: Found): Hindrance | null {
	const known = found.get(guest.id);
	if (known !== undefined) return known;
	// circles are refused where they are written; should one get here, it ends here
	found.set(guest.id, { guest: guest.id, why: 'circle' });
	const own = ownHindrance(world, guest);
	const answer = own ? { guest: guest.id, why: own } : below(world, guest, found);
	found.set(guest.id, answer);
	return answer;
}

function ownHindrance(world: World, guest: Guest): WhyNot | null {
	if (guest.state !== 'running') return findHost(world, guest.host)?.power === 'failed' ? 'hostLost' : 'stopped';
	if (isFrozen(guest)) return 'frozen';
	if (isCorrupt(guest)) return 'corrupt';
	return guest.speed > 0 ? null : 'slow';
}

function below(world: World, guest: Guest, found: Found): Hindrance | null {
	for (const id of guest.needs) {
		const broken = need(world, guest, id, found);
		if (broken) return broken;
	}
	for (const { guests, atLeast } of guest.needsAnyOf) {
		const broken = guests.flatMap((id) => need(world, guest, id, found) ?? []);
		if (guests.length - broken.length >= atLeast) continue;
		// who runs and lacks something below is nearer to its work than who does not run at all
		const nearest = broken.find(({ guest: where }) => !guests.includes(where)) ?? broken[0];
		if (nearest) return nearest;
	}
	return null;
}

function need(world: World, guest: Guest, id: GuestId, found: Found): Hindrance | null {
	const other = findGuest(world, id);
	if (!other) return { guest: id, why: 'stopped' };
	return inItsWork(world, other, found) ?? (canReach(world, guest, other) ? null : { guest: id, why: 'unreachable' });
}

type Dependants = ReadonlyMap<GuestId, readonly GuestId[]>;

// Needs change only where something is made or removed, and so does the record of places: it stands for them.
const known = new WeakMap<World['places'], Dependants>();

/** guests that need each one, directly */
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
		for (const id of guest.needs) note(id, guest.id);
		for (const group of guest.needsAnyOf) for (const id of group.guests) note(id, guest.id);
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

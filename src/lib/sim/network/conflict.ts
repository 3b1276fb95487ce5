// Two guests with one address, as a clone and its source have. Where their networks see each other, the one that came later is not
// reached: whoever answered first keeps the address.
import { warn, type Check } from '../check';
import type { Command } from '../command';
import type { Changes, Draft } from '../draft';
import { findGuest } from '../look';
import type { Guest, GuestId, World } from '../world';
import { plugOf } from './reach';
import { plugsReach } from './switch';

/** Says who has an address and who is in conflict, wherever a change may have brought twins together or apart. */
export function settleAddresses(draft: Draft, changes: Changes): void {
	const addresses = new Set<string>();
	const note = (guest: Guest | null | undefined) => {
		if (guest?.identity.address) addresses.add(guest.identity.address);
	};
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id);
		if (before && after && !matters(before, after)) continue;
		note(before);
		note(after);
		// whoever has just got another address has it to itself
		if (before && after && after.identity.address !== before.identity.address) setConflict(draft, after, null, after.identity.address);
	}
	// a port that comes up may concern any guest behind it, but only twins can be in each other's way
	if (changes.things.size > 0) for (const address of indexOf(draft).twins) addresses.add(address);
	for (const address of [...addresses].sort()) share(draft, changes, address);
}

/** guests that have the address, in the order of the world */
export const holdersOf = (world: World, address: string): Guest[] =>
	(indexOf(world).holders.get(address) ?? []).flatMap((id) => {
		const guest = findGuest(world, id);
		return guest?.identity.address === address ? [guest] : [];
	});

/** who runs already with the guest's address, where the guest would be seen once it ran; null: nobody */
export function rivalOf(world: World, guest: Guest): Guest | null {
	const { address } = guest.identity;
	if (address === null) return null;
	const others = holdersOf(world, address).filter((other) => other.id !== guest.id);
	return others.find((other) => other.state === 'running' && other.conflict === null && meet(world, guest, other)) ?? null;
}

/** warns before a guest joins another that has its name and address */
export function sameIdentity(world: World, guest: Guest): Check[] {
	const rival = rivalOf(world, guest);
	if (rival === null) return [];
	const { address, hostname } = guest.identity;
	const fix: Command[] = [{ type: 'customizeGuest', guest: guest.id }];
	return [warn('identity', false, { guest: guest.name, other: rival.name, address: address ?? '', hostname }, fix)];
}

const meet = (world: World, a: Guest, b: Guest): boolean => plugsReach(plugOf(world, a), plugOf(world, b));

/** something about it that decides whom it meets */
const matters = (before: Guest, after: Guest): boolean =>
	(before.state === 'running') !== (after.state === 'running') ||
	before.host !== after.host ||
	before.network !== after.network ||
	before.identity !== after.identity;

function share(draft: Draft, changes: Changes, address: string): void {
	const holders = holdersOf(draft, address);
	const served: Guest[] = [];
	for (const guest of inOrderOfArrival(holders, changes)) {
		const rival = guest.state === 'running' ? served.find((other) => meet(draft, guest, other)) : undefined;
		if (rival === undefined && guest.state === 'running') served.push(guest);
		setConflict(draft, guest, rival?.id ?? null, address);
	}
}

/** who has had the address, then who waited for it, then who has just come; ties by id */
function inOrderOfArrival(holders: readonly Guest[], changes: Changes): Guest[] {
	const rank = (guest: Guest): number => {
		const before = changes.guests.get(guest.id);
		const stayed = before === undefined || (before !== null && !matters(before, guest));
		return stayed ? (guest.conflict === null ? 0 : 1) : 2;
	};
	return [...holders].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function setConflict(draft: Draft, guest: Guest, rival: GuestId | null, address: string | null): void {
	if (guest.conflict === rival) return;
	draft.setGuest(guest.id, { conflict: rival });
	if (rival !== null) draft.emit({ type: 'addressConflict', guest: guest.id, with: rival, address: address ?? '' });
	else if (guest.state === 'running') draft.emit({ type: 'addressFreed', guest: guest.id, address });
}

interface Index {
	readonly holders: ReadonlyMap<string, readonly GuestId[]>;
	/** addresses that several guests have */
	readonly twins: readonly string[];
}

// `places` changes whenever a guest is made or removed, and a guest that gets another address gets one that nobody has: so an index made
// for it never misses a twin, and `holdersOf` leaves out whoever has another address by now.
const indexes = new WeakMap<World['places'], Index>();

function indexOf(world: World): Index {
	const known = indexes.get(world.places);
	if (known) return known;
	const holders = new Map<string, GuestId[]>();
	const twins: string[] = [];
	for (const { id, identity } of world.guests) {
		if (identity.address === null) continue;
		const here = holders.get(identity.address);
		if (here === undefined) holders.set(identity.address, [id]);
		else if (here.push(id) === 2) twins.push(identity.address);
	}
	const index = { holders, twins };
	indexes.set(world.places, index);
	return index;
}

// Who is where, kept up to date guest by guest: so that a change costs what hangs on it, not a look at all guests.
import { otherHost } from '../migration/phase';
import { ownAsk } from '../storage/iops';
import { filesOf } from '../storage/space';
import { findGuest } from '../look';
import type { ClusterId, DatastoreId, Guest, GuestId, HostId, World } from '../world';

/** people who work through the guests of a host */
export interface People {
	readonly users: number;
	readonly cutOff: number;
}

interface Place {
	/** where it is registered first, then the other host of its migration */
	readonly hosts: readonly HostId[];
	/** what it takes and asks of each datastore, as text to compare */
	readonly stores: ReadonlyMap<DatastoreId, string>;
	readonly people: People;
	/** what failover capacity depends on */
	readonly promise: string;
}

export interface Touched {
	readonly hosts: readonly HostId[];
	/** those of which it takes or asks something else than before */
	readonly stores: readonly DatastoreId[];
	/** failover capacity may be another */
	readonly promised: boolean;
	/** other people work through it, more are cut off, or it is elsewhere */
	readonly people: boolean;
}

const NOBODY: People = { users: 0, cutOff: 0 };
const NOTHING: ReadonlyMap<DatastoreId, string> = new Map();

export class Roster {
	readonly #places = new Map<GuestId, Place>();
	readonly #onHost = new Map<HostId, Set<GuestId>>();
	readonly #onStore = new Map<DatastoreId, Set<GuestId>>();
	readonly #people = new Map<HostId, People>();
	/** ns of an operation on each datastore, as last read */
	readonly latencies = new Map<DatastoreId, number>();
	/** 1: a cluster has lost its failover capacity, as last read */
	readonly failovers = new Map<ClusterId, number>();
	#all = NOBODY;

	/** Takes in what has become of a guest, gone ones too. @returns what that concerns, where it was and where it is */
	update(world: World, id: GuestId): Touched {
		const before = this.#places.get(id);
		const guest = findGuest(world, id);
		const after = guest ? placeOf(world, guest) : undefined;
		const [had, has] = [before?.stores ?? NOTHING, after?.stores ?? NOTHING];
		move(this.#onHost, id, before?.hosts ?? [], after?.hosts ?? []);
		move(this.#onStore, id, [...had.keys()], [...has.keys()]);
		this.#count(before, -1);
		this.#count(after, 1);
		if (after) this.#places.set(id, after);
		else this.#places.delete(id);
		return {
			hosts: [...new Set([...(before?.hosts ?? []), ...(after?.hosts ?? [])])],
			stores: [...new Set([...had.keys(), ...has.keys()])].filter((store) => had.get(store) !== has.get(store)),
			promised: before?.promise !== after?.promise,
			people: before?.hosts[0] !== after?.hosts[0] || !same(before?.people ?? NOBODY, after?.people ?? NOBODY)
		};
	}

	/** guests registered on a host or moving to or from it, in the order of the world */
	onHost(world: World, host: HostId): Guest[] {
		return inOrder(world, this.#onHost.get(host));
	}

	/** guests with files on a datastore, in the order of the world */
	onStore(world: World, store: DatastoreId): Guest[] {
		return inOrder(world, this.#onStore.get(store));
	}

	peopleOn(host: HostId): People {
		return this.#people.get(host) ?? NOBODY;
	}

	get people(): People {
		return this.#all;
	}

	#count(place: Place | undefined, sign: 1 | -1): void {
		const home = place?.hosts[0];
		if (!place || home === undefined) return;
		this.#people.set(home, sum(this.peopleOn(home), place.people, sign));
		this.#all = sum(this.#all, place.people, sign);
	}
}

function placeOf(world: World, guest: Guest): Place {
	const other = otherHost(guest);
	return {
		hosts: other === null ? [guest.host] : [guest.host, other],
		stores: storesOf(world, guest),
		people: { users: guest.users, cutOff: guest.service.cutOff },
		promise: [guest.host, guest.state, guest.memoryBytes, guest.pending?.memoryBytes, guest.reservedBytes, guest.cpuReservedHz].join()
	};
}

function storesOf(world: World, guest: Guest): Map<DatastoreId, string> {
	const taken = new Map<DatastoreId, number>();
	for (const { datastore, bytes } of filesOf(guest)) taken.set(datastore, (taken.get(datastore) ?? 0) + bytes);
	const ask = ownAsk(world, guest);
	if (ask && !taken.has(ask.datastore)) taken.set(ask.datastore, 0);
	return new Map(
		[...taken].map(([id, bytes]) => [id, ask?.datastore === id ? [bytes, ask.iops, ask.backend, guest.grantedIops].join() : String(bytes)])
	);
}

function move<Id>(index: Map<Id, Set<GuestId>>, guest: GuestId, from: readonly Id[], to: readonly Id[]): void {
	for (const id of from) if (!to.includes(id)) index.get(id)?.delete(guest);
	for (const id of to) {
		const here = index.get(id);
		if (here) here.add(guest);
		else index.set(id, new Set([guest]));
	}
}

/** sums must not depend on who came first */
const inOrder = (world: World, ids: ReadonlySet<GuestId> | undefined): Guest[] =>
	[...(ids ?? [])].sort((a, b) => (world.places[a] ?? 0) - (world.places[b] ?? 0)).flatMap((id) => findGuest(world, id) ?? []);

const same = (a: People, b: People): boolean => a.users === b.users && a.cutOff === b.cutOff;

const sum = (a: People, b: People, sign: 1 | -1): People => ({ users: a.users + sign * b.users, cutOff: a.cutOff + sign * b.cutOff });

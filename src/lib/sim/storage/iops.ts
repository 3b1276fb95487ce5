// Reads and writes per second of a datastore, shared among the guests that ask for them, by their weight. Only datastores whose askers
// have changed are shared anew. A boot or a log-in that gets less takes longer.
import { at } from '../../base/at';
import { atRate } from '../anchor';
import type { Changes, Draft } from '../draft';
import { isFrozen } from '../host/cpu';
import { isWorking } from '../guest/life-cycle';
import { waterFill } from '../host/water-fill';
import { findDatastore, findGuest } from '../look';
import { SECOND } from '../units';
import type { Anchor, Datastore, DatastoreId, Guest, GuestId, Policy, World } from '../world';
import { backendIops } from './raid';

/** a boot from a disk of its own, or from a linked one, mostly reads [A; direction: Dell BP1018, full against streamed images] */
const BOOT_WRITES = 0.1;

export interface Ask {
	readonly datastore: DatastoreId;
	/** reads and writes per second of the guest */
	readonly iops: number;
	/** and what they are for the datastore's disks */
	readonly backend: number;
	readonly weight: number;
}

/** what a guest asks of its first disk's datastore now; null when nothing */
export function askOf(guest: Guest, policy: Pick<Policy, 'storage'>, store: Pick<Datastore, 'writePenalty'> | undefined): Ask | null {
	const disk = guest.disks[0];
	if (!disk || !store || !isWorking(guest.state) || isFrozen(guest)) return null;
	const { iops, writes } = phaseOf(guest, policy);
	if (iops <= 0) return null;
	return { datastore: disk.datastore, iops, backend: backendIops(iops, writes, store.writePenalty), weight: guest.weight };
}

/** while it boots or somebody logs in, a guest asks for what that takes [Dell BP1018]; else for what its load says */
function phaseOf({ task, state, load }: Guest, { storage }: Pick<Policy, 'storage'>): { iops: number; writes: number } {
	if (task?.kind === 'boot') return { iops: storage.bootIops, writes: BOOT_WRITES };
	if (task?.kind === 'logIn') return { iops: storage.loginIops, writes: load.writeFraction };
	return { iops: state === 'starting' ? 0 : load.iops, writes: load.writeFraction };
}

/** operations per second that a datastore can do; none when it is lost */
export const capacityOf = (store: Datastore): number => (store.lost ? 0 : store.iops);

interface Books {
	/** those who ask, by datastore: gathered once for a draft, then kept up to date with what changes */
	readonly askers: Map<DatastoreId, Set<GuestId>>;
	/** datastores that have to be shared anew */
	readonly stale: Set<DatastoreId>;
}
const books = new WeakMap<Draft, Books>();

/** Notes whose askers have changed. */
export function settleIops(draft: Draft, changes: Changes): void {
	const known = books.get(draft);
	if (!known && !changesAsks(draft, changes)) return;
	const { askers, stale } = known ?? openBooks(draft);
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id);
		if (sameAsk(draft, before, after)) continue;
		for (const guest of [before, after]) {
			const store = guest?.disks[0]?.datastore;
			if (store === undefined) continue;
			stale.add(store);
			askers.get(store)?.delete(id);
		}
		if (!after) continue;
		enter(askers, after, draft);
		if (ownAsk(draft, after) === null && after.grantedIops !== 0) draft.grantIops(id, 0, null);
	}
	for (const store of draft.datastores) if (changes.things.has(store.id)) stale.add(store.id);
}

/** Shares anew what has to be, once nothing more happens at this moment: a storm that ends together is reckoned once. */
export function shareIops(draft: Draft): void {
	const known = books.get(draft);
	if (!known || known.stale.size === 0 || draft.moreNow) return;
	for (const id of [...known.stale].sort()) share(draft, id, known.askers.get(id) ?? new Set());
	known.stale.clear();
}

function openBooks(draft: Draft): Books {
	const opened: Books = { askers: new Map(), stale: new Set() };
	// most guests of a large estate ask for nothing: that is seen at a glance
	for (const guest of draft.guests) if (guest.task !== null || guest.load.iops > 0) enter(opened.askers, guest, draft);
	books.set(draft, opened);
	return opened;
}

const changesAsks = (draft: Draft, changes: Changes): boolean =>
	[...changes.guests].some(([id, before]) => !sameAsk(draft, before, findGuest(draft, id))) ||
	draft.datastores.some((store) => changes.things.has(store.id));

function enter(index: Map<DatastoreId, Set<GuestId>>, guest: Guest, draft: Draft): void {
	const ask = ownAsk(draft, guest);
	if (ask === null) return;
	const here = index.get(ask.datastore);
	if (here) here.add(guest.id);
	else index.set(ask.datastore, new Set([guest.id]));
}

export function ownAsk(world: World, guest: Guest): Ask | null {
	const disk = guest.disks[0];
	return disk ? askOf(guest, world.policy, findDatastore(world, disk.datastore)) : null;
}

function sameAsk(draft: Draft, before: Guest | null, after: Guest | undefined): boolean {
	const was = before && ownAsk(draft, before);
	const is = after ? ownAsk(draft, after) : null;
	// who asks for nothing any more still has to give back what was granted; a phase that begins still has to get its pace
	if (is === null) return was === null && (after?.grantedIops ?? 0) === 0;
	return (
		was?.datastore === is.datastore &&
		was.iops === is.iops &&
		was.backend === is.backend &&
		was.weight === is.weight &&
		before?.task?.id === after?.task?.id
	);
}

function share(draft: Draft, id: DatastoreId, ids: ReadonlySet<GuestId>): void {
	const store = findDatastore(draft, id);
	if (!store) return;
	// in the order of the world, whoever came first
	const places = Float64Array.from(ids, (guest) => draft.places[guest] ?? -1).sort();
	const guests: Guest[] = [];
	const asks: Ask[] = [];
	for (const place of places) {
		const guest = draft.guests[place];
		const ask = guest && askOf(guest, draft.policy, store);
		if (!guest || !ask) continue;
		guests.push(guest);
		asks.push(ask);
	}
	const grants = waterFill(
		capacityOf(store),
		asks.map(({ weight }) => weight),
		asks.map(({ backend }) => backend)
	);
	guests.forEach((guest, i) => {
		const { iops, backend } = at(asks, i);
		const part = Math.min(1, at(grants, i) / backend);
		const granted = iops * part;
		const progress = pace(guest, draft.now, part);
		if (granted !== guest.grantedIops || (progress !== null && progress !== guest.task?.progress))
			draft.grantIops(guest.id, granted, progress);
	});
}

/** a boot and a log-in do their reads and writes one after the other: with half of what they ask for they take twice as long */
function pace({ task }: Guest, now: number, part: number): Anchor | null {
	if (task === null) return null;
	return task.kind === 'boot' || task.kind === 'logIn' ? atRate(task.progress, now, SECOND * part) : task.progress;
}

// What a host does about its memory when those who hold it change: guests start, stop, come, go or get other shares.
// Only ESX promises more memory than it has; the other products admit by configured memory, so nothing is ever taken back there.
import { isPowered } from '../guest/life-cycle';
import type { Changes, Draft } from '../draft';
import { findGuest, findHost } from '../look';
import { MiB } from '../units';
import { busyGuests } from '../whereabouts';
import type { Guest, GuestId, Host, HostId, Reclaim } from '../world';
import { otherHost } from '../migration/phase';
import { holdsMemoryOf } from './memory';
import { NOTHING_TAKEN, squeeze, type Holder } from './reclaim';

export function settleMemory(draft: Draft, changes: Changes): void {
	const touched = new Set<HostId>();
	const made = new Set<HostId>();
	const fresh = new Set<GuestId>();
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id);
		if (before && after && !holdsOtherwise(before, after)) continue;
		for (const guest of [before, after]) if (guest) for (const host of hostsOf(guest)) touched.add(host);
		if (before && after && (before.host !== after.host || !isPowered(after.state))) giveBack(draft, after);
		if (before && after && (before.host !== after.host || !isPowered(before.state))) fresh.add(id);
	}
	for (const [id, before] of changes.things) {
		const host = findHost(draft, id as HostId);
		if (!host || !('hypervisorBytes' in host)) continue;
		if (before === null) made.add(host.id);
		else if ('power' in before && before.power === host.power) continue;
		touched.add(host.id);
	}
	for (const id of [...touched].sort()) {
		const host = findHost(draft, id);
		if (host?.product === 'esx') takeBack(draft, host, made.has(id), fresh);
	}
}

/** All that was being taken has been taken: what was paged meanwhile comes back where balloons have made the room. */
export const memoryDue = (draft: Draft, host: Host): void => takeBack(draft, host);

/** The rules have changed, for every host. */
export function squeezeEverywhere(draft: Draft): void {
	for (const host of [...draft.hosts]) if (host.product === 'esx') takeBack(draft, host);
}

/** shares of memory: its own, or ten for each MiB [ESX: normal shares] */
export const memorySharesOf = (guest: Pick<Guest, 'memoryShares' | 'memoryBytes'>): number =>
	guest.memoryShares ?? (10 * guest.memoryBytes) / MiB;

const hasBalloon = (guest: Guest): boolean => guest.tools && !guest.toolsHung && guest.state === 'running';

function hostsOf(guest: Guest): HostId[] {
	const other = otherHost(guest);
	return other === null ? [guest.host] : [guest.host, other];
}

/** something that decides whose memory is taken has changed */
const holdsOtherwise = (before: Guest, after: Guest): boolean =>
	before.host !== after.host ||
	isPowered(before.state) !== isPowered(after.state) ||
	before.memoryBytes !== after.memoryBytes ||
	before.reservedBytes !== after.reservedBytes ||
	before.memoryShares !== after.memoryShares ||
	before.load.activeFraction !== after.load.activeFraction ||
	hasBalloon(before) !== hasBalloon(after) ||
	otherHost(before) !== otherHost(after);

const NOBODY: ReadonlySet<GuestId> = new Set();

/**
 * @param settled the host is new to the world: what happens on it has long come to rest
 * @param fresh guests that began or arrived just now
 */
function takeBack(draft: Draft, host: Host, settled = false, fresh = NOBODY): void {
	const residents = draft.residents(host.id);
	const guests = residents.filter((guest) => holdsMemoryOf(guest, host));
	if (guests.length < residents.length) for (const guest of residents) if (!holdsMemoryOf(guest, host)) giveBack(draft, guest);
	const { idleTax, sharing } = draft.policy.memory;
	const {
		state,
		guests: outcomes,
		dueAt,
		freeBytes
	} = squeeze(
		draft.now,
		{ bytes: host.memoryBytes, ...fixedBytes(draft, host, guests.length), state: host.memoryState, idleTax, sharing, settled },
		guests.map((guest) => holderOf(guest, fresh.has(guest.id)))
	);
	guests.forEach((guest, i) => {
		const { taken, speed } = outcomes[i] ?? { taken: NOTHING_TAKEN, speed: 1 };
		take(draft, guest, taken, speed);
	});
	if (host.memoryState !== state || host.memoryDueAt !== dueAt) draft.set('hosts', host.id, { memoryState: state, memoryDueAt: dueAt });
	if (host.memoryState !== state) draft.emit({ type: 'memoryStateChanged', host: host.id, from: host.memoryState, to: state, freeBytes });
}

const holderOf = (guest: Guest, fresh: boolean): Holder => ({
	bytes: guest.memoryBytes,
	minBytes: guest.reservedBytes,
	shares: memorySharesOf(guest),
	active: guest.load.activeFraction,
	balloon: hasBalloon(guest),
	taken: guest.reclaim,
	fresh
});

/** hypervisor, its part for each guest, and guests on their way here: a running copy takes its memory at the source meanwhile */
function fixedBytes(draft: Draft, host: Host, guests: number): { fixedBytes: number; arrivingBytes: number } {
	const overhead = draft.policy.guestOverheadBytes;
	let arrivingBytes = 0;
	if (host.power === 'on')
		for (const guest of busyGuests(draft)) if (otherHost(guest) === host.id) arrivingBytes += guest.memoryBytes + overhead;
	return { fixedBytes: host.hypervisorBytes + guests * overhead + arrivingBytes, arrivingBytes };
}

const giveBack = (draft: Draft, guest: Guest): void => take(draft, guest, NOTHING_TAKEN, 1);

function take(draft: Draft, guest: Guest, taken: Reclaim, speed: number): void {
	if (guest.speed === speed && sameReclaim(guest.reclaim, taken)) return;
	draft.setGuest(guest.id, { reclaim: taken, speed });
}

const sameReclaim = (a: Reclaim, b: Reclaim): boolean =>
	a.at === b.at &&
	a.balloonBytes === b.balloonBytes &&
	a.balloonTargetBytes === b.balloonTargetBytes &&
	a.pagedBytes === b.pagedBytes &&
	a.pagedTargetBytes === b.pagedTargetBytes &&
	a.sharedBytes === b.sharedBytes;

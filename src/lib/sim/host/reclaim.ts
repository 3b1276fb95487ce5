// Taking memory back on a host that promised more than it has: who keeps how much by the idle tax, what balloons take and what is
// paged meanwhile, and the state that follows. A closed form, solved anew whenever those who hold memory change.
import { SECOND } from '../units';
import type { Reclaim } from '../world';
import { memoryTargets } from './idle-tax';
import { FREE_TARGET, MEMORY_RULES, nextMemoryState, type MemoryState } from './memory-state';
import { carriedBytes, sharedBytes } from './page-sharing';
import { BALLOON_BYTES_PER_S, balloonPart, memorySpeed } from './slowdown';

export const NOTHING_TAKEN: Reclaim = { at: 0, balloonBytes: 0, balloonTargetBytes: 0, pagedBytes: 0, sharedBytes: 0 };

/** A guest that holds memory. */
export interface Holder {
	readonly bytes: number;
	readonly minBytes: number;
	readonly shares: number;
	/** part in use, 0..1 */
	readonly active: number;
	/** its guest tools run, so that there is a balloon */
	readonly balloon: boolean;
	/** what has been taken from it so far */
	readonly taken: Reclaim;
}

export interface Squeeze {
	/** the host's memory */
	readonly bytes: number;
	/** of it, what cannot be taken: hypervisor, its part for each guest, and guests on their way here */
	readonly fixedBytes: number;
	readonly state: MemoryState;
	/** 0..1, without 1 */
	readonly idleTax: number;
	/** part of what guests hold that page sharing gives back, 0..1 */
	readonly sharing: number;
	/** everything has long come to rest: balloons are where they should be */
	readonly settled: boolean;
}

export interface Squeezed {
	readonly state: MemoryState;
	/** for each holder, in order */
	readonly guests: readonly { readonly taken: Reclaim; readonly speed: number }[];
	/** ns at which all has been taken that is being taken now; null when nothing is */
	readonly dueAt: number | null;
	/** really free of the host's memory, before what is being taken now */
	readonly freeBytes: number;
}

/** bytes that a balloon holds at a moment */
export function balloonAt({ at, balloonBytes, balloonTargetBytes }: Reclaim, now: number): number {
	if (balloonBytes >= balloonTargetBytes) return balloonBytes;
	return Math.min(balloonTargetBytes, balloonBytes + Math.floor((BALLOON_BYTES_PER_S * (now - at)) / SECOND));
}

/**
 * Whose memory is taken, and how [Waldspurger, OSDI 2002, sections 5 and 6].
 *
 * With less than 4 % free, reclaiming begins; it aims at 6.5 %, and stops for good only when all that guests hold would leave more
 * than that free. In state `soft` balloons take what they can, and only what they cannot is paged. In `hard` and `low` what balloons
 * have not taken yet is paged until they have. In `low`, guests that hold more than they should are held still until then. What is
 * given back is given back at once; paging takes as long as a balloon would [A].
 */
export function squeeze(now: number, host: Squeeze, holders: readonly Holder[]): Squeezed {
	const held = holders.reduce((sum, { bytes }) => sum + bytes, 0);
	const freeWith = (takenBytes: number) => host.bytes - host.fixedBytes - (held - takenBytes) * (1 - host.sharing);
	const percent = (bytes: number) => (bytes / host.bytes) * 100;
	const untouched = freeWith(0);
	const enough = host.state === 'high' ? MEMORY_RULES.soft.enterBelowPercent : MEMORY_RULES.soft.leaveAbovePercent;
	if (percent(untouched) > enough || (host.state === 'high' && percent(untouched) === enough)) {
		const guests = holders.map(({ bytes }) => ({ taken: shared(NOTHING_TAKEN, sharedBytes(host.sharing, bytes)), speed: 1 }));
		return { state: 'high', guests, dueAt: null, freeBytes: untouched };
	}

	const available = Math.floor(carriedBytes(host.sharing, (1 - FREE_TARGET) * host.bytes - host.fixedBytes));
	const targets = memoryTargets(available, holders, host.idleTax);
	const plans = holders.map((holder, i) => planOf(holder, holder.bytes - (targets[i] ?? 0), now, host.settled));
	const freeBytes = freeWith(plans.reduce((sum, { before }) => sum + before, 0));
	const state = atLeastSoft(nextMemoryState(host.state, percent(freeBytes)));

	const missing = plans.reduce((most, { wanted, before }) => Math.max(most, wanted - before), 0);
	const inflating = plans.reduce((most, { balloon, balloonTarget }) => Math.max(most, balloonTarget - balloon), 0);
	const wait = Math.max(missing, inflating);
	return {
		state,
		guests: plans.map((plan, i) => outcome(plan, holders[i] as Holder, state, now, host.sharing)),
		dueAt: wait === 0 ? null : now + Math.ceil((wait / BALLOON_BYTES_PER_S) * SECOND),
		freeBytes
	};
}

interface Plan {
	/** bytes that are to be taken in all */
	readonly wanted: number;
	/** of these, taken already, one way or the other */
	readonly before: number;
	readonly balloon: number;
	readonly balloonTarget: number;
	/** paged already, and still needed */
	readonly paged: number;
}

function planOf(holder: Holder, wanted: number, now: number, settled: boolean): Plan {
	const balloonTarget = balloonPart(wanted, holder.bytes, holder.balloon);
	if (settled) return { wanted, before: wanted, balloon: balloonTarget, balloonTarget, paged: wanted - balloonTarget };
	const balloon = Math.min(balloonTarget, balloonAt(holder.taken, now));
	const paged = Math.min(wanted - balloon, holder.taken.pagedBytes);
	return { wanted, before: balloon + paged, balloon, balloonTarget, paged };
}

const atLeastSoft = (state: MemoryState): MemoryState => (state === 'high' ? 'soft' : state);

function outcome(
	{ wanted, before, balloon, balloonTarget, paged }: Plan,
	holder: Holder,
	state: MemoryState,
	now: number,
	sharing: number
) {
	const rest = wanted - balloon;
	const pagedBytes = state === 'soft' ? Math.max(wanted - balloonTarget, paged) : rest;
	const kept = holder.bytes - wanted;
	const moving = balloon < balloonTarget;
	const taken = { at: moving ? now : 0, balloonBytes: balloon, balloonTargetBytes: balloonTarget, pagedBytes, sharedBytes: 0 };
	const held = state === 'low' && wanted > before;
	return {
		taken: shared(taken, sharedBytes(sharing, kept)),
		speed: held ? 0 : memorySpeed(balloon, pagedBytes, holder.bytes, holder.active)
	};
}

const shared = (taken: Reclaim, bytes: number): Reclaim => (bytes === 0 ? taken : { ...taken, sharedBytes: bytes });

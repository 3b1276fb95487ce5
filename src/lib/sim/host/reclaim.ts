// Taking memory back on a host that promised more than it has: who keeps how much by the idle tax, what balloons take and what is
// paged meanwhile, and the state that follows. A closed form, solved anew whenever those who hold memory change.
import { SECOND } from '../units';
import type { Reclaim } from '../world';
import { memoryTargets } from './idle-tax';
import { FREE_TARGET, MEMORY_RULES, nextMemoryState, type MemoryState } from './memory-state';
import { carriedBytes, sharedBytes } from './page-sharing';
import { BALLOON_BYTES_PER_S, balloonPart, memorySpeed } from './slowdown';

export const NOTHING_TAKEN: Reclaim = {
	at: 0,
	balloonBytes: 0,
	balloonTargetBytes: 0,
	pagedBytes: 0,
	pagedTargetBytes: 0,
	sharedBytes: 0
};

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
	/** it begins now: its memory is handed out as it touches it */
	readonly fresh?: boolean;
}

export interface Squeeze {
	/** the host's memory */
	readonly bytes: number;
	/** of it, what cannot be taken: hypervisor, its part for each guest, and guests on their way here */
	readonly fixedBytes: number;
	/** of that, what is being filled only now: guests on their way here */
	readonly arrivingBytes?: number;
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
	/** really free of the host's memory, before what is being taken now and after what is given back */
	readonly freeBytes: number;
}

/** bytes that a balloon holds at a moment */
export function balloonAt({ at, balloonBytes, balloonTargetBytes }: Reclaim, now: number): number {
	if (balloonBytes >= balloonTargetBytes) return balloonBytes;
	return Math.min(balloonTargetBytes, balloonBytes + Math.floor((BALLOON_BYTES_PER_S * (now - at)) / SECOND));
}

/** bytes that are paged at a moment: what a growing balloon takes need not be paged any more; what is to be given back waits */
export function pagedAt(taken: Reclaim, now: number): number {
	const wanted = taken.balloonTargetBytes + taken.pagedTargetBytes;
	if (taken.balloonBytes + taken.pagedBytes > wanted) return taken.pagedBytes;
	return Math.max(taken.pagedTargetBytes, Math.min(taken.pagedBytes, wanted - balloonAt(taken, now)));
}

/**
 * Whose memory is taken, and how [Waldspurger, OSDI 2002, sections 5 and 6].
 *
 * With less than 4 % free, reclaiming begins; it aims at 6.5 %, and stops for good only when all that guests hold would leave more
 * than that free. In state `soft` balloons take what they can, and only what they cannot is paged. In `hard` and `low` what balloons
 * have not taken yet is paged until they have. In `low`, guests that hold more than they should are held still until then. Paging
 * takes as long as a balloon would; memory is given back as soon as it is free [A]. Whoever begins or arrives is handed memory only
 * down to 1 % free, and the rest as others give it back; what it has reserved it gets at once [A].
 */
export function squeeze(now: number, host: Squeeze, holders: readonly Holder[]): Squeezed {
	const held = holders.reduce((sum, { bytes }) => sum + bytes, 0);
	const real = 1 - host.sharing;
	const freeWith = (takenBytes: number) => host.bytes - host.fixedBytes - (held - takenBytes) * real;
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
	const lack = Math.max(0, (MEMORY_RULES.low.enterBelowPercent / 100) * host.bytes - freeWith(takenOf(plans)));
	const arriving = host.settled ? 0 : Math.min(lack, host.arrivingBytes ?? 0);
	withhold(plans, Math.ceil((lack - arriving) / real));

	const free = freeWith(takenOf(plans));
	const state = atLeastSoft(nextMemoryState(host.state, percent(free + arriving)));
	const missing = plans.reduce((most, plan) => Math.max(most, plan.wanted - plan.balloon - plan.paged), 0);
	const inflating = plans.reduce((most, plan) => Math.max(most, plan.balloonTarget - plan.balloon), 0);
	const wait = Math.max(missing, inflating);
	// what may be given back at once: all of it when nothing more is to come
	const spare = missing === 0 ? Infinity : Math.max(0, free - FREE_TARGET * host.bytes) / real;
	const surplus = plans.reduce((sum, plan) => sum + Math.max(0, plan.balloon + plan.paged - plan.wanted), 0);
	const kept = surplus <= spare ? 0 : 1 - spare / surplus;
	const guests = plans.map((plan) => outcome(plan, kept, state, now, host.sharing));
	const then = freeWith(guests.reduce((sum, { taken }) => sum + taken.balloonBytes + taken.pagedBytes, 0));
	return {
		state,
		guests,
		dueAt: wait === 0 ? null : now + Math.ceil((wait / BALLOON_BYTES_PER_S) * SECOND),
		freeBytes: Math.min(free, then) + arriving
	};
}

interface Plan {
	readonly holder: Holder;
	/** bytes that are to be taken in all */
	readonly wanted: number;
	/** of these, what its balloon is to hold in the end */
	readonly balloonTarget: number;
	/** taken already */
	readonly balloon: number;
	paged: number;
}

const takenOf = (plans: readonly Plan[]): number => plans.reduce((sum, { balloon, paged }) => sum + balloon + paged, 0);

/** most that may ever be taken */
const mostOf = ({ bytes, minBytes }: Holder): number => Math.max(0, bytes - minBytes);

function planOf(holder: Holder, wanted: number, now: number, settled: boolean): Plan {
	const balloonTarget = balloonPart(wanted, holder.bytes, holder.balloon);
	if (settled) return { holder, wanted, balloonTarget, balloon: balloonTarget, paged: wanted - balloonTarget };
	const held = balloonAt(holder.taken, now);
	const taken = Math.min(mostOf(holder), held + pagedAt(holder.taken, now));
	// without its guest tools the balloon is gone, but the memory is not back yet
	const balloon = balloonPart(Math.min(held, taken), holder.bytes, holder.balloon);
	return { holder, wanted, balloonTarget, balloon, paged: taken - balloon };
}

/** Keeps memory from those who begin now, in parts by their size. */
function withhold(plans: readonly Plan[], bytes: number): void {
	const fresh = plans.filter(({ holder }) => holder.fresh);
	const most = fresh.reduce((sum, { holder }) => sum + mostOf(holder), 0);
	if (most === 0 || bytes === 0) return;
	for (const plan of fresh)
		plan.paged = Math.max(plan.paged, Math.min(mostOf(plan.holder), Math.ceil((mostOf(plan.holder) * bytes) / most)));
}

const atLeastSoft = (state: MemoryState): MemoryState => (state === 'high' ? 'soft' : state);

/** @param kept part of what is to be given back that has to wait */
function outcome({ holder, wanted, balloonTarget, balloon, paged }: Plan, kept: number, state: MemoryState, now: number, sharing: number) {
	const before = balloon + paged;
	const after = before > wanted ? wanted + Math.floor((before - wanted) * kept) : wanted;
	const balloonBytes = Math.min(balloon, after);
	const rest = after - balloonBytes;
	const byPaging = Math.max(wanted - balloonTarget, Math.min(paged, rest));
	const pagedBytes = state === 'soft' && before <= wanted ? byPaging : rest;
	const taken = {
		at: balloonBytes < balloonTarget ? now : 0,
		balloonBytes,
		balloonTargetBytes: balloonTarget,
		pagedBytes,
		pagedTargetBytes: wanted - balloonTarget,
		sharedBytes: 0
	};
	const held = state === 'low' && wanted > before;
	return {
		taken: shared(taken, sharedBytes(sharing, holder.bytes - after)),
		speed: held ? 0 : memorySpeed(balloonBytes, pagedBytes, holder.bytes, holder.active)
	};
}

const shared = (taken: Reclaim, bytes: number): Reclaim => (bytes === 0 ? taken : { ...taken, sharedBytes: bytes });

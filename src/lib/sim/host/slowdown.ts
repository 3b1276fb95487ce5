// How memory is taken from a guest, and what the guest feels: a balloon makes its OS give up pages that it needs least, the
// hypervisor's own paging takes any. Times are multiples of what the same work takes with all memory.
import { MiB } from '../units';

/** part of a guest's memory that its balloon can take [ESX; uncertain] */
export const BALLOON_LIMIT = 0.65;

/** bytes per second that a balloon takes [A] */
export const BALLOON_BYTES_PER_S = 100 * MiB;

/** bytes of what must be taken that the balloon can give; the rest is paged. Without running guest tools there is no balloon. */
export const balloonPart = (takenBytes: number, memoryBytes: number, tools: boolean): number =>
	tools ? Math.min(takenBytes, Math.floor(BALLOON_LIMIT * memoryBytes)) : 0;

/**
 * What a balloon costs against a guest that was made so small: 1.4 % with an eighth taken, 4.4 % with half [Waldspurger, OSDI 2002,
 * figure 2: 224 and 128 of 256 MB; which end is which recalled]; on straight lines between and beyond [A].
 *
 * @param part of the memory that the balloon holds, 0..1
 */
export function balloonCost(part: number): number {
	const [few, many] = [0.125, 0.5];
	return part <= few ? (0.014 * part) / few : 0.014 + ((0.044 - 0.014) * (part - few)) / (many - few);
}

/** guest OS swapping: so many times slower for each part of its active memory that the balloon took [A] */
const GUEST_SWAP = 10;
/** hypervisor paging, blind to what the guest needs [A] */
const HOST_PAGING = 50;

/** 1 + 10 · excess / active, where the excess is what the balloon holds beyond the idle memory; 1 while only idle pages are taken [A] */
export function guestSwapSlowdown(balloonBytes: number, memoryBytes: number, active: number): number {
	const excess = Math.max(0, balloonBytes - (1 - active) * memoryBytes);
	return excess === 0 ? 1 : 1 + GUEST_SWAP * (excess / (active * memoryBytes));
}

/** 1 + 50 · paged / active, where no more can be missed than is in use; a guest that uses no memory misses none [A] */
export const pagingSlowdown = (pagedBytes: number, memoryBytes: number, active: number): number =>
	pagedBytes === 0 || active === 0 ? 1 : 1 + HOST_PAGING * Math.min(1, pagedBytes / (active * memoryBytes));

/** part of its pace that a guest keeps, 0..1: the delays of balloon, guest swapping and hypervisor paging add up [A] */
export function memorySpeed(balloonBytes: number, pagedBytes: number, memoryBytes: number, active: number): number {
	if (balloonBytes === 0 && pagedBytes === 0) return 1;
	const delays =
		balloonCost(balloonBytes / memoryBytes) +
		(guestSwapSlowdown(balloonBytes, memoryBytes, active) - 1) +
		(pagingSlowdown(pagedBytes, memoryBytes, active) - 1);
	return 1 / (1 + delays);
}

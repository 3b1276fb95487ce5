// Whose memory is taken when a host has too little: from the guest that pays the fewest shares per page, where idle pages cost more
// than pages in use. Otherwise a guest that does nothing would keep memory that a busy one needs [Waldspurger, OSDI 2002, section 5.2].
import { waterFill } from './water-fill';

/** part of an idle page's price that is taken back [Waldspurger: 75 % by default] */
export const DEFAULT_TAX = 0.75;

/** what an idle page costs, in pages in use: K = 1 / (1 - tax); tax in 0..1, without 1 */
export const idlePageCost = (tax: number): number => 1 / (1 - tax);

/**
 * rho = S / (P · (f + K · (1 - f))): shares per page, idle pages priced K times. Memory is taken from the guest with the lowest.
 *
 * @param pages in any unit
 * @param active part of them in use, 0..1
 */
export const sharesPerPage = (shares: number, pages: number, active: number, tax: number = DEFAULT_TAX): number =>
	shares / (pages * pagePrice(active, tax));

const pagePrice = (active: number, tax: number): number => active + idlePageCost(tax) * (1 - active);

export interface MemoryClaim {
	/** above 0 */
	readonly shares: number;
	/** part of its memory in use, 0..1 */
	readonly active: number;
	/** bytes that are never taken; counts up to `bytes` */
	readonly minBytes: number;
	/** bytes configured */
	readonly bytes: number;
}

/**
 * What each guest keeps where taking the next page from the lowest rho would end: P ∝ S / (f + K · (1 - f)), within its minimum and
 * its size.
 *
 * @param availableBytes for all of them together; with less than the sum of minimums, each keeps its minimum: nothing more can be taken
 * @returns bytes, whole, in the claims' order; together at most `availableBytes` unless the minimums exceed it
 */
export function memoryTargets(availableBytes: number, claims: readonly MemoryClaim[], tax: number = DEFAULT_TAX): number[] {
	const limits = claims.map((claim) => claim.bytes);
	const floors = claims.map((claim) => Math.min(claim.minBytes, claim.bytes));
	const weights = claims.map((claim) => claim.shares / pagePrice(claim.active, tax));
	// where the minimums do not fit, filling would share the lack among them: they stay whole
	return waterFill(availableBytes, weights, limits, floors).map((bytes, i) => Math.max(floors[i] ?? 0, Math.floor(bytes)));
}

// How a hypervisor estimates how much memory a guest uses without asking it: it makes a few random pages trap, and counts how many
// the guest touches [Waldspurger, OSDI 2002, section 5.3]. The estimate is noisy, as a sample is.
import { draw } from '../../base/chance';
import { SECOND } from '../units';

export const SAMPLED_PAGES = 100;
export const SAMPLING_PERIOD_S = 30;

/** faults per minute that sampling costs a guest at most: each sampled page traps once in a period */
export const samplingFaultsPerMinute = (pages: number = SAMPLED_PAGES, periodS: number = SAMPLING_PERIOD_S): number =>
	(pages * 60) / periodS;

/**
 * The part of the sampled pages that the guest touched: binomially spread around the truth, the same for the same seed, guest and
 * period.
 *
 * @param active the truth, 0..1
 * @param guest a number of its own, for the stream of chance
 * @param now ns: the estimate is that of the period that ended last
 */
export function estimatedActive(seed: number, guest: number, now: number, active: number, pages: number = SAMPLED_PAGES): number {
	const period = Math.floor(now / (SAMPLING_PERIOD_S * SECOND));
	let touched = 0;
	for (let page = 0; page < pages; page++) if (draw(seed, guest, period * pages + page) < active * 2 ** 32) touched++;
	return touched / pages;
}

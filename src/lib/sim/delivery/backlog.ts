// A queue of work that waits rather than stops: messages at an interface engine, pages at a fax server. While its server serves it
// drains, otherwise it grows; between changes both at constant rates, so it is known at every moment without stepping.
import { SECOND } from '../units';

export interface Backlog {
	/** ns of the last change of a rate */
	readonly at: number;
	/** that waited then; a fraction is work that has partly come or gone */
	readonly items: number;
	readonly arrivalsPerS: number;
	/** that the server takes out of it; 0 while it does not serve */
	readonly servedPerS: number;
}

/** items that wait; never below 0 */
export const waiting = (queue: Backlog, now: number): number => Math.max(0, queue.items + (growth(queue) * (now - queue.at)) / SECOND);

/** the same queue with other rates from now on */
export function atRates(queue: Backlog, now: number, rates: Pick<Backlog, 'arrivalsPerS' | 'servedPerS'>): Backlog {
	return { at: now, items: waiting(queue, now), ...rates };
}

/** ns at which nothing waits any more: now when nothing does; Infinity when more comes than goes */
export function clearsAt(queue: Backlog): number {
	const rate = growth(queue);
	if (queue.items === 0 && rate <= 0) return queue.at;
	return rate < 0 ? queue.at + Math.ceil((queue.items / -rate) * SECOND) : Infinity;
}

/** ns that the item now at its head has waited, first come first served, with arrivals as they are now */
export const headWaitNs = (queue: Backlog, now: number): number =>
	queue.arrivalsPerS > 0 ? Math.round((waiting(queue, now) / queue.arrivalsPerS) * SECOND) : 0;

const growth = ({ arrivalsPerS, servedPerS }: Backlog): number => arrivalsPerS - servedPerS;

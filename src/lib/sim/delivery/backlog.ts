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

/** The work of one server. */
export interface WorkQueue {
	readonly arrivalsPerS: number;
	/** that it can take out while it serves */
	readonly servesPerS: number;
	readonly backlog: Backlog;
	/** ns at which work began to wait; null while none does */
	readonly stoppedAt: number | null;
	/** ns at which nothing waits any more; null when that is now, or never comes at today's rates */
	readonly clearsAt: number | null;
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

/** empty, and taken for served until somebody finds that its server does not serve */
export function newQueue(now: number, { arrivalsPerS, servesPerS }: Pick<WorkQueue, 'arrivalsPerS' | 'servesPerS'>): WorkQueue {
	const backlog = { at: now, items: 0, arrivalsPerS, servedPerS: servesPerS };
	return { arrivalsPerS, servesPerS, backlog, stoppedAt: null, clearsAt: null };
}

/** the same queue while its server serves or not; itself when that is as before */
export function withServer(queue: WorkQueue, now: number, serves: boolean): WorkQueue {
	const servedPerS = serves ? queue.servesPerS : 0;
	if (servedPerS === queue.backlog.servedPerS) return queue;
	const backlog = atRates(queue.backlog, now, { arrivalsPerS: queue.arrivalsPerS, servedPerS });
	const clears = clearsAt(backlog);
	const stoppedAt = serves || queue.stoppedAt !== null ? queue.stoppedAt : now;
	// served again before anything had come: nothing waited
	if (serves && clears === now) return { ...queue, backlog, stoppedAt: null, clearsAt: null };
	return { ...queue, backlog, stoppedAt, clearsAt: clears === Infinity ? null : clears };
}

/** nothing waits any more */
export const cleared = (queue: WorkQueue, now: number): WorkQueue => ({
	...queue,
	backlog: { ...queue.backlog, at: now, items: 0 },
	stoppedAt: null,
	clearsAt: null
});

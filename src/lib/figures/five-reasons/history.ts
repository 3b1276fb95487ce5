// What the events tell of each story: how long things took, in seconds. Always of the last time.
import type { SimEvent } from '$lib/sim/event';
import type { GuestId } from '$lib/sim/world';
import { COPY } from './safely';
import { DATABASE, LOST } from './survive';

const SECOND = 1e9;

type Events = readonly SimEvent[];
type Ended = Extract<SimEvent, { type: 'taskEnded' }>;

/** s that the guest's last task of this kind took; null when none has ended */
export function took(events: Events, kind: Ended['kind'], guest: GuestId): number | null {
	const last = events.findLast((event) => event.type === 'taskEnded' && event.kind === kind && event.guest === guest);
	return last?.type === 'taskEnded' ? last.ns / SECOND : null;
}

export const copyTook = (events: Events): number | null => took(events, 'clone', COPY);

/** of the guests' last live moves: the longest in all, and the longest that one of them stood still */
export function movesTook(events: Events, guests: readonly GuestId[]): { readonly total: number; readonly pause: number } {
	const moves = guests.flatMap((guest) => events.findLast((event) => event.type === 'guestMigrated' && event.guest === guest) ?? []);
	const longest = (of: (move: Extract<SimEvent, { type: 'guestMigrated' }>) => number) =>
		Math.max(0, ...moves.map((move) => (move.type === 'guestMigrated' ? of(move) / SECOND : 0)));
	return { total: longest((move) => move.totalNs), pause: longest((move) => move.downtimeNs) };
}

interface Outage {
	/** s since the scenario began */
	readonly lost: number;
	readonly started: number | null;
	readonly ready: number | null;
}

/** the last outage of the database: when its host lost power, when somebody started it elsewhere, when it served again */
export function outageOf(events: Events): Outage | null {
	const at = events.findLastIndex((event) => event.type === 'hostFailed' && event.host === LOST);
	const since = at < 0 ? [] : events.slice(at);
	const seconds = (is: (event: Extract<SimEvent, { type: 'guestStateChanged' }>) => boolean): number | null => {
		const found = since.find((event) => event.type === 'guestStateChanged' && event.guest === DATABASE && is(event));
		return found ? found.at / SECOND : null;
	};
	const lost = since[0];
	if (!lost) return null;
	return {
		lost: lost.at / SECOND,
		started: seconds(({ operation }) => operation === 'powerOn'),
		ready: seconds(({ cause }) => cause === 'booted')
	};
}

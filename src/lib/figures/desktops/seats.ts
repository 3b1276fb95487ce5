// Who sits where in the pool of the ward. The model counts people; here each has a name, and keeps it while she signs in, is thrown off, or comes back.
import type { SimEvent } from '$lib/sim/event';
import type { PoolView } from '$lib/sim/delivery/view';
import { guestId, slug } from '$lib/sim/ids';
import type { GuestId } from '$lib/sim/world';
import { MOST_PEOPLE, personName } from '../sessions/people';

export interface Seats {
	/** the person on each desktop, also while she signs in */
	readonly on: ReadonlyMap<GuestId, number>;
	/** have asked for a desktop and have none, in order */
	readonly asking: readonly number[];
	/** who came to the portal last; null: nobody yet */
	readonly latest: number | null;
	/** who would come next: the last one that left, or somebody new */
	readonly next: number;
}

/** the desktop that a pool made as its nth at the start, 0, 1, … */
export const firstDesktop = (pool: Pick<PoolView, 'name'>, nth: number): GuestId =>
	guestId(`${slug(pool.name)}-${String(nth + 1).padStart(3, '0')}`);

export const nameOf = (person: number): string =>
	person < MOST_PEOPLE ? personName(person) : `${personName(person % MOST_PEOPLE)} ${Math.floor(person / MOST_PEOPLE) + 1}`;

/** @param atStart people at work when the scenario began */
export function seatsOf(pool: Pick<PoolView, 'id' | 'name'>, events: readonly SimEvent[], atStart: number): Seats {
	const on = new Map<GuestId, number>(Array.from({ length: atStart }, (_, nth) => [firstDesktop(pool, nth), nth]));
	const asking: number[] = [];
	const away: number[] = [];
	let unseen = atStart;
	let latest: number | null = null;
	/** whoever sat there asks again */
	const unseat = (guest: GuestId) => {
		const person = on.get(guest);
		if (person === undefined) return;
		on.delete(guest);
		asking.push(person);
	};
	for (const event of events) {
		switch (event.type) {
			case 'usersArriving':
				if (event.pool !== pool.id) break;
				for (let nth = 0; nth < event.users; nth++) asking.push((latest = away.pop() ?? unseen++));
				break;
			case 'usersLeftPool':
				for (const guest of event.guests) {
					const person = on.get(guest);
					on.delete(guest);
					if (person !== undefined) away.push(person);
				}
				break;
			case 'taskStarted': {
				const person = event.kind === 'logIn' ? asking.shift() : undefined;
				if (person !== undefined) on.set(event.guest, person);
				break;
			}
			case 'guestStateChanged':
				if (event.to !== 'running' && event.to !== 'paused') unseat(event.guest);
				break;
			case 'guestDeleted':
				unseat(event.guest);
				break;
			default:
		}
	}
	return { on, asking, latest, next: away.at(-1) ?? unseen };
}

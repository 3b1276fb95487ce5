// The chosen morning: how many come, how close together, what the array can do, and when the desktops start. And the estate that fits it.
import { morning, type Moment, type Morning } from '$lib/sim/delivery/morning';
import { evenly } from '$lib/sim/delivery/storm';
import type { SimEvent } from '$lib/sim/event';
import { datastoreId } from '$lib/sim/ids';
import type { Scenario } from '$lib/sim/scenario';
import { SECOND } from '$lib/sim/units';
import type { PoolView } from '$lib/sim/delivery/view';
import type { WorldView } from '$lib/sim/view';
import type { Choices } from '../figure';

export interface Plan {
	readonly people: number;
	/** over which they come, evenly */
	readonly minutes: number;
	/** operations per second that the array can do */
	readonly iops: number;
	/** all desktops are booted before the doors open */
	readonly early: boolean;
}

export const RANGES = {
	people: { min: 40, max: 400, step: 20, usual: 400 },
	minutes: { min: 1, max: 30, step: 1, usual: 2 },
	iops: { min: 1600, max: 9600, step: 400, usual: 3200 }
} as const;

/** s after midnight: the first person comes at 7:58, and the pool starts its early boots at 6:30 */
export const DOORS = 7 * 3600 + 58 * 60;
export const EARLY = { from: 6 * 3600 + 30 * 60, group: 20, everyS: 180 } as const;

export const planOf = (choices: Choices): Plan => ({
	people: within('people', choices.people),
	minutes: within('minutes', choices.minutes),
	iops: within('iops', choices.iops),
	early: choices.start === 'early'
});

/** a link may say anything */
function within(name: keyof typeof RANGES, said: string | undefined): number {
	const { min, max, step, usual } = RANGES[name];
	const value = Number(said);
	if (said === undefined || !Number.isFinite(value)) return usual;
	return Math.min(max, Math.max(min, min + Math.round((value - min) / step) * step));
}

/** the same plan has the same key */
export const keyOf = ({ people, minutes, iops, early }: Plan): string => [people, minutes, iops, early ? 1 : 0].join(' ');

export function planOfKey(key: string): Plan {
	const [people = 0, minutes = 0, iops = 0, early = 0] = key.split(' ').map(Number);
	return { people, minutes, iops, early: early === 1 };
}

export const poolOf = (view: WorldView): PoolView | undefined => Object.values(view.pools)[0];

/** the estate with this array, and with all desktops started before or none */
export const estateFor = (scenario: Scenario, { iops, early }: Plan): Scenario => ({
	...scenario,
	datastores: scenario.datastores.map((store) => (store.name === scenario.desktopPools[0]?.datastore ? { ...store, iops } : store)),
	desktopPools: scenario.desktopPools.map((pool, nth) => (nth === 0 ? { ...pool, spare: early ? pool.size : 0 } : pool))
});

export function fits(scenario: Scenario, { iops, early }: Plan): boolean {
	const pool = scenario.desktopPools[0];
	if (!pool) return false;
	const store = scenario.datastores.find(({ name }) => datastoreId(name) === datastoreId(pool.datastore));
	return store?.iops === iops && pool.spare > 0 === early;
}

export type Arrival = Extract<SimEvent, { type: 'usersArriving' }>;

/** that people have begun to come; null: not yet */
export const arrivalIn = (events: readonly SimEvent[]): Arrival | null => events.find((event) => event.type === 'usersArriving') ?? null;

/** the world does what was chosen */
export function isUnderWay(scenario: Scenario, events: readonly SimEvent[], plan: Plan): boolean {
	const arrival = arrivalIn(events);
	return arrival !== null && arrival.users === plan.people && arrival.ns === plan.minutes * 60 * SECOND && fits(scenario, plan);
}

/** s after the doors open */
export const arrivalsOf = ({ people, minutes }: Plan): number[] => evenly(people, people / (minutes * 60));

export interface Forecast extends Plan, Morning {
	readonly arrivals: readonly number[];
	/** s from coming to a desktop that can be worked on, of whoever waits longest, and who that is */
	readonly longest: number;
	readonly slowest: number;
	/** s at which the last one works */
	readonly end: number;
}

export function forecast(plan: Plan): Forecast {
	const arrivals = arrivalsOf(plan);
	const found = morning(arrivals, plan.early, plan.iops);
	let [longest, slowest] = [0, 0];
	found.ends.forEach((end, i) => {
		const wait = end - (arrivals[i] ?? 0);
		// who waits as long as the one before her, to rounding, is not the slowest
		if (wait > longest + 1e-6) [longest, slowest] = [wait, i];
	});
	return { ...plan, ...found, arrivals, longest, slowest, end: found.ends.at(-1) ?? 0 };
}

/** as if the array had no limit */
export const unlimited = (plan: Plan): Plan => ({ ...plan, iops: Number.MAX_SAFE_INTEGER });

/** what was under way at a moment; before the first: nothing */
export function momentAt(moments: readonly Moment[], seconds: number): Moment {
	let [low, high] = [0, moments.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((moments[middle]?.at ?? Infinity) <= seconds) low = middle + 1;
		else high = middle;
	}
	return moments[low - 1] ?? { at: seconds, booting: 0, loggingIn: 0, working: 0 };
}

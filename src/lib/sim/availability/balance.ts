// Balancing as VMware's DRS does it: measure how unevenly hosts are loaded, and find the moves that even it out most.

export interface BalanceHost {
	readonly id: string;
	/** wanted by the guests on it, as a part of what the host has; above 1 when they want more */
	readonly cpu: number;
	readonly memory: number;
	/** what the host has, in the unit of the guests' wishes */
	readonly cpuCapacity: number;
	readonly memoryCapacity: number;
}

export interface BalanceGuest {
	readonly id: string;
	readonly host: string;
	readonly cpu: number;
	readonly memory: number;
}

export interface Move {
	readonly guest: string;
	readonly from: string;
	readonly to: string;
	/** imbalance before and after */
	readonly before: number;
	readonly after: number;
	/** load of the two hosts before and after, the larger of CPU and memory */
	readonly fromLoad: readonly [before: number, after: number];
	readonly toLoad: readonly [before: number, after: number];
	/** 2 (urgent) to 5 (slight); 1 is kept for rules and maintenance */
	readonly priority: number;
}

/** standard deviation of so many values, of the whole population; 0 of none */
export function deviation(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
	return Math.sqrt(squares / Math.max(1, values.length));
}

/**
 * Imbalance of a cluster: the standard deviation of its hosts' loads, a load being what guests want divided by what the host has
 * [VMware KB 1007485]. CPU and memory are taken together as the root of the sum of squares, so that one alone counts as it is [A].
 */
export function imbalance(hosts: readonly BalanceHost[]): number {
	const cpu = deviation(hosts.map((host) => host.cpu));
	const memory = deviation(hosts.map((host) => host.memory));
	return Math.sqrt(cpu * cpu + memory * memory);
}

/** priority of a recommendation, 2 to 5; 6 when balanced: 6 - ceil(imbalance / 0.1 * sqrt(hosts)) [VMware KB 1007485] */
export function priorityOf(imbalanceNow: number, hosts: number): number {
	return Math.max(2, 6 - Math.ceil((imbalanceNow / 0.1) * Math.sqrt(hosts)));
}

/** the default of five migration thresholds: recommendations of priority 1 to 3 are applied [vSphere Resource Management] */
export const DEFAULT_THRESHOLD = 3;

interface Options {
	/** recommendations up to this priority are made */
	readonly threshold?: number;
	readonly most: number;
	/** rules, admission and hardware allow the guest there; asked with the moves made so far */
	readonly allowed: (guest: string, to: string, moved: readonly Move[]) => boolean;
}

/** how many of the most and of the least loaded hosts are looked at, so that the cost stays small in a large cluster [A] */
const LOOKED_AT = 8;
/** least part of the imbalance that a move must take away, so that nobody moves for nothing [A] */
const LEAST_GAIN = 0.05;

/** The moves that lessen imbalance most, one after the other, until it is small enough. Ties go to the lower guest id, then host id. */
export function recommend(hosts: readonly BalanceHost[], guests: readonly BalanceGuest[], options: Options): Move[] {
	const threshold = options.threshold ?? DEFAULT_THRESHOLD;
	const now = new Map(hosts.map((host) => [host.id, host]));
	const here = new Map(hosts.map(({ id }) => [id, guests.filter((guest) => guest.host === id)]));
	const moves: Move[] = [];
	while (moves.length < options.most) {
		const before = imbalance([...now.values()]);
		const priority = priorityOf(before, hosts.length);
		if (hosts.length < 2 || priority > threshold) break;
		const best = bestMove(now, here, (guest, to) => !moves.some((move) => move.guest === guest) && options.allowed(guest, to, moves));
		if (!best || best.after > before * (1 - LEAST_GAIN)) break;
		const { guest, from, to, after } = best;
		moves.push({
			guest: guest.id,
			from: from.id,
			to: to.id,
			before,
			after,
			priority,
			fromLoad: [load(from), load(without(from, guest))],
			toLoad: [load(to), load(withGuest(to, guest))]
		});
		now.set(from.id, without(from, guest)).set(to.id, withGuest(to, guest));
		here.set(
			from.id,
			(here.get(from.id) ?? []).filter((each) => each !== guest)
		);
	}
	return moves;
}

interface Candidate {
	readonly guest: BalanceGuest;
	readonly from: BalanceHost;
	readonly to: BalanceHost;
	readonly after: number;
}

function bestMove(
	now: ReadonlyMap<string, BalanceHost>,
	here: ReadonlyMap<string, readonly BalanceGuest[]>,
	allowed: (guest: string, to: string) => boolean
): Candidate | null {
	const all = [...now.values()];
	const byLoad = [...all].sort((a, b) => load(b) - load(a) || (a.id < b.id ? -1 : 1));
	const spread = [sums(all, 'cpu'), sums(all, 'memory')] as const;
	let best: Candidate | null = null;
	for (const from of byLoad.slice(0, LOOKED_AT)) {
		for (const guest of here.get(from.id) ?? []) {
			for (const to of byLoad.slice(-LOOKED_AT)) {
				if (from.id === to.id) continue;
				const after = imbalanceAfter(all.length, spread, guest, from, to);
				if (best && (after > best.after || (after === best.after && !(guest.id < best.guest.id)))) continue;
				if (allowed(guest.id, to.id)) best = { guest, from, to, after };
			}
		}
	}
	return best;
}

interface Sums {
	readonly sum: number;
	readonly squares: number;
}

const sums = (hosts: readonly BalanceHost[], of: 'cpu' | 'memory'): Sums =>
	hosts.reduce(({ sum, squares }, host) => ({ sum: sum + host[of], squares: squares + host[of] * host[of] }), { sum: 0, squares: 0 });

function imbalanceAfter(
	count: number,
	[cpu, memory]: readonly [Sums, Sums],
	guest: BalanceGuest,
	from: BalanceHost,
	to: BalanceHost
): number {
	const less = without(from, guest);
	const more = withGuest(to, guest);
	const variance = (total: Sums, of: 'cpu' | 'memory'): number => {
		const sum = total.sum - from[of] - to[of] + less[of] + more[of];
		const squares = total.squares - from[of] * from[of] - to[of] * to[of] + less[of] * less[of] + more[of] * more[of];
		return Math.max(0, squares / count - (sum / count) * (sum / count));
	};
	return Math.sqrt(variance(cpu, 'cpu') + variance(memory, 'memory'));
}

const without = (host: BalanceHost, guest: BalanceGuest): BalanceHost => changed(host, guest, -1);
const withGuest = (host: BalanceHost, guest: BalanceGuest): BalanceHost => changed(host, guest, 1);
const changed = (host: BalanceHost, guest: BalanceGuest, sign: number): BalanceHost => ({
	...host,
	cpu: host.cpu + (sign * guest.cpu) / host.cpuCapacity,
	memory: host.memory + (sign * guest.memory) / host.memoryCapacity
});

const load = (host: BalanceHost): number => Math.max(host.cpu, host.memory);

// A cluster's hosts and guests as the balancing rule sees them, and what it makes of them: moves to recommend or to carry out.
import type { Draft } from '../draft';
import { migrate } from '../migration/migrate';
import { busyGuests, guestsOn } from '../whereabouts';
import type { Guest, GuestId, Host, HostId, World } from '../world';
import { recommend, type BalanceGuest, type BalanceHost, type Move } from './balance';
import type { Cluster, PlacementRule } from './cluster';
import { hostsOf } from './profile';
import { hindranceAt, occupy, roomsOf, takes, type Room } from './place';

/** most moves recommended at a time [A] */
const MOST_MOVES = 8;

/** a move that a cluster recommends, and why */
export type Recommendation = { readonly guest: GuestId; readonly from: HostId; readonly to: HostId } & (
	{ readonly cause: 'balance'; readonly move: Move } | { readonly cause: 'rule'; readonly rule: PlacementRule }
);

/** what a cluster would move now: first what breaks a rule (priority 1), then what is loaded unevenly */
export function recommendationsOf(world: World, cluster: Cluster): Recommendation[] {
	const hosts = new Map(
		hostsOf(world, cluster)
			.filter(takes)
			.map((host) => [host.id, host])
	);
	const guests = workingOn(world, hosts);
	const rooms = new Map(roomsOf(world, [...hosts.keys()]).map((room) => [room.host.id, room]));
	const byId = new Map(guests.map((guest) => [guest.id as string, guest]));
	const isAllowed = (guest: Guest | undefined, to: HostId): guest is Guest => {
		const room = rooms.get(to);
		return (
			guest !== undefined && room !== undefined && hindranceAt(world, room, guest, cluster.rules) === null && passes(world, guest.id, to)
		);
	};
	const arrive = (guest: string, to: string): void => {
		const room = rooms.get(to as HostId);
		const moved = byId.get(guest);
		if (room && moved) occupy(world, room, moved);
	};
	const first = againstRules(cluster, guests, rooms, (guest, to) => isAllowed(guest, to.host.id));
	for (const { guest, to } of first) arrive(guest, to);
	// who is to stay with others is not moved to even out the load [A]
	const settled = new Set<string>(cluster.rules.flatMap((rule) => (rule.kind === 'together' ? rule.guests : [])));
	for (const { guest } of first) settled.add(guest);
	const seen = guests.map((guest) => asBalanced(guest, first.find((each) => each.guest === guest.id)?.to ?? placeOf(guest)));
	const loads = loadsFor([...hosts.values()], seen);
	let arrived = 0;
	const moves = recommend(loads, seen, {
		most: MOST_MOVES,
		allowed: (id, to, moved) => {
			for (const move of moved.slice(arrived)) arrive(move.guest, move.to);
			arrived = moved.length;
			return !settled.has(id) && isAllowed(byId.get(id), to as HostId);
		}
	});
	const balancing = moves.map((move) => ({
		guest: move.guest as GuestId,
		from: move.from as HostId,
		to: move.to as HostId,
		cause: 'balance' as const,
		move
	}));
	return [...first, ...balancing];
}

/** the guests that work on these hosts, or will once they have arrived */
function workingOn(world: World, hosts: ReadonlyMap<HostId, Host>): Guest[] {
	const here = [...hosts.keys()].flatMap((host) => guestsOn(world, host));
	const arriving = busyGuests(world).filter((guest) => !hosts.has(guest.host));
	return [...here, ...arriving]
		.filter(({ state }) => state === 'running' || state === 'starting')
		.filter((guest) => hosts.has(placeOf(guest)));
}

/** where it is, or will be once it has arrived */
const placeOf = (guest: Guest): HostId => (guest.task?.kind === 'migrate' ? guest.task.to : guest.host);

const passes = (world: World, guest: GuestId, to: HostId): boolean =>
	migrate.checks(world, { type: 'migrate', guest, to }).every((check) => check.severity !== 'refuse' || check.passed);

function againstRules(
	cluster: Cluster,
	guests: readonly Guest[],
	rooms: ReadonlyMap<HostId, Room>,
	allowed: (guest: Guest, to: Room) => boolean
): Recommendation[] {
	const moves: Recommendation[] = [];
	for (const rule of cluster.rules) {
		const members = guests.filter((guest) => rule.guests.includes(guest.id) && !moves.some((move) => move.guest === guest.id));
		const [stays] = members;
		if (!stays || members.some((guest) => guest.task !== null)) continue;
		const wrong = rule.kind === 'apart' ? crowded(members) : members.filter((guest) => guest.host !== stays.host);
		for (const guest of wrong) {
			const targets = rule.kind === 'apart' ? byFreeMemory(rooms) : [...rooms.values()].filter(({ host }) => host.id === stays.host);
			const to = targets.find(
				(room) => room.host.id !== guest.host && !moves.some((move) => move.to === room.host.id) && allowed(guest, room)
			);
			if (to) moves.push({ guest: guest.id, from: guest.host, to: to.host.id, cause: 'rule', rule });
		}
	}
	return moves;
}

/** those that share a host with one named before them */
const crowded = (members: readonly Guest[]): Guest[] =>
	members.filter((guest, i) => members.slice(0, i).some((other) => other.host === guest.host));

const byFreeMemory = (rooms: ReadonlyMap<HostId, Room>): Room[] =>
	[...rooms.values()].sort((a, b) => free(b) - free(a) || (a.host.id < b.host.id ? -1 : 1));
const free = ({ host, held }: Room): number => host.memoryBytes - held.bytes;

/** what a guest wants: CPU as far as its vCPUs reach, and the memory that it really uses */
const asBalanced = (guest: Guest, host: HostId): BalanceGuest => ({
	id: guest.id,
	host,
	cpu: guest.load.demandHz,
	memory: guest.load.activeFraction * guest.memoryBytes
});

function loadsFor(hosts: readonly Host[], guests: readonly BalanceGuest[]): BalanceHost[] {
	const wanted = new Map(hosts.map((host) => [host.id as string, { cpu: 0, memory: 0 }]));
	for (const guest of guests) {
		const sum = wanted.get(guest.host);
		if (!sum) continue;
		sum.cpu += guest.cpu;
		sum.memory += guest.memory;
	}
	return hosts.map((host) => {
		const { cpu, memory } = wanted.get(host.id) ?? { cpu: 0, memory: 0 };
		const cpuCapacity = host.cores * host.coreHz;
		const memoryCapacity = host.memoryBytes - host.hypervisorBytes;
		return { id: host.id, cpu: cpu / cpuCapacity, memory: memory / memoryCapacity, cpuCapacity, memoryCapacity };
	});
}

/** the loads by which a cluster is balanced, for the picture */
export function loadsOf(world: World, cluster: Cluster): BalanceHost[] {
	const hosts = hostsOf(world, cluster).filter(takes);
	const guests = workingOn(world, new Map(hosts.map((host) => [host.id, host])));
	const seen = guests.map((guest) => asBalanced(guest, placeOf(guest)));
	return loadsFor(hosts, seen);
}

/** Carries out what the cluster recommends. */
export function balance(draft: Draft, cluster: Cluster): void {
	if (cluster.balancing !== 'automatic') return;
	for (const recommendation of recommendationsOf(draft, cluster)) {
		const { guest, to, from } = recommendation;
		if (!passes(draft, guest, to)) continue;
		const reason =
			recommendation.cause === 'rule'
				? { cause: 'rule' as const, rule: recommendation.rule.name, before: 0, after: 0 }
				: { cause: 'balance' as const, rule: null, before: recommendation.move.before, after: recommendation.move.after };
		draft.emit({ type: 'balanceMove', cluster: cluster.id, guest, from, to, ...reason });
		migrate.apply(draft, { type: 'migrate', guest, to });
	}
}

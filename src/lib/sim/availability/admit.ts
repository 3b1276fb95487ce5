// Admission control: a guest starts only if the cluster could still restart everybody after the failures that it is set to tolerate.
import { refuse, warn, type Check } from '../check';
import type { Command } from '../command';
import { isPowered } from '../guest/life-cycle';
import { overheadOn } from '../host/memory';
import { findGuest, findHost, hostOf } from '../look';
import { MiB } from '../units';
import type { Guest, GuestId, Host, HostId, World } from '../world';
import type { Cluster } from './cluster';
import { guestsOn } from '../whereabouts';
import { clusterOf } from './member';
import { keepsFree, unreservedPercent } from './percent';
import { hostsOf } from './profile';
import { leftOver } from './survive';
import { availableSlots, DEFAULT_SLOT_HZ, failoverCapacity, slotOf, slotsOn, type Pair } from './slots';

/** whether the guest may start on the host, or come to it, by the rule of the host's cluster */
export function failoverChecks(world: World, hostId: HostId, guest: Guest): Check[] {
	const cluster = clusterOf(world, hostId);
	if (!cluster?.ha.enabled) return [];
	const { admission } = cluster.ha;
	if (admission.policy === 'slots') {
		const { slot, available: left } = slotsOf(world, cluster, admission.hostFailures, guest);
		const numbers = {
			cluster: cluster.name,
			needSlots: 1,
			freeSlots: Math.max(0, left + 1),
			slotMHz: slot.cpu / 1e6,
			slotMiB: slot.memory / MiB,
			hostFailures: admission.hostFailures
		};
		return [refuse('failoverSlots', left >= 0, numbers)];
	}
	if (admission.policy === 'percent') {
		const { cpu, memory } = percentOf(world, cluster, guest);
		const kept = keepsFree({ cpu, memory }, { cpu: admission.cpuPercent, memory: admission.memoryPercent });
		const numbers = {
			cluster: cluster.name,
			cpuPercent: cpu,
			keepCpuPercent: admission.cpuPercent,
			memoryPercent: memory,
			keepMemoryPercent: admission.memoryPercent
		};
		return [refuse('failoverPercent', kept, numbers)];
	}
	return [];
}

/** the same for a running guest that comes from outside the host's cluster */
export const joiningChecks = (world: World, hostId: HostId, guest: Guest): Check[] =>
	clusterOf(world, hostId) === clusterOf(world, guest.host) ? [] : failoverChecks(world, hostId, guest);

/** the slots of a cluster's hosts that are up, with one guest more if that is asked */
export function slotsOf(world: World, cluster: Cluster, failures: number, also?: Guest) {
	const promised = promisedIn(world, cluster, also);
	const slot = slotOf(promised, cluster.ha.profile === 'vsphere4' ? DEFAULT_SLOT_HZ.vsphere4 : DEFAULT_SLOT_HZ.later);
	const hosts = upIn(world, cluster);
	const slots = hosts.map((host) => slotsOn(capacityOf(host), slot));
	const guests = promised.length;
	return { slot, hosts, slots, guests, capacity: failoverCapacity(slots, guests), available: availableSlots(slots, failures, guests) };
}

/** whole percent of a cluster's CPU and memory that is not promised */
export function percentOf(world: World, cluster: Cluster, also?: Guest): Pair {
	return unreservedPercent(upIn(world, cluster).map(capacityOf), promisedIn(world, cluster, also));
}

const upIn = (world: World, cluster: Cluster): Host[] =>
	hostsOf(world, cluster).filter((host) => host.power === 'on' && !host.maintenance && !host.isolated);

/** what a host has for guests: Hz and bytes */
const capacityOf = (host: Host): Pair => ({ cpu: host.cores * host.coreHz, memory: host.memoryBytes - host.hypervisorBytes });

/** what is promised to each guest that is on, or to be started again, or asked about */
function promisedIn(world: World, cluster: Cluster, also: Guest | undefined): Pair[] {
	const waiting = new Set(cluster.waiting.map((entry) => entry.guest));
	const promised: Pair[] = [];
	for (const host of cluster.hosts)
		for (const guest of guestsOn(world, host))
			if (guest.id !== also?.id && (isPowered(guest.state) || waiting.has(guest.id))) promised.push(promisedTo(world, guest));
	if (also) promised.push(promisedTo(world, also));
	return promised;
}

/** hosts whose loss some of their guests would not survive, with those who would find no room; each host by itself */
export function atRisk(world: World, cluster: Cluster): { host: HostId; guests: GuestId[] }[] {
	const hosts = upIn(world, cluster);
	const on = hosts.flatMap((host, place) =>
		guestsOn(world, host.id)
			.filter(({ state }) => isPowered(state))
			.map((guest) => ({ id: guest.id, restart: guest.restart.priority, host: place, promised: promisedTo(world, guest) }))
	);
	return hosts.flatMap((host, place) => {
		const left = leftOver(hosts.map(capacityOf), on, new Set([place])).flatMap((each) => on[each] ?? []);
		const guests = left.filter(({ restart }) => restart !== 'never').map(({ id }) => id);
		return guests.length === 0 ? [] : [{ host: host.id, guests }];
	});
}

/** a guest's reservation as its host's product counts it: ESX by what is reserved, the others by all that it has; with overhead */
function promisedTo(world: World, guest: Guest): Pair {
	const host = hostOf(world, guest.host);
	const memoryBytes = guest.pending?.memoryBytes ?? guest.memoryBytes;
	const reserved = host.product === 'esx' ? Math.min(guest.reservedBytes, memoryBytes) : memoryBytes;
	return { cpu: guest.cpuReservedHz, memory: reserved + overheadOn(host, world) };
}

/** warns where a rule about who runs with whom would be broken */
export function ruleChecks(world: World, hostId: HostId, guest: Guest): Check[] {
	const cluster = clusterOf(world, hostId);
	const host = findHost(world, hostId);
	if (!cluster || !host) return [];
	return cluster.rules.flatMap(({ name, kind, guests }) => {
		if (!guests.includes(guest.id)) return [];
		const others = guests.flatMap((id) => findGuest(world, id) ?? []).filter((other) => other.id !== guest.id && isPowered(other.state));
		const wrong = others.filter((other) => (other.host === hostId) === (kind === 'apart'));
		const fix = wrong.flatMap((other): Command[] =>
			kind === 'together' && other.host !== guest.host ? [{ type: 'migrate', guest: guest.id, to: other.host }] : []
		);
		return [
			warn(
				kind === 'apart' ? 'apartRule' : 'togetherRule',
				wrong.length === 0,
				{ rule: name, guest: guest.name, others: wrong.map((other) => other.name).join(', '), host: host.name },
				fix.slice(0, 1)
			)
		];
	});
}

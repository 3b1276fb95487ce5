// What every metric of a thing is now: the one place that says how a counter is counted. In people's units.
import { percentOf, slotsOf } from '../availability/admit';
import type { Cluster } from '../availability/cluster';
import { keepsFree } from '../availability/percent';
import type { DesktopPool } from '../delivery/pool';
import { isWorking } from '../guest/life-cycle';
import { hostPressure, isFrozen, vcpuTimeOf } from '../host/cpu';
import { footprint, holdsMemoryOf } from '../host/memory';
import { MEMORY_STATES } from '../host/memory-state';
import type { Pressure } from '../host/ready';
import { balloonAt, pagedAt } from '../host/reclaim';
import { findGuest } from '../look';
import { speedOf } from '../migration/phase';
import { depthOf } from '../storage/chain';
import { capacityOf, ownAsk } from '../storage/iops';
import { chainLatencyNs, latencyNs } from '../storage/latency';
import { filesOf, otherFiles } from '../storage/space';
import { GHz, GiB, MB, MiB } from '../units';
import type { Datastore, Guest, Host, World } from '../world';
import type { METRICS, ObjectKind } from './metrics';
import type { People } from './roster';

/** of what ages: since when it is so (ns); null: it is not */
export interface Ageing {
	readonly since: number | null;
}
export type Counters<K extends ObjectKind> = { readonly [M in (typeof METRICS)[K][number]]: M extends 'oldSnapshot' ? Ageing : number };

const flag = (is: boolean): number => (is ? 1 : 0);
const ofAll = (part: number, all: number): number => (all > 0 ? (part / all) * 100 : 0);

/** @param storeNs latency of its first disk's datastore */
export function guestCounters(world: World, guest: Guest, host: Host, pressure: Pressure, storeNs: number): Counters<'guest'> {
	const { ready, coStop } = vcpuTimeOf(guest, host, pressure);
	const works = isWorking(guest.state) && host.power === 'on';
	return {
		cpuGHz: guest.grantedHz / GHz,
		readyPercent: ready,
		costopPercent: coStop,
		activeMiB: works ? (guest.load.activeFraction * guest.memoryBytes) / MiB : 0,
		balloonMiB: balloonAt(guest.reclaim, world.now) / MiB,
		swappedMiB: pagedAt(guest.reclaim, world.now) / MiB,
		iops: guest.grantedIops,
		latencyMs: ownAsk(world, guest) === null ? 0 : chainLatencyNs(storeNs, depthOf(world, guest)) / 1e6,
		networkMbps: trafficOf(guest, host) / (MB / 8),
		crashed: flag(guest.state === 'crashed'),
		noSpace: flag(guest.state === 'noSpace'),
		toolsSilent: flag(guest.state === 'running' && guest.tools && guest.toolsHung),
		toolsMissing: flag(guest.state === 'running' && !guest.tools),
		oldSnapshot: { since: oldestSnapshot(guest) }
	};
}

/** bytes per second that it sends and receives */
const trafficOf = (guest: Guest, host: Host): number =>
	isWorking(guest.state) && !isFrozen(guest) && guest.network !== null && host.power === 'on' && host.linkUp
		? guest.load.networkBytesPerS
		: 0;

const oldestSnapshot = ({ snapshots }: Guest): number | null =>
	snapshots.reduce<number | null>((oldest, { takenAt }) => (oldest === null ? takenAt : Math.min(oldest, takenAt)), null);

/** @param guests registered there, or moving to or from it */
export function hostCounters(world: World, host: Host, guests: readonly Guest[]): Counters<'host'> {
	let usedHz = 0;
	let bytes = host.power === 'on' ? host.hypervisorBytes : 0;
	let traffic = 0;
	for (const guest of guests) {
		if (guest.host === host.id) {
			usedHz += guest.grantedHz;
			traffic += trafficOf(guest, host);
		}
		if (holdsMemoryOf(guest, host)) bytes += footprint(guest, host, world) - (guest.host === host.id ? takenFrom(guest, world.now) : 0);
		if (guest.task?.kind === 'migrate') traffic += speedOf(guest.task);
	}
	return {
		cpuPercent: ofAll(usedHz, host.cores * host.coreHz),
		memoryPercent: ofAll(bytes, host.memoryBytes),
		memoryState: MEMORY_STATES.indexOf(host.memoryState),
		networkMbps: traffic / (MB / 8),
		down: flag(host.power === 'failed'),
		isolated: flag(host.isolated),
		linkDown: flag(!host.linkUp),
		lostPaths: host.lostPaths.length
	};
}

const takenFrom = ({ reclaim }: Guest, now: number): number => balloonAt(reclaim, now) + pagedAt(reclaim, now) + reclaim.sharedBytes;

/** how its guests wait for each other there */
export const pressureOn = (host: Host, guests: readonly Guest[]): Pressure =>
	hostPressure(
		host,
		guests.filter((guest) => guest.host === host.id)
	);

/** ns of a read or write that looks through one file. @param guests with files there */
export function storeLatencyNs(world: World, store: Datastore, guests: readonly Guest[]): number {
	let backend = 0;
	for (const guest of guests) {
		const ask = ownAsk(world, guest);
		if (ask?.datastore === store.id) backend += ask.backend;
	}
	const capacity = capacityOf(store);
	return latencyNs(store.baseLatencyNs, capacity > 0 ? backend / capacity : 1);
}

/** @param guests with files there */
export function datastoreCounters(world: World, store: Datastore, guests: readonly Guest[]): Counters<'datastore'> {
	let [used, asked, granted] = [0, 0, 0];
	for (const guest of guests) {
		for (const { datastore, bytes } of filesOf(guest)) if (datastore === store.id) used += bytes;
		const ask = ownAsk(world, guest);
		if (ask?.datastore !== store.id) continue;
		asked += ask.iops;
		granted += guest.grantedIops;
	}
	for (const { datastore, bytes } of otherFiles(world)) if (datastore === store.id) used += bytes;
	return {
		usedPercent: ofAll(used, store.sizeBytes),
		usedGiB: used / GiB,
		askedIops: asked,
		grantedIops: granted,
		latencyMs: store.lost ? 0 : storeLatencyNs(world, store, guests) / 1e6,
		lost: flag(store.lost)
	};
}

/** looks at all guests: asked only when something changed that counts for it */
export function failoverLost(world: World, cluster: Cluster): number {
	const { enabled, admission } = cluster.ha;
	if (!enabled || admission.policy === 'none') return 0;
	if (admission.policy === 'slots') return flag(slotsOf(world, cluster, admission.hostFailures).capacity < admission.hostFailures);
	return flag(!keepsFree(percentOf(world, cluster), { cpu: admission.cpuPercent, memory: admission.memoryPercent }));
}

export function clusterCounters(people: People, lost: number): Counters<'cluster'> {
	return { users: people.users, usersCutOff: people.cutOff, failoverLost: lost };
}

export function poolCounters(world: World, pool: DesktopPool): Counters<'pool'> {
	let [users, cutOff] = [0, pool.waits.cutOff];
	for (const { guest, phase } of pool.desktops) {
		if (phase === 'inUse' || phase === 'loggingIn') users += 1;
		cutOff += findGuest(world, guest)?.service.cutOff ?? 0;
	}
	return { users, usersCutOff: cutOff, waiting: pool.waiting };
}

export const estateCounters = ({ users, cutOff }: People): Counters<'estate'> => ({ users, usersCutOff: cutOff });

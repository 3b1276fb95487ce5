// CPU and memory of guests and hosts in people's units, for the picture of the world.
import { GHz, MiB } from '../units';
import type { GuestComputeView, HostMemoryView } from '../view';
import type { Guest, Host, HostId, World } from '../world';
import { hostPressure, responseFactor, vcpuTimeOf } from './cpu';
import { balloonAt, pagedAt } from './reclaim';
import { CHART_INTERVALS_S, readyMsOf, type Pressure } from './ready';
import { memorySharesOf } from './settle';

/** the guests of a host together: what one of them feels depends on the others */
export interface Crowd {
	readonly guests: readonly Guest[];
	readonly pressure: Pressure;
}

const known = new WeakMap<Host, Crowd>();

/** the guests of every host; the same object as long as the host and all its guests are the same objects */
export function crowdsOf(world: Pick<World, 'hosts' | 'guests'>): Map<HostId, Crowd> {
	const lists = new Map<HostId, Guest[]>(world.hosts.map((host) => [host.id, []]));
	for (const guest of world.guests) lists.get(guest.host)?.push(guest);
	return new Map(world.hosts.map((host) => [host.id, crowdOf(host, lists.get(host.id) ?? [])]));
}

function crowdOf(host: Host, guests: readonly Guest[]): Crowd {
	const last = known.get(host);
	if (last?.guests.length === guests.length && last.guests.every((guest, i) => guest === guests[i])) return last;
	const crowd = { guests, pressure: hostPressure(host, guests) };
	known.set(host, crowd);
	return crowd;
}

export function guestCompute(guest: Guest, host: Host, crowd: Crowd, now: number): GuestComputeView {
	const { ready, coStop, capped } = vcpuTimeOf(guest, host, crowd.pressure);
	const response = responseFactor(guest, host, crowd.guests);
	return {
		cpuReservedGHz: guest.cpuReservedHz / GHz,
		readyPercent: ready,
		readyMs: readyMsOf(ready, CHART_INTERVALS_S[0]) * guest.vcpus,
		coStopPercent: coStop,
		cappedPercent: capped,
		responseFactor: response === Infinity ? null : response,
		memoryShares: memorySharesOf(guest),
		activePercent: guest.load.activeFraction * 100,
		balloonMiB: balloonAt(guest.reclaim, now) / MiB,
		pagedMiB: pagedAt(guest.reclaim, now) / MiB,
		sharedMiB: guest.reclaim.sharedBytes / MiB,
		speedPercent: guest.speed * 100
	};
}

/** @param freeBytes of its memory if nothing had been taken back from its guests */
export function hostMemory(host: Host, crowd: Crowd, freeBytes: number, now: number): HostMemoryView {
	let [balloon, paged, shared] = [0, 0, 0];
	for (const { reclaim } of crowd.guests) {
		balloon += balloonAt(reclaim, now);
		paged += pagedAt(reclaim, now);
		shared += reclaim.sharedBytes;
	}
	return {
		memoryState: host.memoryState,
		outOfMemory: host.memoryState === 'low' && host.memoryDueAt === null,
		balloonMiB: balloon / MiB,
		pagedMiB: paged / MiB,
		sharedMiB: shared / MiB,
		memoryLeftMiB: (freeBytes + balloon + paged + shared) / MiB
	};
}

// Memory on one host: how it is divided now, and where it would come to rest with any number of guests, by the model's own rules.
import { NOTHING_TAKEN, squeeze } from '$lib/sim/host/reclaim';
import type { Scenario } from '$lib/sim/scenario';
import { MiB } from '$lib/sim/units';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';

export const guestsOn = (host: HostView, view: WorldView): GuestView[] => host.guests.flatMap((id) => view.guests[id] ?? []);

/** how many times as long work takes as with all memory; Infinity: the guest stands still */
export const slownessOf = (speedPercent: number): number => (speedPercent > 0 ? 100 / speedPercent : Infinity);

/** of those who run; 1 where nobody does */
export const slowest = (guests: readonly GuestView[]): number =>
	Math.max(1, ...guests.filter(({ state }) => state === 'running').map(({ speedPercent }) => slownessOf(speedPercent)));

export interface AtRest {
	/** guests that are on */
	readonly count: number;
	readonly promisedMiB: number;
	readonly leftMiB: number;
	readonly balloonMiB: number;
	readonly pagedMiB: number;
	/** the slowest guest */
	readonly slowness: number;
	/** its balloon holds more than what it had idle */
	readonly bites: boolean;
}

/** what the host would do with the first 1, 2, … of its guests, once balloons are where they should be */
export function ladder(host: HostView, guests: readonly GuestView[], scenario: Scenario, tools: boolean, sharingPercent: number): AtRest[] {
	const { memory, guestOverheadMiB } = scenario.policies;
	return guests.map((_, nth) => {
		const on = guests.slice(0, nth + 1);
		const { guests: found, freeBytes } = squeeze(
			0,
			{
				bytes: host.memoryMiB * MiB,
				fixedBytes: (host.hypervisorMiB + on.length * guestOverheadMiB) * MiB,
				state: 'high',
				idleTax: memory.idleTaxPercent / 100,
				sharing: sharingPercent / 100,
				settled: true
			},
			on.map(({ memoryMiB, reservedMiB, memoryShares, activePercent }) => ({
				bytes: memoryMiB * MiB,
				minBytes: reservedMiB * MiB,
				shares: memoryShares,
				active: activePercent / 100,
				balloon: tools,
				taken: NOTHING_TAKEN
			}))
		);
		const taken = (kind: 'balloonBytes' | 'pagedBytes') => found.reduce((sum, guest) => sum + guest.taken[kind], 0) / MiB;
		return {
			count: on.length,
			promisedMiB: on.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0),
			leftMiB: freeBytes / MiB,
			balloonMiB: taken('balloonBytes'),
			pagedMiB: taken('pagedBytes'),
			slowness: Math.max(1, ...found.map(({ speed }) => slownessOf(speed * 100))),
			bites: found.some((guest, i) => {
				const of = on[i];
				return of !== undefined && guest.taken.balloonBytes > (1 - of.activePercent / 100) * of.memoryMiB * MiB;
			})
		};
	});
}

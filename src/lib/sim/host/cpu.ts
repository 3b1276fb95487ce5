// CPU of one host, shared by weighted water-filling (proportional share with caps, as Xen's credit scheduler promises: xl(1)).
import type { Guest, Host } from '../world';
import { isWorking } from '../guest/life-cycle';

export interface Claim {
	/** > 0; 256 is the usual */
	readonly weight: number;
	/** most that it can use */
	readonly limit: number;
}

/**
 * Shares `total` among claims by weight; what one cannot use is shared among the others.
 * @returns grants in the claims' order and unit; their sum is at most `total`
 */
export function waterFill(total: number, claims: readonly Claim[]): number[] {
	const grants = claims.map(() => 0);
	let open = claims.map((claim, place) => ({ ...claim, place }));
	let left = total;
	while (open.length > 0) {
		const level = left / open.reduce((sum, claim) => sum + claim.weight, 0);
		const full = open.filter((claim) => claim.limit <= level * claim.weight);
		for (const claim of full.length > 0 ? full : open) {
			grants[claim.place] = full.length > 0 ? claim.limit : level * claim.weight;
			left -= claim.limit;
		}
		if (full.length === 0) break;
		open = open.filter((claim) => claim.limit > level * claim.weight);
	}
	return grants;
}

/** idle upkeep of each vCPU of a running guest, as part of a core [A: 0.5 %] */
const UPKEEP = 0.005;

/** jobs that run now; a job is single-threaded, the others wait for a free vCPU */
export const activeJobs = (guest: Guest): number => Math.min(guest.jobs.length, guest.vcpus);

/** Hz that the guest would use on an empty host with these cores, before any cap; 0 unless it works */
export function wantedHz(guest: Guest, coreHz: number): number {
	if (!isWorking(guest.state) || isFrozen(guest)) return 0;
	const demand = guest.load.demandHz + (activeJobs(guest) + UPKEEP * guest.vcpus) * coreHz;
	return Math.min(guest.vcpus * coreHz, demand);
}

/** Hz that its cap leaves of what it wants */
export function cappedHz(guest: Guest, coreHz: number): number {
	const wanted = wantedHz(guest, coreHz);
	return guest.capPercent > 0 ? Math.min(wanted, (guest.capPercent / 100) * coreHz) : wanted;
}

/** Hz granted to each guest of a host; zeros when the host is not on */
export function grantedHz(host: Host, guests: readonly Guest[]): number[] {
	if (host.power !== 'on') return guests.map(() => 0);
	const all = host.cores * host.coreHz;
	return waterFill(
		all,
		guests.map((guest) => ({ weight: guest.weight, limit: Math.min(all, cappedHz(guest, host.coreHz)) }))
	);
}

/** percent of time that each vCPU was ready to run and waited for a core [RUN+RDY+CSTP+WAIT = 100: Broadcom KB 387750] */
export function readyPercent(guest: Guest, coreHz: number): number {
	const missing = cappedHz(guest, coreHz) - guest.grantedHz;
	return (Math.max(0, missing) / (guest.vcpus * coreHz)) * 100;
}

/** cycles per second that each active job gets out of the guest's grant: jobs and the guest's own load share it by what they want */
export function jobRate(guest: Guest, coreHz: number): number {
	const wanted = guest.load.demandHz / coreHz + activeJobs(guest);
	return Math.max(0, guest.grantedHz - UPKEEP * guest.vcpus * coreHz) / wanted;
}

/** stopped for the last copy of a migration */
export const isFrozen = (guest: Guest): boolean => guest.task?.kind === 'migrate' && guest.task.stoppedAt !== null;

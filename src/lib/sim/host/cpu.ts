// CPU of one host, shared by weighted water-filling (proportional share with caps, as Xen's credit scheduler promises: xl(1)).
import type { Guest, Host } from '../world';
import { isWorking } from '../guest/life-cycle';
import { waterFill } from './water-fill';

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
	const weights: number[] = [];
	const limits: number[] = [];
	for (const guest of guests) {
		weights.push(guest.weight);
		limits.push(Math.min(all, cappedHz(guest, host.coreHz)));
	}
	return waterFill(all, weights, limits);
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

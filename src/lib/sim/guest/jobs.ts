// Finite work inside a guest: how fast its jobs go, and which of them are done.
import { amount, atRate, dueOf } from '../anchor';
import { activeJobs, jobRate } from '../host/cpu';
import type { Guest, Host, Job, TaskId } from '../world';

/** a job at its start: it waits for its guest's CPU to be shared */
export const newJob = (id: TaskId, now: number, cycles: number): Job => ({ id, cycles, startedAt: now, progress: amount(now, cycles) });

/** a guest's jobs at the pace that its grant allows; the same list when none changes */
export function pacedJobs(guest: Guest, host: Host, now: number): readonly Job[] {
	if (guest.jobs.length === 0) return guest.jobs;
	const jobs = [...guest.jobs];
	return setPace(jobs, guest, host, now) ? jobs : guest.jobs;
}

/** Sets the pace of jobs in place: those that have a vCPU share the guest's grant, the others stand. @returns false when none changes */
export function setPace(jobs: Job[], guest: Guest, host: Host, now: number): boolean {
	const active = activeJobs(guest);
	const rate = guest.grantedHz > 0 ? jobRate(guest, host) : 0;
	let changed = false;
	for (let i = 0; i < jobs.length; i++) {
		const job = jobs[i] as Job;
		const progress = atRate(job.progress, now, i < active ? rate : 0);
		if (progress === job.progress) continue;
		jobs[i] = { id: job.id, cycles: job.cycles, startedAt: job.startedAt, progress };
		changed = true;
	}
	return changed;
}

/** a guest's jobs parted into those that are done now and those that are left */
export function partJobs(guest: Guest, now: number): { readonly done: readonly Job[]; readonly left: Job[] } {
	const active = activeJobs(guest);
	const done: Job[] = [];
	const left: Job[] = [];
	for (let i = 0; i < guest.jobs.length; i++) {
		const job = guest.jobs[i] as Job;
		(i < active && dueOf(job.progress) <= now ? done : left).push(job);
	}
	return { done, left };
}

// How many people a machine serves: as sessions in one OS, or as a desktop machine each. The first of CPU, memory and disk to be used up
// decides. The figures are rules of thumb with wide ranges, so what people see is a range.
import { MiB } from '../units';
import type { SessionKind } from '../world';

/** low and high as the source gives them; equal where it gives one number */
export interface Range {
	readonly low: number;
	readonly typical: number;
	readonly high: number;
}

export interface SessionNeeds {
	/** [Microsoft Learn, session host virtual machine sizing: 6/4/2/1, for 4 to 24 vCPUs; modern guidance, no figure of 2010 was found] */
	readonly usersPerVcpu: number;
	/** memory of one session [A: 150/250/500 MiB; power 1,000 MiB] */
	readonly memoryBytes: number;
	/**
	 * reads and writes per second and user. Light: a streamed Windows 7 at steady work [Dell BP1018, table 7]; medium and heavy: the rule
	 * of thumb for desktops [millennia.it 2010]; power: the upper end of heavy. That a session works its disk like a desktop is [A].
	 */
	readonly iops: Range;
}

export const SESSIONS: Readonly<Record<SessionKind, SessionNeeds>> = {
	light: { usersPerVcpu: 6, memoryBytes: 150 * MiB, iops: { low: 7, typical: 7.5, high: 8 } },
	medium: { usersPerVcpu: 4, memoryBytes: 250 * MiB, iops: { low: 8, typical: 9, high: 10 } },
	heavy: { usersPerVcpu: 2, memoryBytes: 500 * MiB, iops: { low: 14, typical: 17, high: 20 } },
	power: { usersPerVcpu: 1, memoryBytes: 1000 * MiB, iops: { low: 20, typical: 20, high: 20 } }
};

/** memory that the OS of a terminal server takes before anybody has logged on [A: 4 GiB] */
export const SESSION_OS_BYTES = 4096 * MiB;

/** memory of one virtual desktop [A: 1.5 GiB] */
export const DESKTOP_BYTES = 1536 * MiB;

/** desktops per core: 5 [A]; the low end is what 120 desktops on 48 cores came to [Citrix blog, 15 August 2014] */
export const DESKTOPS_PER_CORE: Range = { low: 2.5, typical: 5, high: 5 };

/**
 * Sessions that the CPU carries for each desktop that it carries, as a desktop runs an OS of its own: 140 to 150 against 120, medium work
 * [Citrix blog, 15 August 2014]; the older rule of thumb said at least twice as many. A measurement, not something that a rule predicts.
 */
export const SESSIONS_PER_DESKTOP: Range = { low: 140 / 120, typical: 145 / 120, high: 2 };

export interface Capacity {
	/** people, or desktops */
	readonly users: number;
	/** what each of the three alone would carry; Infinity where nothing limits it */
	readonly cpu: number;
	readonly memory: number;
	readonly iops: number;
	readonly bound: 'cpu' | 'memory' | 'iops';
}

export interface SessionHost {
	readonly vcpus: number;
	readonly memoryBytes: number;
	/** reads and writes per second that its disks get; Infinity when that is no limit */
	readonly iops: number;
	readonly kind: SessionKind;
	/** instead of the kind's own figures */
	readonly usersPerVcpu?: number;
	readonly sessionBytes?: number;
	readonly osBytes?: number;
	readonly iopsPerUser?: number;
}

/** Users of a terminal server: min(vCPUs·density, ⌊(RAM − OS)/RAM per session⌋, ⌊IOPS/IOPS per user⌋), never below 0. */
export function sessionCapacity(host: SessionHost): Capacity {
	const needs = SESSIONS[host.kind];
	return tightest({
		cpu: host.vcpus * (host.usersPerVcpu ?? needs.usersPerVcpu),
		memory: (host.memoryBytes - (host.osBytes ?? SESSION_OS_BYTES)) / (host.sessionBytes ?? needs.memoryBytes),
		iops: host.iops / (host.iopsPerUser ?? needs.iops.typical)
	});
}

export interface DesktopHost {
	readonly cores: number;
	readonly memoryBytes: number;
	/** what the hypervisor keeps */
	readonly hypervisorBytes: number;
	/** what it keeps for each running guest */
	readonly overheadBytes: number;
	readonly iops: number;
	/** the rest has the defaults above */
	readonly desktopBytes?: number;
	readonly perCore?: number;
	/** default 7.5: steady [Dell BP1018, table 7] */
	readonly iopsPerDesktop?: number;
}

/** Desktops on a host: min(cores·density, ⌊(M − O_h)/(m + o)⌋, ⌊IOPS/IOPS per desktop⌋), never below 0. */
export function desktopCapacity(host: DesktopHost): Capacity {
	return tightest({
		cpu: host.cores * (host.perCore ?? DESKTOPS_PER_CORE.typical),
		memory: (host.memoryBytes - host.hypervisorBytes) / ((host.desktopBytes ?? DESKTOP_BYTES) + host.overheadBytes),
		iops: host.iops / (host.iopsPerDesktop ?? SESSIONS.light.iops.typical)
	});
}

/** users of a terminal server with the least and the most favourable figures of the sources */
export function sessionRange(host: SessionHost): Range {
	const { iops } = SESSIONS[host.kind];
	const at = (iopsPerUser: number) => sessionCapacity({ iopsPerUser, ...host }).users;
	return { low: at(iops.high), typical: at(iops.typical), high: at(iops.low) };
}

/** desktops of a host with the least and the most favourable figures of the sources */
export function desktopRange(host: DesktopHost): Range {
	const { iops } = SESSIONS.light;
	const at = (perCore: number, iopsPerDesktop: number) => desktopCapacity({ perCore, iopsPerDesktop, ...host }).users;
	return {
		low: at(DESKTOPS_PER_CORE.low, iops.high),
		typical: at(DESKTOPS_PER_CORE.typical, iops.typical),
		high: at(DESKTOPS_PER_CORE.high, iops.low)
	};
}

/** users in sessions that the CPU carries instead of so many desktops, as one comparison found and as the older rule said */
export function sessionsInsteadOf(desktops: number): { readonly measured: readonly [number, number]; readonly rule: number } {
	const { low, high } = SESSIONS_PER_DESKTOP;
	return { measured: [Math.round(desktops * low), Math.round((desktops * 150) / 120)], rule: desktops * high };
}

/** vCPUs of equal session hosts against the threads of the machine under them [Citrix, as quoted by go-euc: stay at 1] */
export function threadsTaken(
	machine: { sockets: number; coresPerSocket: number; threadsPerCore: number },
	hosts: { vcpus: number; count: number }
) {
	const threads = machine.sockets * machine.coresPerSocket * machine.threadsPerCore;
	const vcpus = hosts.vcpus * hosts.count;
	return { threads, vcpus, overcommit: vcpus / threads };
}

function tightest(limits: { cpu: number; memory: number; iops: number }): Capacity {
	const cpu = whole(limits.cpu);
	const memory = whole(limits.memory);
	const iops = whole(limits.iops);
	const users = Math.min(cpu, memory, iops);
	return { users, cpu, memory, iops, bound: users === memory ? 'memory' : users === cpu ? 'cpu' : 'iops' };
}

const whole = (limit: number): number => Math.max(0, Math.floor(limit));

// CPU of one host: what each guest wants there, what it is granted (proportional share with reservations and caps, as Xen's credit
// scheduler and ESX promise), and how its vCPUs spend their time.
import { speedLeft } from '../migration/phase';
import { isWorking } from '../guest/life-cycle';
import type { Guest, Host } from '../world';
import { emulatedHz, HYPERVISOR_COST } from './overhead';
import { NO_PRESSURE, pressureOf, vcpuTime, type Pressure, type VcpuTime } from './ready';
import { responseTime } from './response';
import { waterFill } from './water-fill';

/** idle upkeep of each vCPU of a running guest, as part of a core [A: 0.5 %]; a server without a hypervisor has none */
const UPKEEP = 0.005;
const upkeepHz = (guest: Guest, host: Host): number => (host.hypervisor === 'none' ? 0 : UPKEEP * guest.vcpus * host.coreHz);

/** jobs that run now; a job is single-threaded, the others wait for a free vCPU */
export const activeJobs = (guest: Guest): number => Math.min(guest.jobs.length, guest.vcpus);

/** Hz that the guest's own load costs on this host: its demand, more where devices are emulated or the hypervisor is hosted */
export function loadHz(guest: Guest, host: Host): number {
	const { demandHz, networkBytesPerS, iops } = guest.load;
	const emulated = guest.tools || host.hypervisor === 'none' ? 0 : emulatedHz(networkBytesPerS, iops);
	return (demandHz + emulated) * HYPERVISOR_COST[host.hypervisor];
}

/** Hz that the guest would use on an empty host, before any cap; 0 unless it works */
export function wantedHz(guest: Guest, host: Host): number {
	if (!isWorking(guest.state) || isFrozen(guest)) return 0;
	const demand = loadHz(guest, host) + activeJobs(guest) * host.coreHz + upkeepHz(guest, host);
	return Math.min(guest.vcpus * host.coreHz, demand);
}

/** Hz that its cap leaves of so much */
export const cappedBy = (guest: Guest, host: Host, hz: number): number =>
	guest.capPercent > 0 ? Math.min(hz, (guest.capPercent / 100) * host.coreHz) : hz;

const hostHz = (host: Host): number => host.cores * host.coreHz;

/** Hz granted to each guest of a host; zeros when the host is not on */
export function grantedHz(host: Host, guests: readonly Guest[]): number[] {
	const limits: number[] = [];
	if (host.power !== 'on') {
		for (let i = 0; i < guests.length; i++) limits.push(0);
		return limits;
	}
	const all = hostHz(host);
	let wanted = 0;
	for (const guest of guests) {
		const limit = Math.min(all, cappedBy(guest, host, wantedHz(guest, host)));
		wanted += limit;
		limits.push(limit);
	}
	return wanted <= all ? limits : shareOut(host, guests, limits);
}

function shareOut(host: Host, guests: readonly Guest[], limits: readonly number[]): number[] {
	const weights: number[] = [];
	let floors: number[] | null = null;
	for (let i = 0; i < guests.length; i++) {
		const guest = guests[i] as Guest;
		weights.push(guest.weight);
		if (guest.cpuReservedHz > 0) (floors ??= new Array<number>(guests.length).fill(0))[i] = guest.cpuReservedHz;
	}
	return waterFill(hostHz(host), weights, limits, floors);
}

/** How full a host is, from what its guests were granted. */
export function hostPressure(host: Host, guests: readonly Guest[]): Pressure {
	if (host.power !== 'on') return NO_PRESSURE;
	let busyHz = 0;
	let vcpus = 0;
	for (const guest of guests) {
		busyHz += guest.grantedHz;
		if (isWorking(guest.state) && !isFrozen(guest)) vcpus += guest.vcpus;
	}
	return pressureOf(host.cores, busyHz / host.coreHz, vcpus);
}

const IDLE: VcpuTime = { run: 0, ready: 0, coStop: 0, capped: 0, wait: 100 };

/** how the guest's average vCPU spends its time, in percent */
export function vcpuTimeOf(guest: Guest, host: Host, pressure: Pressure): VcpuTime {
	const wanted = host.power === 'on' ? wantedHz(guest, host) : 0;
	if (wanted === 0) return IDLE;
	const percent = 100 / host.coreHz;
	return vcpuTime(wanted * percent, (wanted - cappedBy(guest, host, wanted)) * percent, guest.grantedHz * percent, guest.vcpus, pressure);
}

/**
 * How many times as long people wait for an answer as from an idle guest, by what its load leaves of the CPU that it could have, and
 * by its waiting for memory. Infinity: overloaded. 1 unless it works.
 *
 * @param others all guests of the host, itself among them
 */
export function responseFactor(guest: Guest, host: Host, others: readonly Guest[]): number {
	const load = wantedHz(guest, host) === 0 ? 0 : loadHz(guest, host);
	if (load === 0 || host.power !== 'on') return 1;
	return guest.speed > 0 ? responseTime(1, load, couldHaveHz(guest, host, others)) / guest.speed : Infinity;
}

/** Hz that the guest would be granted if it wanted everything */
function couldHaveHz(guest: Guest, host: Host, others: readonly Guest[]): number {
	const all = hostHz(host);
	const most = Math.min(all, cappedBy(guest, host, guest.vcpus * host.coreHz));
	let granted = 0;
	for (const other of others) granted += other.grantedHz;
	if (all - granted >= most - guest.grantedHz) return most;
	const limits = others.map((other) => (other === guest ? most : Math.min(all, cappedBy(other, host, wantedHz(other, host)))));
	return shareOut(host, others, limits)[others.indexOf(guest)] ?? 0;
}

/**
 * Cycles per second that each active job gets done: jobs and the guest's own load share its grant by what they want; waiting for
 * memory and a hosted hypervisor take their part.
 */
export function jobRate(guest: Guest, host: Host): number {
	const wanted = loadHz(guest, host) / host.coreHz + activeJobs(guest);
	const each = Math.max(0, guest.grantedHz - upkeepHz(guest, host)) / wanted;
	return (each / HYPERVISOR_COST[host.hypervisor]) * guest.speed * speedLeft(guest);
}

/** stopped for the last copy of a migration */
export const isFrozen = (guest: Guest): boolean => guest.task?.kind === 'migrate' && guest.task.stoppedAt !== null;

// Where a vCPU's time goes: it runs, is ready but waits for a core, is stopped so that its siblings catch up, is held back by its
// cap, or waits for something to do. Percent of one vCPU's time throughout: RUN + RDY + CSTP + WAIT = 100 [Broadcom KB 387750].

/** s that one point of each chart stands for: live, past day, week, month, year [computertechblog.com, quick table] */
export const CHART_INTERVALS_S = [20, 300, 1_800, 7_200, 86_400] as const;

/** @returns percent of the interval: counters show ready time as ms summed over it [Broadcom KB 387750] */
export const readyPercentOf = (readyMs: number, intervalS: number): number => (readyMs / (intervalS * 1_000)) * 100;

/** @returns ms within the interval */
export const readyMsOf = (readyPercent: number, intervalS: number): number => (readyPercent / 100) * intervalS * 1_000;

/** below it a guest does not notice, above it it does, per vCPU [vmtoday] */
export const READY_GOOD_PERCENT = 5;
export const READY_BAD_PERCENT = 10;

/** percent of a vCPU's time in which it had nothing to do; a cap's part counts as not running, so it is taken off as well */
export const waitPercent = (run: number, ready: number, coStop: number, capped = 0): number => 100 - run - ready - coStop - capped;

/**
 * Erlang's C: how probable it is that work which arrives finds all servers busy and has to wait (M/M/c), by the recurrence of
 * Erlang's B: B(0) = 1, B(j) = a·B(j-1) / (j + a·B(j-1)), C = B(p) / (1 - (a/p)·(1 - B(p))).
 *
 * @param servers whole number from 1
 * @param load busy servers on average; 1 is returned from `servers` on
 */
export function erlangC(servers: number, load: number): number {
	if (!(load > 0)) return 0;
	if (load >= servers) return 1;
	let blocked = 1;
	for (let j = 1; j <= servers; j++) blocked = (load * blocked) / (j + load * blocked);
	return blocked / (1 - (load / servers) * (1 - blocked));
}

/** how long work waits for a core, in units of the time that it runs: C / (p - a) [A]; Infinity on a full host */
export const queueing = (cores: number, busyCores: number): number =>
	busyCores >= cores ? Infinity : erlangC(cores, busyCores) / (cores - busyCores);

/** How full a host is, as its vCPUs feel it. */
export interface Pressure {
	/** cores that are busy, of all cores: 0..1 */
	readonly busy: number;
	/** time that a vCPU waits for a core for each unit of time that it runs, beyond what is not granted at all */
	readonly queueing: number;
}

export const NO_PRESSURE: Pressure = { busy: 0, queueing: 0 };

/**
 * @param vcpus of all guests at work: with at most as many as cores nobody ever waits, and taking turns nobody waits for more than
 * all the others, (vcpus - cores) / cores turns. That bounds Erlang's formula, which knows no end of the queue [A].
 */
export function pressureOf(cores: number, busyCores: number, vcpus: number): Pressure {
	const turns = Math.max(0, vcpus - cores) / cores;
	return { busy: Math.min(1, busyCores / cores), queueing: turns === 0 ? 0 : Math.min(turns, queueing(cores, busyCores)) };
}

/** co-stop per sibling, as part of the time that the vCPU runs, on a full host [A: 1 %] */
const CO_STOP = 0.01;

/** percent of time that a vCPU is stopped so that its siblings catch up: run × 1 % × (vCPUs - 1) × busy [A]; at most as long as it runs */
export const coStopPercent = (run: number, vcpus: number, busy: number): number => run * Math.min(1, CO_STOP * (vcpus - 1)) * busy;

export interface VcpuTime {
	readonly run: number;
	readonly ready: number;
	readonly coStop: number;
	readonly capped: number;
	readonly wait: number;
}

/**
 * Splits the time of a guest's average vCPU. What is wanted, left by the cap and granted is in percent of a core, for the guest as a
 * whole. Ready is what is missing, and the queueing for what is wanted: below saturation that is what runs, and it keeps ready from
 * falling on a full host where a guest is granted less.
 *
 * @param wanted min(100 × vCPUs, demand)
 * @param capped of that, what the cap takes away
 */
export function vcpuTime(wanted: number, capped: number, granted: number, vcpus: number, pressure: Pressure): VcpuTime {
	const run = granted / vcpus;
	const heldBack = capped / vcpus;
	const coStop = Math.min(Math.max(0, 100 - run - heldBack), coStopPercent(run, vcpus, pressure.busy));
	const missing = Math.max(0, wanted - capped - granted) / vcpus;
	const queued = ((wanted - capped) / vcpus) * pressure.queueing;
	const ready = Math.max(0, Math.min(missing + queued, 100 - run - heldBack - coStop));
	return { run, ready, coStop, capped: heldBack, wait: Math.max(0, waitPercent(run, ready, coStop, heldBack)) };
}

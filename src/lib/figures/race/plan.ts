// What the estate says about one guest's move before it begins, and what the model's equations make of it: the ways out of a race that nobody
// wins, and what a link twice as fast would bring.
import { GiB, MB, MiB } from '$lib/sim/units';
import { firstCap, lastCopyLimitS } from '$lib/sim/migration/policy';
import { postCopy } from '$lib/sim/migration/post-copy';
import { preCopy, type PreCopy, type PreCopyResult } from '$lib/sim/migration/pre-copy';
import type { Scenario } from '$lib/sim/scenario';
import type { GuestView } from '$lib/sim/view';

export interface Plan extends Required<
	Pick<PreCopy, 'ramBytes' | 'bytesPerS' | 'dirtyBytesPerS' | 'workingSetBytes' | 'setupS' | 'resumeS'>
> {
	readonly policy: Scenario['policies']['migration']['stop'];
	readonly method: Scenario['policies']['migration']['method'];
	readonly autoConverge: boolean;
	readonly dirtying: Scenario['policies']['migration']['dirtying'];
	/** what the sending machine manages; null: no limit of its own */
	readonly senderBytesPerS: number | null;
	/** s that the last copy may take; null: the rule counts rounds and bytes */
	readonly limitS: number | null;
	/** in live rounds: the link, the machine and the rule's own limit together */
	readonly liveBytesPerS: number;
	/** of its disks that the other host does not see, and s that copying them takes alone; 0 on shared storage */
	readonly diskBytes: number;
	readonly diskS: number;
}

/** bytes per second of a link */
const bytesPerS = (Mbps: number): number => (Mbps * MB) / 8;

const linkMbps = ({ migrationNicMbps, nicMbps }: Scenario['hosts'][number]): number => migrationNicMbps ?? nicMbps;

/** Mbit/s of the wire between the hosts: all of them have the same */
export const wireMbps = (scenario: Scenario): number => Math.min(...scenario.hosts.map(linkMbps));

/** null: the estate has no such guest */
export function planOf(scenario: Scenario, guest: GuestView): Plan | null {
	const said = scenario.guests.find(({ name }) => name === guest.name);
	if (!said) return null;
	const { stop, method, autoConverge, dirtying, senderMbps, lastCopySeconds, setupSeconds, resumeSeconds } = scenario.policies.migration;
	const ruled = lastCopyLimitS(stop);
	const link = bytesPerS(wireMbps(scenario));
	const sender = senderMbps === null ? null : bytesPerS(senderMbps);
	return {
		ramBytes: guest.memoryMiB * MiB,
		bytesPerS: link,
		dirtyBytesPerS: guest.dirtyMiBps * MiB,
		workingSetBytes: said.load.workingSetMiB * MiB,
		setupS: setupSeconds,
		resumeS: resumeSeconds,
		policy: stop,
		limitS: ruled === null ? null : (lastCopySeconds ?? ruled),
		method,
		autoConverge,
		dirtying,
		senderBytesPerS: sender,
		liveBytesPerS: Math.min(link, sender ?? Infinity, method === 'post-copy' ? Infinity : (firstCap(stop) ?? Infinity)),
		...ownDisks(scenario, said)
	};
}

/** a copy goes as fast as the slowest of the two stores and the hosts' ports */
function ownDisks(scenario: Scenario, guest: Scenario['guests'][number]): Pick<Plan, 'diskBytes' | 'diskS'> {
	const stores = scenario.datastores.filter(({ shared }) => !shared);
	const own = guest.disks.filter(({ datastore }) => stores.some(({ name }) => name === datastore));
	const diskBytes = own.reduce((sum, disk) => sum + disk.usedGiB * GiB, 0);
	const ports = scenario.hosts.map(({ nicMbps }) => bytesPerS(nicMbps));
	const slowest = Math.min(...stores.map(({ throughputMBps }) => throughputMBps * MB), ...ports);
	return { diskBytes, diskS: diskBytes === 0 ? 0 : diskBytes / slowest };
}

/** bytes that the rule leaves to the last copy; null: it counts rounds and bytes, or nobody asks it */
export function enoughBytes(plan: Plan): number | null {
	return plan.limitS === null || plan.method === 'post-copy' ? null : plan.limitS * plan.liveBytesPerS;
}

/** s that the pause may take under the rule, the resume included; null: the rule promises nothing */
export function allowedPause(plan: Plan): number | null {
	const enough = enoughBytes(plan);
	return enough === null ? null : enough / Math.min(plan.bytesPerS, plan.senderBytesPerS ?? Infinity) + plan.resumeS;
}

/** s of the whole move; null: there is no total */
export function totalS(plan: Plan): number | null {
	const result = plan.method === 'post-copy' ? byPostCopy(plan) : preCopy(asked(plan));
	return result.outcome === 'done' ? result.totalS : null;
}

/** the same with a link twice as fast; everything else stays */
export const twiceAsFast = (plan: Plan): number | null => totalS({ ...plan, bytesPerS: 2 * plan.bytesPerS });

/** as the equation asks for it */
const asked = ({ limitS, ...plan }: Plan): PreCopy => ({ ...plan, ...(limitS === null ? {} : { lastCopyS: limitS }) });

const byPostCopy = (plan: Plan) => postCopy({ ...plan, bytesPerS: Math.min(plan.bytesPerS, plan.senderBytesPerS ?? Infinity) });

export interface WayOut {
	readonly way: 'rounds' | 'slow' | 'post-copy';
	/** s; null: this way has no end either */
	readonly pauseS: number | null;
	readonly totalS: number | null;
	/** that the last copy sends while the guest stands still */
	readonly lastCopyBytes: number;
	/** how far auto-converge slows the guest in the end: percent */
	readonly slowedPercent: number;
}

/** each of the three from the start, by the model's equations: nothing else is changed */
export function waysOut(plan: Plan): readonly WayOut[] {
	const pre: Plan = { ...plan, method: 'pre-copy' };
	const slowed = preCopy(asked({ ...pre, autoConverge: true }));
	const after = byPostCopy(plan);
	return [
		{ way: 'rounds', ...told(preCopy(asked({ ...pre, policy: 'xen-current', autoConverge: false }))), slowedPercent: 0 },
		{ way: 'slow', ...told(slowed), slowedPercent: slowed.outcome === 'stalled' ? 0 : (slowed.rounds.at(-1)?.throttlePercent ?? 0) },
		{
			way: 'post-copy',
			pauseS: after.outcome === 'done' ? after.downtimeS : null,
			totalS: after.outcome === 'done' ? after.totalS : null,
			lastCopyBytes: 0,
			slowedPercent: 0
		}
	];
}

const told = (result: PreCopyResult) =>
	result.outcome === 'done'
		? { pauseS: result.downtimeS, totalS: result.totalS, lastCopyBytes: result.lastCopyBytes }
		: { pauseS: null, totalS: null, lastCopyBytes: 0 };

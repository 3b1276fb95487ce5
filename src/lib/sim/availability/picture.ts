// Clusters as people read them: what would be noticed when, what is kept free, who waits and why, which moves are recommended.
import { GHz, MiB, SECOND } from '../units';
import { guestsOn } from '../whereabouts';
import type { ClusterId, Guest, GuestId, Host, HostId, DatastoreId, World } from '../world';
import type { CheckId } from '../check';
import { atRisk, percentOf, slotsOf } from './admit';
import { DEFAULT_THRESHOLD, imbalance } from './balance';
import { loadsOf, recommendationsOf, type Recommendation } from './balancing';
import type { Cluster, HaPolicy, PlacementRule, Waiting, WaitingReason } from './cluster';
import { staysBehind, waysOutOf } from './evacuate';
import { hostsOf, responseOf, timingOf, type Response } from './profile';
import { isPowered } from '../guest/life-cycle';

/** what high availability adds to a host's picture */
export interface HostFaultsView {
	/** cut off from the other hosts' heartbeats */
	readonly isolated: boolean;
	/** false: its port carries nothing */
	readonly linkUp: boolean;
	readonly lostPaths: readonly DatastoreId[];
	readonly evacuating: boolean;
	/** while it evacuates: who cannot leave, and the check that keeps each */
	readonly stuck: readonly { readonly guest: GuestId; readonly reason: CheckId }[];
}

export interface GuestRestartView {
	readonly restartPriority: Guest['restart']['priority'];
	readonly restartDelaySeconds: number;
	/** its tools are installed and answer no more */
	readonly toolsHung: boolean;
}

export interface ClusterView {
	readonly id: ClusterId;
	readonly name: string;
	readonly hosts: readonly HostId[];
	readonly ha: {
		readonly enabled: boolean;
		readonly profile: HaPolicy['profile'];
		/** s until a lost host is declared failed, and until a host that is cut off knows it; of the cluster's first host */
		readonly failedSeconds: number | null;
		readonly isolatedSeconds: number | null;
		/** what a host that is cut off does with its guests: the product decides where it leaves no choice */
		readonly isolationResponse: Response;
		readonly guestMonitoring: boolean;
	};
	/** null: nothing is kept free for failures */
	readonly admission: SlotsView | PercentView | null;
	/** hosts whose loss some of their guests would not survive: whose reservation would find no room on the others, each in one piece */
	readonly atRisk: readonly { readonly host: HostId; readonly guests: readonly GuestId[] }[];
	/** being noticed */
	readonly detections: readonly { readonly host: HostId; readonly kind: 'failed' | 'isolated'; readonly secondsLeft: number }[];
	/** to be started again; the reason says why each has not been yet */
	readonly waiting: readonly WaitingView[];
	/** hosts kept out because they failed too often, and s until when */
	readonly quarantine: readonly { readonly host: HostId; readonly untilSeconds: number }[];
	readonly rules: readonly (PlacementRule & { readonly broken: boolean })[];
	readonly balancing: Cluster['balancing'];
	/** standard deviation of the hosts' loads, and what it may be before guests are moved */
	readonly imbalance: number;
	readonly imbalanceAllowed: number;
	readonly loads: readonly { readonly host: HostId; readonly cpuPercent: number; readonly memoryPercent: number }[];
	/** s at which a cluster that balances by itself looks next; null: nothing has changed since it looked */
	readonly balancesAtSeconds: number | null;
	/** moves to press, each with its reason; of a cluster that balances by hand */
	readonly recommendations: readonly RecommendationView[];
	readonly cpuMask: number | null;
}

export interface SlotsView {
	readonly policy: 'slots';
	readonly hostFailures: number;
	readonly slotMHz: number;
	readonly slotMiB: number;
	readonly slots: readonly { readonly host: HostId; readonly slots: number }[];
	readonly used: number;
	/** failures that the slots bear now, the largest hosts first */
	readonly failoverCapacity: number;
	/** left once the tolerated hosts are taken out; below 0 when the promise is broken */
	readonly available: number;
}

export interface PercentView {
	readonly policy: 'percent';
	/** not promised to any guest, and what must stay so: whole percent */
	readonly cpuPercent: number;
	readonly memoryPercent: number;
	readonly keepCpuPercent: number;
	readonly keepMemoryPercent: number;
}

export interface WaitingView {
	readonly guest: GuestId;
	readonly kind: Waiting['kind'];
	/** `detecting`: the loss has not been declared yet */
	readonly reason: WaitingReason | 'detecting';
	readonly sinceSeconds: number;
	/** s until the next try; null: when something changes */
	readonly secondsLeft: number | null;
}

export type RecommendationView = { readonly guest: GuestId; readonly from: HostId; readonly to: HostId; readonly priority: number } & (
	| { readonly cause: 'rule'; readonly rule: string }
	| {
			readonly cause: 'balance';
			/** imbalance before and after */
			readonly before: number;
			readonly after: number;
			/** load of the two hosts before and after: of CPU or memory, whichever is higher */
			readonly fromPercent: readonly [before: number, after: number];
			readonly toPercent: readonly [before: number, after: number];
	  }
);

/** the cluster's picture */
export function clusterView(world: World, cluster: Cluster): ClusterView {
	const { ha, rules, balancing, balanceAt, cpuMask } = cluster;
	const hosts = hostsOf(world, cluster);
	const first = hosts[0];
	const timing = first ? timingOf(world, cluster, first) : null;
	const loads = loadsOf(world, cluster);
	return {
		id: cluster.id,
		name: cluster.name,
		hosts: cluster.hosts,
		ha: {
			enabled: ha.enabled,
			profile: ha.profile,
			failedSeconds: timing?.failedS ?? null,
			isolatedSeconds: timing?.isolatedS ?? null,
			isolationResponse: responseOf(ha),
			guestMonitoring: ha.guestMonitoring
		},
		admission: ha.enabled ? admissionView(world, cluster) : null,
		atRisk: ha.enabled ? atRisk(world, cluster) : [],
		detections: cluster.detections.map(({ host, kind, dueAt }) => ({ host, kind, secondsLeft: (dueAt - world.now) / SECOND })),
		waiting: cluster.waiting.map((entry) => waitingView(world, entry)),
		quarantine: cluster.quarantine.map(({ host, until }) => ({ host, untilSeconds: until / SECOND })),
		rules: rules.map((rule) => ({ ...rule, broken: isBroken(world, rule) })),
		balancing,
		imbalance: imbalance(loads),
		imbalanceAllowed: hosts.length === 0 ? 0 : (0.1 * (5 - DEFAULT_THRESHOLD)) / Math.sqrt(hosts.length),
		loads: loads.map(({ id, cpu, memory }) => ({ host: id as HostId, cpuPercent: cpu * 100, memoryPercent: memory * 100 })),
		balancesAtSeconds: balanceAt === null ? null : balanceAt / SECOND,
		recommendations: balancing === 'manual' ? recommendationsOf(world, cluster).map(recommendationView) : [],
		cpuMask
	};
}

function admissionView(world: World, cluster: Cluster): SlotsView | PercentView | null {
	const { admission } = cluster.ha;
	switch (admission.policy) {
		case 'none':
			return null;
		case 'slots': {
			const { slot, hosts, slots, guests, capacity, available } = slotsOf(world, cluster, admission.hostFailures);
			return {
				policy: 'slots',
				hostFailures: admission.hostFailures,
				slotMHz: (slot.cpu / GHz) * 1_000,
				slotMiB: slot.memory / MiB,
				slots: hosts.map((host, i) => ({ host: host.id, slots: slots[i] ?? 0 })),
				used: guests,
				failoverCapacity: capacity,
				available
			};
		}
		case 'percent': {
			const { cpu, memory } = percentOf(world, cluster);
			const { cpuPercent, memoryPercent } = admission;
			return { policy: 'percent', cpuPercent: cpu, memoryPercent: memory, keepCpuPercent: cpuPercent, keepMemoryPercent: memoryPercent };
		}
	}
}

const waitingView = (world: World, { guest, kind, reason, lostAt, knownAt, tryAt }: Waiting): WaitingView => ({
	guest,
	kind,
	reason: reason === 'placing' && world.now < knownAt ? 'detecting' : reason,
	sinceSeconds: lostAt / SECOND,
	secondsLeft: tryAt === null ? null : Math.max(0, tryAt - world.now) / SECOND
});

/** of those who are on: two on one host that are to be apart, or two on different ones that are to be together */
function isBroken(world: World, { kind, guests }: PlacementRule): boolean {
	const on = guests.flatMap((id) => world.guests[world.places[id] ?? -1] ?? []).filter((guest) => isPowered(guest.state));
	const hosts = new Set(on.map((guest) => guest.host)).size;
	return kind === 'apart' ? hosts < on.length : hosts > 1;
}

function recommendationView(recommendation: Recommendation): RecommendationView {
	const { guest, from, to } = recommendation;
	if (recommendation.cause === 'rule') return { guest, from, to, priority: 1, cause: 'rule', rule: recommendation.rule.name };
	const { priority, before, after, fromLoad, toLoad } = recommendation.move;
	return {
		guest,
		from,
		to,
		priority,
		cause: 'balance',
		before,
		after,
		fromPercent: [fromLoad[0] * 100, fromLoad[1] * 100],
		toPercent: [toLoad[0] * 100, toLoad[1] * 100]
	};
}

export function hostFaultsView(world: World, host: Host): HostFaultsView {
	const { isolated, linkUp, lostPaths, evacuating } = host;
	return { isolated, linkUp, lostPaths, evacuating, stuck: evacuating ? stuckOn(world, host.id) : [] };
}

function stuckOn(world: World, host: HostId): HostFaultsView['stuck'] {
	const rooms = waysOutOf(world, host);
	return guestsOn(world, host).flatMap((guest) => {
		const reason = staysBehind(world, guest, rooms);
		return reason === null ? [] : [{ guest: guest.id, reason }];
	});
}

export const guestRestartView = ({ restart, toolsHung }: Guest): GuestRestartView => ({
	restartPriority: restart.priority,
	restartDelaySeconds: restart.delayNs / SECOND,
	toolsHung
});

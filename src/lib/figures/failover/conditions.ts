// Under which conditions a host is lost: the product's clock, the time that a guest takes to boot, and who starts when. What no command
// can change, or none can change any more because the host is lost already, is an estate that begins anew.
import { vsphere4Timing, vsphere5Timing, windowsTiming, xenserverTiming } from '$lib/sim/availability/timing';
import type { HaProfile } from '$lib/sim/availability/cluster';
import type { Command } from '$lib/sim/command';
import type { Scenario } from '$lib/sim/scenario';
import type { ClusterView } from '$lib/sim/availability/picture';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { GuestId, RestartPriority } from '$lib/sim/world';

export const PRODUCTS = ['vsphere4', 'vsphere5', 'xenserver', 'windows2008'] as const satisfies readonly HaProfile[];

/** s between two starts of a row [A] */
export const APART = 30;
export const ORDERS = ['priority', 'reverse', 'together'] as const;
export type Order = (typeof ORDERS)[number];

/** s that a guest waits once a host is found for it */
const DELAYS: Readonly<Record<Order, Readonly<Record<RestartPriority, number>>>> = {
	priority: { high: 0, medium: APART, low: 2 * APART, never: 0 },
	reverse: { high: 2 * APART, medium: APART, low: 0, never: 0 },
	together: { high: 0, medium: 0, low: 0, never: 0 }
};

/** s between two signs of life, by the product's clock */
export function heartbeatSeconds({ profile, failedSeconds }: ClusterView['ha']): number {
	switch (profile) {
		case 'vsphere4':
			return vsphere4Timing.heartbeatS;
		case 'vsphere5':
			return vsphere5Timing().heartbeatS;
		case 'xenserver':
			return xenserverTiming(failedSeconds ?? 60).heartbeatS;
		case 'windows2008':
		case 'windows2016':
			return windowsTiming(1).heartbeatS;
	}
}

/** the cluster of the estate: the first one */
export const clusterOf = (view: WorldView): ClusterView | undefined => Object.values(view.clusters)[0];

/** the host through which most people work at the start: losing that one hurts most */
export function victimOf(scenario: Scenario, view: WorldView): HostView | undefined {
	const users = (host: string) => scenario.guests.reduce((sum, guest) => sum + (guest.host === host ? guest.users : 0), 0);
	const hosts = clusterOf(view)?.hosts.flatMap((id) => view.hosts[id] ?? []) ?? [];
	return [...hosts].sort((a, b) => users(b.name) - users(a.name))[0];
}

/** null: in none of these */
export function orderOf(guests: readonly GuestView[]): Order | null {
	return ORDERS.find((order) => guests.every((guest) => guest.restartDelaySeconds === DELAYS[order][guest.restartPriority])) ?? null;
}

/** for those who wait otherwise now */
export function orderCommands(guests: readonly GuestView[], order: Order): Command[] {
	return guests.flatMap((guest): Command[] => {
		const restartDelaySeconds = DELAYS[order][guest.restartPriority];
		return guest.restartDelaySeconds === restartDelaySeconds
			? []
			: [{ type: 'editGuest', guest: guest.id, change: { restartDelaySeconds } }];
	});
}

export interface Change {
	readonly bootSeconds?: number;
	readonly profile?: HaProfile;
	readonly order?: { readonly as: Order; readonly guests: readonly GuestId[] };
}

/** the estate with that changed and all hosts whole; what commands have set so far is kept */
export function anew(scenario: Scenario, view: WorldView, { bootSeconds, profile, order }: Change): Scenario {
	const cluster = clusterOf(view);
	const guests = new Map(Object.values(view.guests).map((guest) => [guest.name, guest]));
	return {
		...scenario,
		policies: { ...scenario.policies, ...(bootSeconds === undefined ? {} : { bootSeconds }) },
		clusters: scenario.clusters.map((each) => {
			if (each.name !== cluster?.name) return each;
			const { isolationResponse } = cluster.ha;
			const response = isolationResponse === 'fence' ? {} : { isolationResponse };
			return { ...each, ha: { ...each.ha, ...response, profile: profile ?? cluster.ha.profile } };
		}),
		guests: scenario.guests.map((each) => {
			const now = guests.get(each.name);
			if (!now) return each;
			const { reservedMiB, cpuReservedGHz, restartPriority, restartDelaySeconds, state } = now;
			const delay = order?.guests.includes(now.id) ? DELAYS[order.as][restartPriority] : restartDelaySeconds;
			return {
				...each,
				state: state === 'off' || state === 'suspended' ? state : 'running',
				reservedMiB,
				cpuReservedGHz,
				restartPriority,
				restartDelaySeconds: delay
			};
		})
	};
}

// Whether the console reaches the estate, and why not: its window is closed, its management server is down, or the coordinator of the pool is.
import type { SimEvent } from '$lib/sim/event';
import { SECOND } from '$lib/sim/units';
import type { WorldView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import { MANAGED_BY, type Dialect } from '$lib/words/dialects';
import { clusterIn, MANAGER } from './estate';

export type Reach =
	| { readonly open: true }
	| {
			readonly open: false;
			readonly why: 'closed' | 'server' | 'coordinator';
			/** s since the scenario began; null: from the start, or nobody noted it */
			readonly since: number | null;
	  };

export function reachOf(view: WorldView, events: readonly SimEvent[], dialect: Dialect, closed: boolean): Reach {
	if (closed) return { open: false, why: 'closed', since: null };
	if (MANAGED_BY[dialect] === 'host') {
		const { reached, since } = leadOf(view, events);
		return reached ? { open: true } : { open: false, why: 'coordinator', since };
	}
	const server = view.guests[MANAGER];
	if (server?.state === 'running' && view.hosts[server.host]?.power === 'on') return { open: true };
	const fell = events.findLast((event) => event.type === 'guestStateChanged' && event.guest === MANAGER && event.from === 'running');
	return { open: false, why: 'server', since: fell ? fell.at / SECOND : null };
}

/**
 * The coordinator of the pool, and whether it answers. When the others declare it failed, the first of them that is on takes over and keeps
 * the part [A: the first; a pool chooses by its own rule].
 */
export function leadOf(view: WorldView, events: readonly SimEvent[]): { host: HostId | null; reached: boolean; since: number | null } {
	const hosts = clusterIn(view)?.hosts ?? [];
	const down = new Map<HostId, number>();
	let host = hosts[0] ?? null;
	for (const event of events) {
		if (event.type === 'hostFailed') down.set(event.host, event.at / SECOND);
		if (event.type === 'hostPowerChanged' && event.to === 'on') down.delete(event.host);
		if (event.type === 'hostDeclaredFailed' && event.host === host) host = hosts.find((each) => !down.has(each)) ?? host;
	}
	const since = host === null ? null : (down.get(host) ?? null);
	return { host, reached: host !== null && since === null, since };
}

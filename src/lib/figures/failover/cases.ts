// Four ways to fall silent, each looked at in its own look ahead: what really happened, what the others can hear, who holds the disk, and
// who is cut off. Only the last one asks for something that the model never does, and says so.
import type { Response } from '$lib/sim/availability/profile';
import { isPowered } from '$lib/sim/guest/life-cycle';
import type { Command } from '$lib/sim/command';
import type { SimEvent } from '$lib/sim/event';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import type { FigureProps } from '../figure';
import { clusterOf, victimOf } from './conditions';

export const CASES = ['dead', 'leftOn', 'stopped', 'twice'] as const;
export type CaseId = (typeof CASES)[number];

export interface Asked {
	/** s since the silence began */
	readonly after: number;
	/** how an isolated host stops its guests where that is a setting */
	readonly stop: 'shutDown' | 'powerOff';
	/** a what-if: nothing keeps a second host from opening a disk */
	readonly noLocks: boolean;
}

/** what is seen of a case at that moment */
export interface Seen {
	readonly id: CaseId;
	readonly host: HostView;
	/** where the guest starts again, or would */
	readonly other: HostView;
	readonly guest: GuestView;
	/** on the silent host, on the other one */
	readonly here: 'running' | 'stopping' | 'off' | 'lost' | 'away';
	readonly there: 'none' | 'starting' | 'running';
	/** of its disk */
	readonly lock: 'here' | 'there' | 'lapsed' | 'broken';
	readonly cutOff: number;
	readonly users: number;
	readonly lostMinutes: number;
	/** null: the product does not look there */
	readonly storageBeat: boolean | null;
	/** s after which the others declare it failed, it declares itself isolated; null: not by then */
	readonly failedAt: number | null;
	readonly isolatedAt: number | null;
	readonly response: Response;
	/** 0..1 of the boot elsewhere */
	readonly boot: number;
}

/** all that happens when the host dies: it tells where each guest would start, and when */
export function deadAhead({ view, scenario, foresee }: Pick<FigureProps, 'view' | 'scenario' | 'foresee'>): readonly SimEvent[] {
	const host = victimOf(scenario, view);
	return host?.power === 'on' ? foresee(faults('dead', host.id)).events : [];
}

/** null: this product leaves its guests no such way; `dead` from `deadAhead` */
export function seenCase(id: CaseId, asked: Asked, { view, scenario, foresee }: FigureProps, dead: readonly SimEvent[]): Seen | null {
	const cluster = clusterOf(view);
	const host = victimOf(scenario, view);
	const guest = host && busiest(view, host.id);
	if (!cluster || !host || !guest || host.power !== 'on') return null;
	const { profile } = cluster.ha;
	const choice = profile === 'vsphere4' || profile === 'vsphere5';
	if (id === 'leftOn' && !choice) return null;
	const ahead = foresee([...settings(id, asked, cluster.id), ...faults(id, host.id)], asked.after);
	const then = ahead.view.guests[guest.id];
	const silent = ahead.view.hosts[host.id];
	if (ahead.refused || !then || !silent) return null;
	// where nothing is started, the host stands there that would start it if this one were dead
	const restarted = dead.find((event) => event.type === 'guestRestarted' && event.guest === guest.id);
	const elsewhere = restarted?.type === 'guestRestarted' ? restarted.host : cluster.hosts.find((each) => each !== host.id);
	const target = then.host === host.id ? elsewhere : then.host;
	const other = target && ahead.view.hosts[target];
	if (!other) return null;
	const since = ahead.events.filter(({ at }) => at / 1e9 >= view.seconds);
	const told = (type: 'hostDeclaredFailed' | 'hostDeclaredIsolated') => ageOf(since, type, host.id);
	const seen = {
		id,
		host: silent,
		other,
		guest: then,
		cutOff: ahead.view.people.cutOff,
		users: ahead.view.people.users,
		lostMinutes: ahead.view.people.lostUserMinutes - view.people.lostUserMinutes,
		storageBeat: profile === 'vsphere5' ? silent.power === 'on' : profile === 'vsphere4' ? false : null,
		failedAt: told('hostDeclaredFailed'),
		isolatedAt: told('hostDeclaredIsolated'),
		response: ahead.view.clusters[cluster.id]?.ha.isolationResponse ?? 'leaveOn'
	} as const;
	// without locks, the one thing that the model never does: the others start what they hold for dead, as they start the dead host's
	const second = id === 'twice' && asked.noLocks && seen.failedAt !== null && then.host === host.id && restarted?.type === 'guestRestarted';
	if (second) {
		const begins = (restarted.detectNs + restarted.placeNs + restarted.queueNs) / 1e9;
		const boot = Math.min(1, Math.max(0, (asked.after - begins) / (restarted.bootNs / 1e9)));
		const there = asked.after < begins ? 'none' : boot < 1 ? 'starting' : 'running';
		return { ...seen, here: 'running', there, lock: there === 'none' ? 'here' : 'broken', boot };
	}
	const away = then.host !== host.id;
	const percent = then.task?.percent;
	return {
		...seen,
		here: hereOf(then, silent, away),
		there: !away ? 'none' : then.state === 'starting' ? 'starting' : 'running',
		lock: away
			? 'there'
			: isPowered(then.state) && silent.power === 'on'
				? 'here'
				: seen.failedAt === null && silent.power !== 'on'
					? 'here'
					: 'lapsed',
		boot: then.state === 'starting' && percent !== undefined ? percent / 100 : 0
	};
}

function hereOf(guest: GuestView, host: HostView, away: boolean): Seen['here'] {
	if (away) return host.power === 'on' ? 'away' : 'lost';
	if (host.power !== 'on') return 'lost';
	if (guest.state === 'stopping') return 'stopping';
	return guest.state === 'off' ? 'off' : 'running';
}

/** through which most people work */
const busiest = (view: WorldView, host: HostId): GuestView | undefined =>
	view.hosts[host]?.guests.flatMap((id) => view.guests[id] ?? []).sort((a, b) => b.users - a.users)[0];

const settings = (id: CaseId, { stop }: Asked, cluster: `cluster:${string}`): Command[] =>
	id === 'dead' ? [] : [{ type: 'editCluster', cluster, change: { ha: { isolationResponse: id === 'stopped' ? stop : 'leaveOn' } } }];

function faults(id: CaseId, host: HostId): Command[] {
	switch (id) {
		case 'dead':
			return [{ type: 'failHost', host }];
		case 'leftOn':
		case 'stopped':
			return [
				{ type: 'isolateHost', host },
				{ type: 'cutLink', host }
			];
		case 'twice':
			// only the network of the heartbeats: people still reach its guests
			return [{ type: 'isolateHost', host }];
	}
}

function ageOf(events: readonly SimEvent[], type: 'hostDeclaredFailed' | 'hostDeclaredIsolated', host: HostId): number | null {
	const told = events.find((event) => event.type === type && event.host === host);
	return told && 'afterNs' in told ? told.afterNs / 1e9 : null;
}

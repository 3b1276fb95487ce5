// Starting the guests of a lost host on the hosts that are left: in their order, as long as there is room.
import type { Draft } from '../draft';
import { bootGuest, resetGuest } from '../guest/power';
import { seesDisksOf } from '../host/paths';
import type { Guest, GuestId, Host } from '../world';
import type { Cluster, Waiting, WaitingReason } from './cluster';
import { restartOrder, type Restarting } from './order';
import { choose, occupy, roomsOf, type Room } from './place';
import { PLACE_NS } from './profile';
import { keep } from './schedule';

/** Tries everyone whose moment has come. Who finds no host stays listed with the reason, and is tried again when something changes. */
export function startWaiting(draft: Draft, cluster: Cluster): void {
	const entries = new Map(cluster.waiting.map((entry) => [entry.guest, entry]));
	const due = cluster.waiting.filter(({ tryAt }) => tryAt !== null && tryAt <= draft.now);
	const out = new Set(cluster.quarantine.map(({ host }) => host));
	const rooms = roomsOf(draft, cluster.hosts, (host) => out.has(host.id));
	const starts: (() => void)[] = [];
	const guests = new Map(due.map(({ guest }) => [guest, draft.guest(guest)]));
	const order = restartOrder(due.map(({ guest, kind }) => turnOf(draft.guest(guest), kind)));
	for (const id of order) {
		const entry = entries.get(id);
		const guest = guests.get(id);
		if (!entry || !guest) continue;
		const put = (change: Partial<Waiting>) => entries.set(id, { ...entry, tryAt: null, ...change });
		if (guest.needs.some((need) => isComing(entries.get(need)))) {
			put({ reason: 'order' });
			continue;
		}
		if (entry.kind === 'reset' && !canReset(draft, guest)) {
			// where it is it can't start: elsewhere it may, unless it is never to be restarted
			const elsewhere = guest.restart.priority !== 'never';
			put(elsewhere ? { kind: 'restart', tryAt: draft.now + PLACE_NS } : { reason: 'storage' });
			continue;
		}
		const found = entry.kind === 'reset' ? draft.host(guest.host) : findHost(draft, cluster, rooms, guest);
		if (typeof found === 'string') {
			put({ reason: found });
			if (entry.reason !== found)
				starts.push(() => draft.emit({ type: 'guestNotRestarted', cluster: cluster.id, guest: id, reason: found }));
			continue;
		}
		// a running guest whose tools fell silent is lost from now on, not before
		const lostAt = entry.kind === 'reset' && guest.state === 'running' ? draft.now : entry.lostAt;
		const knownAt = Math.max(lostAt, entry.knownAt);
		put({ reason: 'starting', startedAt: draft.now, lostAt, knownAt });
		starts.push(() => {
			startOn(draft, guest, found, entry.kind);
		});
	}
	// the order may have put off guests whose need has just found no host: they go without it
	for (const [id, entry] of entries) {
		const guest = entry.reason === 'order' && entry.tryAt === null ? draft.guest(id) : undefined;
		if (guest && !guest.needs.some((need) => isComing(entries.get(need)))) entries.set(id, { ...entry, tryAt: draft.now });
	}
	keep(draft, cluster, { ...cluster, waiting: [...entries.values()] });
	for (const begin of starts) begin();
}

function canReset(draft: Draft, guest: Guest): boolean {
	const host = draft.host(guest.host);
	return host.power === 'on' && seesDisksOf(draft, host, guest);
}

/** a reset is not a restart: it has a turn even for who is never started elsewhere */
const turnOf = ({ id, restart, needs }: Guest, kind: Waiting['kind']): Restarting<GuestId> => ({
	id,
	priority: restart.priority === 'never' && kind === 'reset' ? 'low' : restart.priority,
	delayNs: restart.delayNs,
	needs
});

/** it will start by itself: what needs it waits for that. One that finds no host holds nobody up [A]. */
const isComing = (entry: Waiting | undefined): boolean =>
	entry !== undefined && (entry.startedAt !== null || entry.tryAt !== null || entry.reason === 'stopping' || entry.reason === 'order');

function findHost(draft: Draft, cluster: Cluster, rooms: readonly Room[], guest: Guest): Host | WaitingReason {
	const home = rooms.filter(({ host }) => host.id === guest.host);
	const tied = guest.device !== null ? 'device' : guest.localMedia && cluster.ha.profile === 'xenserver' ? 'localMedia' : null;
	const found = choose(draft, tied ? home : rooms, guest, cluster.rules);
	if (typeof found === 'string') return tied && home.length === 0 ? tied : found;
	occupy(draft, found, guest);
	return found.host;
}

function startOn(draft: Draft, guest: Guest, host: Host, kind: Waiting['kind']): void {
	if (kind === 'restart' && guest.host !== host.id) {
		draft.setGuest(guest.id, { host: host.id, localMedia: false });
		draft.emit({ type: 'guestMoved', guest: guest.id, from: guest.host, to: host.id });
	}
	const here = draft.guest(guest.id);
	if (here.state === 'off') bootGuest(draft, here, 'cluster');
	else resetGuest(draft, here, 'cluster');
}

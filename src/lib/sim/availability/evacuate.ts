// Emptying a host for maintenance: running guests migrate live, those that are off are registered elsewhere, and the host enters
// maintenance when nobody is left. Who cannot leave is reported with the check that keeps it.
import { warn, type Check, type CheckId } from '../check';
import type { Changes, Draft } from '../draft';
import { isPowered } from '../guest/life-cycle';
import { findCluster, findGuest, findHost } from '../look';
import { migrate } from '../migration/migrate';
import { busyGuests, guestsOn } from '../whereabouts';
import type { ClusterId, Guest, Host, HostId, World } from '../world';
import { justNow } from './just-now';
import { choose, occupy, roomsOf, type Room } from './place';
import { clusterOf } from './member';

/** hosts tried for one guest before it is said to be stuck: the emptiest ones [A] */
const TRIED = 8;

/** what an evacuation would run into: a warning for the guests that can't leave */
export function evacuationChecks(world: World, host: Host): Check[] {
	const rooms = waysOutOf(world, host.id);
	const stuck = guestsOn(world, host.id).filter((guest) => staysBehind(world, guest, rooms) !== null);
	return [
		warn('guestsOn', stuck.length === 0, { host: host.name, guests: stuck.map((guest) => guest.name).join(', '), count: stuck.length })
	];
}

/** the check that keeps a guest on its host; null: it can leave, is leaving, or is off and may stay */
export function staysBehind(world: World, guest: Guest, rooms: readonly Room[]): CheckId | null {
	if (guest.task?.kind === 'migrate') return null;
	if (guest.task !== null) return 'busy';
	if (!isPowered(guest.state)) return null;
	if (guest.state !== 'running') return 'state';
	const { to, reason } = wayOut(world, guest, rooms);
	return to ? null : reason;
}

/** Its guests begin to leave; it enters maintenance once the last one has gone. */
export function beginEvacuation(draft: Draft, host: Host): void {
	draft.setHost(host.id, { evacuating: true });
	draft.emit({ type: 'evacuationStarted', host: host.id, guests: draft.residents(host.id).map((guest) => guest.id) });
	evacuate(draft, host, true);
}

/** Makes every guest that can leave do so, and enters maintenance when nobody is left. */
function evacuate(draft: Draft, host: Host, report: boolean): void {
	const rooms = waysOutOf(draft, host.id);
	const stuck = draft.residents(host.id).flatMap((guest) => {
		const reason = leave(draft, guest, rooms);
		return reason === null ? [] : [{ guest: guest.id, reason }];
	});
	const here = draft.residents(host.id);
	const leaving = here.some((guest) => guest.task?.kind === 'migrate');
	if (here.every((guest) => !isPowered(guest.state) && guest.task === null) && !isArriving(draft, host.id)) {
		draft.setHost(host.id, { evacuating: false, maintenance: true });
		draft.emit({ type: 'maintenanceEntered', host: host.id });
	} else if (report && !leaving && stuck.length > 0) draft.emit({ type: 'evacuationStuck', host: host.id, guests: stuck });
}

const isArriving = (world: World, host: HostId): boolean =>
	busyGuests(world).some(({ task }) => task?.kind === 'migrate' && task.to === host);

/** null: it is leaving, or it is off and may stay */
function leave(draft: Draft, guest: Guest, rooms: readonly Room[]): CheckId | null {
	const free = guest.task === null && (guest.state === 'running' || !isPowered(guest.state));
	const { to, reason } = free ? wayOut(draft, guest, rooms) : { to: null, reason: null };
	if (!to) return isPowered(guest.state) && reason !== null ? reason : staysBehind(draft, guest, rooms);
	const room = rooms.find((each) => each.host.id === to);
	if (room && isPowered(guest.state)) occupy(draft, room, guest);
	migrate.apply(draft, { type: 'migrate', guest: guest.id, to });
	return null;
}

/** where the guest can go, or the check that keeps it from the best host */
function wayOut(world: World, guest: Guest, rooms: readonly Room[]): { to: HostId | null; reason: CheckId } {
	const rules = clusterOf(world, guest.host)?.rules ?? [];
	const first = choose(world, rooms, guest, rules);
	const byRoom = [...rooms].sort((a, b) => freeOf(b) - freeOf(a) || (a.host.id < b.host.id ? -1 : 1));
	const tried = typeof first === 'string' ? byRoom : [first, ...byRoom.filter((room) => room !== first)];
	let reason: CheckId = 'elsewhere';
	for (const room of tried.slice(0, TRIED)) {
		const failed = migrate
			.checks(world, { type: 'migrate', guest: guest.id, to: room.host.id })
			.find((check) => check.severity === 'refuse' && !check.passed);
		if (!failed && first !== 'rule') return { to: room.host.id, reason };
		if (reason === 'elsewhere') reason = failed?.id ?? 'apartRule';
	}
	return { to: null, reason };
}

const freeOf = ({ host, held }: Room): number => host.memoryBytes - held.bytes;

/** the rooms that a host's guests may go to: those of its cluster, or of any other host when it is in none */
export function waysOutOf(world: World, id: HostId): Room[] {
	const hosts = clusterOf(world, id)?.hosts ?? world.hosts.map((host) => host.id);
	return roomsOf(world, hosts, (host) => host.id === id);
}

/** Goes on with the evacuations that a change touches. */
export function settleEvacuations(draft: Draft, changes: Changes): void {
	const touched = new Map<HostId, boolean>();
	const note = (id: HostId, report = false): void => {
		const host = findHost(draft, id);
		if (host?.evacuating) touched.set(id, report || (touched.get(id) ?? false));
	};
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id);
		const ended = before?.task?.kind === 'migrate' && after?.task?.kind !== 'migrate';
		if (before) note(before.host, ended);
		if (after) note(after.host, ended);
	}
	for (const [id, before] of changes.things) {
		// a rule that kept somebody may be gone
		for (const member of findCluster(draft, id as ClusterId)?.hosts ?? []) note(member);
		const host = findHost(draft, id as HostId);
		if (!host || host.id !== id) continue;
		note(host.id);
		if (before === null) continue;
		// room may have come on another host of its cluster
		for (const other of clusterOf(draft, host.id)?.hosts ?? []) note(other);
	}
	for (const [id, report] of touched) {
		const host = draft.host(id);
		if (host.power !== 'on') draft.setHost(id, { evacuating: false });
		else if (calledOff(draft, id)) {
			draft.setHost(id, { evacuating: false });
			draft.emit({ type: 'evacuationStopped', host: id });
		} else evacuate(draft, host, report);
	}
}

/** somebody cancelled one of its moves just now */
const calledOff = (draft: Draft, id: HostId): boolean =>
	justNow(draft, (event) => event.type === 'migrationFailed' && event.from === id && event.cause === 'cancelled');

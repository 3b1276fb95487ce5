// Who is served and who is cut off, and what that costs in user-minutes. Each person counts at exactly one guest: the one that she works
// through, so that sums count nobody twice. Looks only at what has changed and at those who need it.
import type { Changes, Draft } from '../draft';
import { isPowered } from '../guest/life-cycle';
import { isFrozen } from '../host/cpu';
import { findGuest } from '../look';
import { isCorrupt } from '../protection/damage';
import type { Guest, GuestId, HostId, NetworkId } from '../world';
import type { Endpoint } from './application';
import { withServer } from './backlog';
import { awayUsers, serversOf } from './reached';
import { hindrance, withDependants, type Found, type Hindrance } from './serving';
import { inMinutes, lostBy, minus, plus, withCutOff, type Service } from './user-time';

export function settleService(draft: Draft, changes: Changes): void {
	const touched = new Set<GuestId>();
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id);
		if (!after) {
			if (before) draft.pastLost = plus(draft.pastLost, lostBy(before.service, draft.now));
			continue;
		}
		if (before) loseSessions(draft, before, after);
		if (!before || differs(before, after)) touched.add(id);
	}
	for (const id of changes.things.keys()) for (const guest of guestsAt(draft, changes, id)) touched.add(guest);
	if (touched.size === 0) return;
	if (draft.applications.some(({ server }) => server !== null && touched.has(server))) draft.reshareLinks();
	const found: Found = new Map();
	const concerned = [...withDependants(draft, touched)].flatMap((id) => findGuest(draft, id) ?? []);
	for (const guest of concerned.sort((a, b) => (a.id < b.id ? -1 : 1))) serve(draft, guest, found);
}

/** what decides whether somebody is served has changed */
const differs = (before: Guest, after: Guest): boolean =>
	before.state !== after.state ||
	before.host !== after.host ||
	before.network !== after.network ||
	before.conflict !== after.conflict ||
	before.users !== after.users ||
	before.needs !== after.needs ||
	before.needsAnyOf !== after.needsAnyOf ||
	before.session !== after.session ||
	before.queue !== after.queue ||
	before.speed > 0 !== after.speed > 0 ||
	isFrozen(before) !== isFrozen(after) ||
	((before.disks !== after.disks || before.currentSnapshot !== after.currentSnapshot) && isCorrupt(before) !== isCorrupt(after));

/** the guests that a changed host, network or group of PCs concerns */
function guestsAt(draft: Draft, changes: Changes, id: string): GuestId[] {
	if (id.startsWith('host:')) return draft.residents(id as HostId).map((guest) => guest.id);
	if (id.startsWith('net:')) return draft.guests.flatMap((guest) => (guest.network === (id as NetworkId) ? [guest.id] : []));
	if (!id.startsWith('pc:')) return [];
	const before = changes.things.get(id) as Endpoint | null | undefined;
	const after = draft.endpoints.find((endpoint) => endpoint.id === id);
	return [before, after].flatMap((endpoint) => (endpoint ? serversOf(draft, endpoint) : []));
}

/** What was only in memory is gone: open sessions end, and people know it. */
function loseSessions(draft: Draft, before: Guest, after: Guest): void {
	const gone = after.state === 'off' || after.state === 'crashed' || after.state === 'starting';
	if (!gone || !isPowered(before.state) || before.state === 'starting' || before.state === 'crashed') return;
	const users = before.session?.loggedOn ?? before.users;
	// after an orderly shut-down nothing unsaved was open; whoever works no more through it has left, or is told of by her pool
	if (users > 0 && before.state !== 'stopping' && after.users >= before.users)
		draft.emit({ type: 'sessionsLost', guest: before.id, users, oneSystem: before.session !== null });
	if (after.session && after.session.loggedOn > 0) draft.setGuest(after.id, { session: { ...after.session, loggedOn: 0 } });
}

function serve(draft: Draft, given: Guest, found: Found): void {
	const what = hindrance(draft, given, found);
	const guest = draft.guest(given.id);
	const change: { -readonly [K in 'service' | 'session' | 'queue']?: Guest[K] } = {};
	const service = told(draft, guest, what, withCutOff(guest.service, draft.now, what ? guest.users : awayUsers(draft, guest)));
	if (service !== guest.service) change.service = service;
	// people whose server is back log on again
	if (!what && guest.session && guest.session.loggedOn < guest.users) change.session = { ...guest.session, loggedOn: guest.users };
	if (guest.queue) {
		const queue = withServer(guest.queue, draft.now, what === null);
		if (queue !== guest.queue) change.queue = queue;
	}
	if (Object.keys(change).length > 0) draft.setGuest(guest.id, change);
}

/** Tells of an outage that begins or ends. A guest that only stands still for a migration's last copy is told of by the migration. */
function told(draft: Draft, guest: Guest, what: Hindrance | null, service: Service): Service {
	const { outage } = service;
	if (outage === null) {
		if (!what || what.why === 'frozen' || guest.users === 0) return service;
		const host = findGuest(draft, what.guest)?.host ?? guest.host;
		draft.emit({ type: 'usersCutOff', guest: guest.id, users: guest.users, because: what.guest, why: what.why, host });
		return { ...service, outage: { at: draft.now, lost: service.lost, because: what.guest } };
	}
	if (what && guest.users > 0) return service;
	const userMinutes = inMinutes(minus(service.lost, outage.lost));
	if (!what) draft.emit({ type: 'usersServed', guest: guest.id, users: guest.users, ns: draft.now - outage.at, userMinutes });
	return { ...service, outage: null };
}

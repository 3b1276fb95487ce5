// What clusters do about a change: notice losses, see guests come back, try those again that found no host, plan the next balancing.
import type { Changes, Draft } from '../draft';
import { isPowered } from '../guest/life-cycle';
import { seesDisksOf } from '../host/paths';
import { findCluster, findGuest, findHost } from '../look';
import { SECOND } from '../units';
import type { ClusterId, Guest, Host, HostId } from '../world';
import type { Cluster, Detection, Waiting } from './cluster';
import { settleEvacuations } from './evacuate';
import { clusterOf, hasHost } from './member';
import { PLACE_NS, SILENCE_NS, tellsIsolationFromDeath, timingOf } from './profile';
import { justNow } from './just-now';
import { keep } from './schedule';

/** hosts' loads are compared at multiples of this [VMware DRS: every 5 minutes] */
const BALANCE_EVERY_NS = 300 * SECOND;

/** what has changed in one cluster: each thing as it was and as it is; null is not there */
interface News {
	readonly guests: (readonly [before: Guest | null, after: Guest | null])[];
	readonly hosts: (readonly [before: Host | null, after: Host])[];
	edited: Cluster | null;
}

export function settleClusters(draft: Draft, changes: Changes): void {
	for (const [id, news] of newsOf(draft, changes)) {
		const cluster = findCluster(draft, id);
		if (cluster) react(draft, cluster, news);
	}
	settleEvacuations(draft, changes);
}

function newsOf(draft: Draft, changes: Changes): Map<ClusterId, News> {
	const all = new Map<ClusterId, News>();
	if (draft.clusters.length === 0) return all;
	const newsFor = (id: ClusterId): News => {
		const news = all.get(id) ?? { guests: [], hosts: [], edited: null };
		all.set(id, news);
		return news;
	};
	for (const [id, before] of changes.guests) {
		const after = findGuest(draft, id) ?? null;
		const clusters = [before, after].flatMap((guest) => (guest ? (clusterOf(draft, guest.host) ?? []) : []));
		for (const cluster of new Set(clusters)) newsFor(cluster.id).guests.push([before, after]);
	}
	for (const [id, before] of changes.things) {
		const host = findHost(draft, id as HostId);
		const cluster = host && clusterOf(draft, host.id);
		if (host?.id === id && cluster) newsFor(cluster.id).hosts.push([before as Host | null, host]);
		const edited = findCluster(draft, id as ClusterId);
		if (edited?.id === id && before && wasEdited(before as Cluster, edited)) newsFor(edited.id).edited = before as Cluster;
	}
	return all;
}

const wasEdited = (before: Cluster, after: Cluster): boolean =>
	before.ha !== after.ha || before.hosts !== after.hosts || before.rules !== after.rules || before.balancing !== after.balancing;

function react(draft: Draft, cluster: Cluster, news: News): void {
	const { ha } = cluster;
	let next: Pick<Cluster, 'detections' | 'waiting' | 'balanceAt' | 'absences'> = cluster;
	if (ha.enabled) {
		for (const [before, after] of news.hosts) next = { ...next, ...noticeHost(draft, { ...cluster, ...next }, before, after) };
		for (const [before, after] of news.guests) next = { ...next, waiting: noticeGuest(draft, { ...cluster, ...next }, before, after) };
		if (roomMayHaveCome(news)) next = { ...next, waiting: tryAgain(next.waiting, draft.now + PLACE_NS) };
	} else if (cluster.waiting.length > 0 || cluster.detections.length > 0) next = { ...next, detections: [], waiting: [] };
	if (cluster.balancing === 'automatic' && cluster.balanceAt === null && loadsMayDiffer(news))
		next = { ...next, balanceAt: (Math.floor(draft.now / BALANCE_EVERY_NS) + 1) * BALANCE_EVERY_NS };
	else if (cluster.balancing !== 'automatic' && cluster.balanceAt !== null) next = { ...next, balanceAt: null };
	keep(draft, cluster, next);
}

// ── hosts ──

function noticeHost(draft: Draft, cluster: Cluster, before: Host | null, after: Host): Partial<Cluster> {
	const others = cluster.detections.filter(({ host }) => host !== after.id);
	const mine = cluster.detections.filter(({ host }) => host === after.id);
	const dead = after.power === 'failed' && before?.power !== 'failed';
	if (dead) return hostLost(draft, cluster, after, others, mine);
	const cutOff = after.power === 'on' && after.isolated;
	const wasCutOff = before?.power === 'on' && before.isolated;
	if (cutOff && !wasCutOff) return { detections: [...others, ...isolation(draft, cluster, after)] };
	if (!cutOff && wasCutOff) return { detections: others };
	return {};
}

function isolation(draft: Draft, cluster: Cluster, host: Host): Detection[] {
	const { isolatedS, failedS } = timingOf(draft, cluster, host);
	const at = (seconds: number) => ({ host: host.id, lostAt: draft.now, dueAt: draft.now + seconds * SECOND });
	const own: Detection = { ...at(isolatedS), kind: 'isolated' };
	return tellsIsolationFromDeath(draft, cluster, host) ? [own] : [own, { ...at(failedS), kind: 'failed' }];
}

function hostLost(draft: Draft, cluster: Cluster, host: Host, others: Detection[], mine: readonly Detection[]): Partial<Cluster> {
	// a host that was cut off before it died is missed since then
	const missed = mine.find(({ kind }) => kind === 'failed');
	const { failedS } = timingOf(draft, cluster, host);
	const detection: Detection = missed ?? { host: host.id, kind: 'failed', lostAt: draft.now, dueAt: draft.now + failedS * SECOND };
	const waiting = new Map(cluster.waiting.map((entry) => [entry.guest, entry]));
	for (const guest of draft.residents(host.id)) {
		const known = waiting.get(guest.id);
		if (guest.state !== 'crashed' && known?.reason !== 'stopping') continue;
		const entry = lost(draft, guest, detection.dueAt);
		if (entry) waiting.set(guest.id, { ...entry, lostAt: known?.lostAt ?? entry.lostAt });
		else waiting.delete(guest.id);
	}
	return {
		detections: [...others, detection],
		waiting: [...waiting.values()],
		absences: isWindows(cluster) ? [...cluster.absences, { host: host.id, at: draft.now }] : cluster.absences
	};
}

const isWindows = ({ ha }: Cluster): boolean => ha.profile === 'windows2016';

/** null: nobody is to start it again */
function lost(draft: Draft, guest: Guest, knownAt: number): Waiting | null {
	if (guest.restart.priority === 'never' || guest.template) return null;
	return {
		guest: guest.id,
		kind: 'restart',
		from: guest.host,
		lostAt: draft.now,
		knownAt,
		tryAt: knownAt + PLACE_NS + guest.restart.delayNs,
		startedAt: null,
		reason: 'placing'
	};
}

// ── guests ──

function noticeGuest(draft: Draft, cluster: Cluster, before: Guest | null, after: Guest | null): readonly Waiting[] {
	const id = (after ?? before)?.id;
	const entry = cluster.waiting.find(({ guest }) => guest === id);
	const others = () => freed(cluster.waiting.filter((each) => each !== entry));
	if (!after || !hasHost(cluster, after.host)) return entry ? others() : cluster.waiting;
	if (!entry) return before ? [...cluster.waiting, ...newLoss(draft, cluster, before, after)] : cluster.waiting;
	// somebody has said meanwhile that it is never to be restarted
	if (entry.kind === 'restart' && entry.startedAt === null && after.restart.priority === 'never') return others();
	const replaced = (change: Partial<Waiting>) => cluster.waiting.map((each) => (each === entry ? { ...entry, ...change } : each));
	switch (after.state) {
		case 'running':
			if (entry.kind === 'reset' && entry.startedAt === null && after.toolsHung) return cluster.waiting;
			if (entry.reason === 'stopping') return cluster.waiting;
			if (entry.startedAt !== null) announce(draft, cluster, entry, after, entry.startedAt);
			return others();
		case 'starting':
			// started by somebody else: that is as good
			return entry.startedAt === null ? others() : cluster.waiting;
		case 'off':
			if (entry.reason === 'stopping') {
				const knownAt = Math.max(draft.now, entry.knownAt);
				return replaced({ reason: 'placing', lostAt: draft.now, knownAt, tryAt: knownAt + PLACE_NS + after.restart.delayNs });
			}
			return entry.startedAt === null && staysLost(draft, before, after) ? tryIfWaiting(cluster.waiting, entry, draft.now) : others();
		case 'crashed': {
			// its host died under it: `noticeHost` has put it back already
			if (before?.state === 'crashed' || before === null || findHost(draft, after.host)?.power === 'failed') return cluster.waiting;
			const again = newLoss(draft, cluster, before, after);
			// silent tools, and now the OS: the reset comes as it was going to
			return again.length === 0 && entry.startedAt === null ? cluster.waiting : [...others(), ...again];
		}
		default:
			return cluster.waiting;
	}
}

/** off because its host came back, or because it was registered on another one: HA goes on. Somebody switched it off: it does not. */
const staysLost = (draft: Draft, before: Guest | null, after: Guest): boolean =>
	before?.state === 'off' || before?.host !== after.host || justBooted(draft, after.host);

const justBooted = (draft: Draft, host: HostId): boolean =>
	justNow(draft, (event) => event.type === 'hostPowerChanged' && event.host === host && event.to === 'on');

const tryIfWaiting = (waiting: readonly Waiting[], entry: Waiting, now: number): readonly Waiting[] =>
	entry.tryAt !== null ? waiting : waiting.map((each) => (each === entry ? { ...entry, tryAt: now + PLACE_NS } : each));

/** what has just happened to a guest that ran: its path to its disks is lost, its OS stopped, its tools fell silent */
function newLoss(draft: Draft, cluster: Cluster, before: Guest, after: Guest): Waiting[] {
	const host = findHost(draft, after.host);
	if (!host || host.power !== 'on') return [];
	const stopped = after.state === 'crashed' && before.state !== 'crashed' && isPowered(before.state);
	if (stopped && !seesDisksOf(draft, host, after)) {
		const entry = lost(draft, after, draft.now);
		return entry ? [entry] : [];
	}
	const silent = after.state === 'running' && after.toolsHung && !before.toolsHung;
	if (!cluster.ha.guestMonitoring || !before.tools || (stopped ? before.toolsHung : !silent)) return [];
	const knownAt = draft.now + SILENCE_NS;
	const entry = { guest: after.id, from: after.host, lostAt: draft.now, knownAt, tryAt: knownAt, startedAt: null };
	return [{ ...entry, kind: 'reset', reason: 'placing' }];
}

function announce(draft: Draft, cluster: Cluster, entry: Waiting, guest: Guest, startedAt: number): void {
	const placeNs = entry.kind === 'reset' ? 0 : PLACE_NS;
	draft.emit({
		type: 'guestRestarted',
		cluster: cluster.id,
		guest: guest.id,
		from: entry.from,
		host: guest.host,
		kind: entry.kind,
		detectNs: entry.knownAt - entry.lostAt,
		placeNs,
		queueNs: startedAt - entry.knownAt - placeNs,
		bootNs: draft.now - startedAt,
		users: guest.users
	});
}

/** those that waited for another guest look again at once */
const freed = (waiting: readonly Waiting[]): Waiting[] =>
	waiting.map((each) => (each.reason === 'order' && each.tryAt === null ? { ...each, tryAt: each.knownAt } : each));

// ── room ──

function roomMayHaveCome({ guests, hosts, edited }: News): boolean {
	return (
		edited !== null ||
		hosts.some(([before, after]) => before !== null && hostChanged(before, after)) ||
		guests.some(([before, after]) => before !== null && (leaves(before, after) || (after !== null && before.disks !== after.disks)))
	);
}

const hostChanged = (before: Host, after: Host): boolean =>
	before.power !== after.power ||
	before.maintenance !== after.maintenance ||
	before.evacuating !== after.evacuating ||
	before.isolated !== after.isolated ||
	before.lostPaths !== after.lostPaths ||
	before.datastores !== after.datastores ||
	before.networks !== after.networks;

const leaves = (before: Guest, after: Guest | null): boolean =>
	isPowered(before.state) &&
	(after === null ||
		!isPowered(after.state) ||
		after.host !== before.host ||
		after.memoryBytes < before.memoryBytes ||
		after.reservedBytes < before.reservedBytes ||
		after.cpuReservedHz < before.cpuReservedHz ||
		(before.task?.kind === 'migrate' && after.task === null));

/** those that found no host */
export const isStuck = ({ reason, tryAt, startedAt }: Waiting): boolean =>
	tryAt === null && startedAt === null && reason !== 'stopping' && reason !== 'order';

const tryAgain = (waiting: readonly Waiting[], at: number): readonly Waiting[] =>
	waiting.some(isStuck) ? waiting.map((entry) => (isStuck(entry) ? { ...entry, tryAt: at } : entry)) : waiting;

const loadsMayDiffer = ({ guests, hosts, edited }: News): boolean =>
	edited !== null ||
	hosts.some(([before, after]) => before === null || hostChanged(before, after)) ||
	guests.some(
		([before, after]) =>
			before?.host !== after?.host ||
			before?.state !== after?.state ||
			before?.load !== after?.load ||
			before?.vcpus !== after?.vcpus ||
			before?.memoryBytes !== after?.memoryBytes
	);

// What a cluster does when its moment comes: declare a loss, carry out the isolation response, start waiting guests, balance.
import type { Draft } from '../draft';
import { isPowered } from '../guest/life-cycle';
import { shutDownGuest, stopGuest } from '../guest/power';
import { failHostNow } from '../host/power';
import { findCluster } from '../look';
import { SECOND } from '../units';
import type { Guest, Host } from '../world';
import { balance } from './balancing';
import type { Cluster, Detection, Waiting } from './cluster';
import { hostsOf, responseOf } from './profile';
import { QUARANTINE, quarantineUntil } from './quarantine';
import { startWaiting } from './restart';
import { keep } from './schedule';

/** One thing at a time: what follows from it is settled before the next, which is due at the same moment. */
export function clusterDue(draft: Draft, cluster: Cluster): void {
	const { now } = draft;
	const due = cluster.detections.filter((detection) => detection.dueAt <= now);
	const detection = due.find(({ kind }) => kind === 'isolated') ?? due[0];
	const left = cluster.quarantine.filter(({ until }) => until > now);
	if (detection) declare(draft, cluster, detection);
	else if (left.length < cluster.quarantine.length) keep(draft, cluster, { ...cluster, quarantine: left });
	else if (cluster.waiting.some(({ tryAt }) => tryAt !== null && tryAt <= now)) startWaiting(draft, cluster);
	else if (cluster.balanceAt !== null && cluster.balanceAt <= now) {
		keep(draft, cluster, { ...cluster, balanceAt: null });
		balance(draft, draft.clusters[draft.places[cluster.id] ?? -1] ?? cluster);
	} else keep(draft, cluster, { ...cluster });
}

function declare(draft: Draft, cluster: Cluster, detection: Detection): void {
	const host = draft.host(detection.host);
	const detections = cluster.detections.filter((each) => each !== detection);
	if (detection.kind === 'isolated') return declareIsolated(draft, { ...cluster, detections }, host, detection);
	const next = { ...cluster, detections, ...quarantined(draft, cluster, host) };
	keep(draft, cluster, next);
	// it was quicker back than it was missed
	if (host.power === 'on' && !host.isolated) return;
	const running =
		host.power === 'on' ? draft.residents(host.id).filter((guest) => isPowered(guest.state) && guest.state !== 'crashed') : [];
	draft.emit({
		type: 'hostDeclaredFailed',
		cluster: cluster.id,
		host: host.id,
		afterNs: draft.now - detection.lostAt,
		// the locks on their disks keep a second copy from starting [A: always]
		locked: running.map((guest) => guest.id)
	});
}

/** a Windows node that failed too often is kept out */
function quarantined(draft: Draft, cluster: Cluster, host: Host): Partial<Cluster> {
	const absences = cluster.absences.filter(({ at }) => at > draft.now - QUARANTINE.withinS * SECOND);
	const mine = absences.filter((absence) => absence.host === host.id).map(({ at }) => at / SECOND);
	if (mine.length === 0) return {};
	const others = cluster.quarantine.filter((each) => each.host !== host.id);
	const until = quarantineUntil(mine, cluster.hosts.length, others.length);
	if (until === null) return { absences };
	draft.emit({ type: 'hostQuarantined', cluster: cluster.id, host: host.id, failures: mine.length, until: until * SECOND });
	return { absences, quarantine: [...others, { host: host.id, until: until * SECOND }] };
}

function declareIsolated(draft: Draft, cluster: Cluster, host: Host, detection: Detection): void {
	const response = responseOf(cluster.ha);
	const spared = response === 'leaveOn' || (response === 'fence' && survivesAlone(draft, cluster, host));
	const here = draft.residents(host.id).filter((guest) => isPowered(guest.state) && guest.state !== 'crashed');
	// who is never started again is not stopped either [A]
	const stopped = spared ? [] : response === 'fence' ? here : here.filter(({ restart }) => restart.priority !== 'never');
	draft.emit({
		type: 'hostDeclaredIsolated',
		cluster: cluster.id,
		host: host.id,
		afterNs: draft.now - detection.lostAt,
		response: spared ? 'leaveOn' : response,
		guests: stopped.map((guest) => guest.id)
	});
	if (response === 'fence') {
		keep(draft, draft.clusters[draft.places[cluster.id] ?? -1] ?? cluster, cluster);
		if (!spared) failHostNow(draft, host);
		return;
	}
	const missed = cluster.detections.find(({ host: id, kind }) => id === host.id && kind === 'failed');
	const knownAt = missed?.dueAt ?? draft.now;
	const known = new Set(stopped.map((guest) => guest.id));
	const waiting = [
		...cluster.waiting.filter((entry) => !known.has(entry.guest)),
		...stopped.map((guest) => stopping(draft, guest, knownAt))
	];
	keep(draft, findCluster(draft, cluster.id) ?? cluster, { ...cluster, waiting });
	for (const guest of stopped) {
		if (response === 'shutDown' && guest.state === 'running' && guest.task === null && guest.tools && !guest.toolsHung)
			shutDownGuest(draft, guest, 'isolation');
		else stopGuest(draft, guest, 'isolation');
	}
}

const stopping = (draft: Draft, guest: Guest, knownAt: number): Waiting => ({
	guest: guest.id,
	kind: 'restart',
	from: guest.host,
	lostAt: draft.now,
	knownAt,
	tryAt: null,
	startedAt: null,
	reason: 'stopping'
});

/**
 * XenServer: of the parts into which a pool falls the largest lives on, the one with the lowest host id among equals. A host that is
 * alone yields to any that still hear each other; when each is alone, the lowest id stays.
 */
function survivesAlone(draft: Draft, cluster: Cluster, host: Host): boolean {
	const up = hostsOf(draft, cluster).filter(({ power }) => power === 'on');
	if (up.some((other) => !other.isolated)) return false;
	return up.every((other) => host.id <= other.id);
}

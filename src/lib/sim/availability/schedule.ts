// When a cluster has something to do next.
import type { Draft } from '../draft';
import type { Cluster } from './cluster';

type Moments = Pick<Cluster, 'detections' | 'waiting' | 'balanceAt' | 'absences'> & Partial<Pick<Cluster, 'quarantine'>>;

/** Puts what changed into the cluster, with the moment at which it is due next; nothing when nothing changed. */
export function keep(draft: Draft, cluster: Cluster, next: Moments): void {
	const { detections, waiting, balanceAt, absences, quarantine = cluster.quarantine } = next;
	const dueAt = firstOf([
		...detections.map((detection) => detection.dueAt),
		...waiting.map(({ tryAt }) => tryAt),
		...quarantine.map(({ until }) => until),
		balanceAt
	]);
	const same =
		detections === cluster.detections &&
		waiting === cluster.waiting &&
		balanceAt === cluster.balanceAt &&
		absences === cluster.absences &&
		quarantine === cluster.quarantine &&
		dueAt === cluster.dueAt;
	// a moment that has passed is due now
	if (!same)
		draft.set('clusters', cluster.id, {
			detections,
			waiting,
			balanceAt,
			absences,
			quarantine,
			dueAt: dueAt === null ? null : Math.max(dueAt, draft.now)
		});
}

function firstOf(moments: readonly (number | null)[]): number | null {
	let first: number | null = null;
	for (const moment of moments) if (moment !== null && (first === null || moment < first)) first = moment;
	return first;
}

// What a cluster does when its moment comes.
import type { Draft } from '../draft';
import type { Cluster } from './cluster';

export function clusterDue(draft: Draft, cluster: Cluster): void {
	draft.set('clusters', cluster.id, { dueAt: null });
}

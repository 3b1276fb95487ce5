// Which cluster a host belongs to. A host belongs to one at most.
import type { HostId, World } from '../world';
import type { Cluster } from './cluster';

// a cluster's list of hosts is replaced when it changes, so the list itself stands for what was found out about it
const sets = new WeakMap<readonly HostId[], ReadonlySet<HostId>>();

export function hasHost(cluster: Cluster, host: HostId): boolean {
	let set = sets.get(cluster.hosts);
	if (!set) sets.set(cluster.hosts, (set = new Set(cluster.hosts)));
	return set.has(host);
}

export const clusterOf = (world: Pick<World, 'clusters'>, host: HostId): Cluster | undefined =>
	world.clusters.find((cluster) => hasHost(cluster, host));

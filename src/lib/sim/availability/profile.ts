// What a cluster's product does about a lost host, in the model's own terms.
import { toNs } from '../units';
import { sees } from '../host/paths';
import type { Host, World } from '../world';
import type { Cluster, HaPolicy } from './cluster';
import { vsphere4Timing, vsphere5Timing, windowsTiming, xenserverTiming, type Timing } from './timing';

/** ns to choose a host for a guest [A: 5 s] */
export const PLACE_NS = toNs(5);
/** ns of silence after which a guest is reset [30 s: VMware HA guest monitoring at high sensitivity] */
export const SILENCE_NS = toNs(30);
/** most heartbeat datastores that vSphere chooses by itself [vSphere 7 docs] */
const CHOSEN_HEARTBEAT_DATASTORES = 2;

/** What an isolated host does with its guests: XenServer's fences itself, a Windows node stops them, and no setting changes that. */
export type Response = HaPolicy['isolationResponse'] | 'fence';

export function responseOf(ha: HaPolicy): Response {
	if (ha.profile === 'xenserver') return 'fence';
	return ha.profile === 'windows2008' || ha.profile === 'windows2016' ? 'powerOff' : ha.isolationResponse;
}

/** the profile's timing for one host of a cluster as things stand */
export function timingOf(world: World, cluster: Cluster, host: Host): Timing {
	switch (cluster.ha.profile) {
		case 'vsphere4':
			return vsphere4Timing;
		case 'vsphere5':
			return vsphere5Timing({ primary: isPrimary(world, cluster, host), heartbeatDatastores: heartbeatDatastores(world, cluster, host) });
		case 'xenserver':
			return xenserverTiming(cluster.ha.xenTimeoutS);
		case 'windows2008':
			return windowsTiming(5);
		case 'windows2016':
			return windowsTiming(10);
	}
}

/** vSphere 5 tells a host that is cut off from one that is dead by its heartbeats on datastores */
export const tellsIsolationFromDeath = (world: World, cluster: Cluster, host: Host): boolean =>
	cluster.ha.profile === 'vsphere5' && heartbeatDatastores(world, cluster, host) > 0;

/** shared datastores that the host and another one of the cluster see */
function heartbeatDatastores(world: World, cluster: Cluster, host: Host): number {
	const shared = world.datastores.filter(
		(store) =>
			store.shared &&
			!store.lost &&
			sees(host, store.id) &&
			hostsOf(world, cluster).some((other) => other.id !== host.id && other.power === 'on' && sees(other, store.id))
	);
	return Math.min(shared.length, CHOSEN_HEARTBEAT_DATASTORES);
}

/** the host with most datastores leads, the lowest id among equals */
function isPrimary(world: World, cluster: Cluster, host: Host): boolean {
	const up = hostsOf(world, cluster).filter((other) => other.power === 'on' && (!other.isolated || other.id === host.id));
	const first = up.sort((a, b) => b.datastores.length - a.datastores.length || (a.id < b.id ? -1 : 1))[0];
	return first?.id === host.id;
}

export const hostsOf = (world: World, cluster: Cluster): Host[] => cluster.hosts.flatMap((id) => world.hosts[world.places[id] ?? -1] ?? []);

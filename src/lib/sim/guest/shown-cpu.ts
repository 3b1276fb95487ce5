// The CPU that a guest is shown when it powers on: its host's, or an older generation where its cluster masks newer features, so that
// it can move to the older hosts too.
import type { Cluster } from '../availability/cluster';
import { refuse, warn } from '../check';
import { findCluster, hostOf } from '../look';
import type { Operation } from '../operation';
import type { ClusterId, Guest, Host, HostId, World } from '../world';
import { isPowered } from './life-cycle';

/** min(generation of the host, mask of its cluster) */
export function shownCpu(world: World, id: HostId): Host['cpu'] {
	const { cpu } = hostOf(world, id);
	const mask = clusterOf(world, id)?.cpuMask ?? null;
	return mask === null || mask >= cpu.generation ? cpu : { ...cpu, generation: mask };
}

/** like a year, see `ScenarioHost.cpuGeneration` */
const GENERATIONS = { min: 1990, max: 2100 };

export const setCpuMask: Operation<'setCpuMask'> = {
	checks(world, { cluster: id, generation }) {
		const cluster = findCluster(world, id);
		if (!cluster) return [refuse('exists', false, { what: id })];
		const fits = generation === null || (Number.isInteger(generation) && generation >= GENERATIONS.min && generation <= GENERATIONS.max);
		const later = seesNewer(world, cluster, generation);
		return [
			refuse('exists', true, { what: cluster.name }),
			refuse('value', fits, { field: 'generation', value: generation ?? GENERATIONS.min, ...GENERATIONS }),
			warn('cpuMask', later.length === 0, {
				generation: generation ?? 0,
				guests: later.map(({ name }) => name).join(', '),
				count: later.length
			})
		];
	},
	apply(draft, { cluster: id, generation }) {
		const cluster = findCluster(draft, id);
		if (!cluster) return;
		const later = seesNewer(draft, cluster, generation).map((guest) => guest.id);
		draft.set('clusters', id, { cpuMask: generation });
		draft.emit({ type: 'cpuMaskChanged', cluster: id, generation, later });
	}
};

/** guests that were powered on with more than the mask shows: they see less only after their next power-on */
function seesNewer(world: World, cluster: Cluster, generation: number | null): Guest[] {
	const hosts = new Set(cluster.hosts);
	const shown = (guest: Guest) => Math.min(hostOf(world, guest.host).cpu.generation, generation ?? Infinity);
	return world.guests.filter(
		(guest) => hosts.has(guest.host) && isPowered(guest.state) && guest.cpuSeen !== null && guest.cpuSeen.generation > shown(guest)
	);
}

const clusters = new WeakMap<World['clusters'], ReadonlyMap<HostId, ClusterId>>();

/** the cluster that a host belongs to */
function clusterOf(world: World, host: HostId): Cluster | undefined {
	if (world.clusters.length === 0) return undefined;
	const known =
		clusters.get(world.clusters) ?? new Map(world.clusters.flatMap(({ id, hosts }) => hosts.map((each) => [each, id] as const)));
	clusters.set(world.clusters, known);
	const id = known.get(host);
	return id === undefined ? undefined : findCluster(world, id);
}

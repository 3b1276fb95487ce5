// What a cluster in a world from outside must hold together: its hosts are its own, and it waits for guests that are there.
import { hasHost } from '$lib/sim/availability/member';
import type { World } from '$lib/sim/world';

/** null: all fits */
export function clusterFault(world: World): string | null {
	const members = new Map<string, string>();
	const there = (id: string) => Object.hasOwn(world.places, id);
	for (const cluster of world.clusters) {
		const { id, hosts, detections, waiting, absences, quarantine, dueAt, balanceAt } = cluster;
		const strange = hosts.find((host) => !there(host) || members.has(host));
		if (strange) return `${id} refers to ${strange}, which is not there or in another cluster`;
		for (const host of hosts) members.set(host, id);
		const foreign = [...detections, ...absences, ...quarantine].find(({ host }) => !hasHost(cluster, host));
		if (foreign) return `${id} speaks of ${foreign.host}, which is not its own`;
		const gone = waiting.find((entry) => !there(entry.guest) || !there(entry.from));
		if (gone) return `${id} waits for ${gone.guest}, which is not there`;
		if ([dueAt, balanceAt].some((moment) => moment !== null && moment < world.now)) return `${id} should have acted before`;
		if (waiting.some(({ lostAt, startedAt }) => lostAt > world.now || (startedAt ?? 0) > world.now)) return `${id} waits since the future`;
	}
	return null;
}

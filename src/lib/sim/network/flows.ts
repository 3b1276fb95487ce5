// Which tasks move bytes, and over which links: each host's port has two directions, each datastore its throughput.
import type { Task } from '../task';
import type { Guest, Host, World } from '../world';

export const sending = (host: Host): string => `tx ${host.id}`;
export const receiving = (host: Host): string => `rx ${host.id}`;

/** the task copies bytes just now, and so takes part in sharing the links */
export function movesBytes(task: Task | null): boolean {
	if (task?.kind === 'migrate') return task.phase === 'precopy' || task.phase === 'stopAndCopy';
	return task?.kind === 'suspend' || task?.kind === 'restore' || task?.kind === 'clone';
}

/** links that the guest's task keeps busy; null when it moves no bytes just now */
export function linksOf(guest: Guest, find: Finder): string[] | null {
	const task = guest.task;
	if (task === null || !movesBytes(task)) return null;
	switch (task.kind) {
		case 'migrate':
			return [sending(find.host(task.from)), receiving(find.host(task.to))];
		case 'suspend':
		case 'restore':
			return [homeOf(guest)];
		case 'clone': {
			const source = find.guest(task.source);
			const [from, to] = [find.host(source.host), find.host(guest.host)];
			const stores = [...new Set([homeOf(source), homeOf(guest)])];
			// a host that does not see both datastores has to pass the data on to the other
			const crosses = from.id !== to.id && !stores.every((store) => to.datastores.some((id) => id === store));
			return crosses ? [...stores, sending(from), receiving(to)] : stores;
		}
		default:
			return null;
	}
}

export interface Finder {
	host(id: Host['id']): Host;
	guest(id: Guest['id']): Guest;
}

/** where the guest's first disk lies, and with it its suspend file; without a disk its files cross no datastore */
export const homeOf = (guest: Guest): string => guest.disks[0]?.datastore ?? 'no disk';

/** bytes per second of every link */
export function capacities(world: Pick<World, 'hosts' | 'datastores'>): Map<string, number> {
	const all = new Map<string, number>();
	for (const host of world.hosts) all.set(sending(host), host.nicBytesPerS).set(receiving(host), host.nicBytesPerS);
	for (const store of world.datastores) all.set(store.id, store.bytesPerS);
	return all;
}

// Which tasks move bytes, and over which links: each host's port has two directions, and so has its port for migrations where it has one;
// each datastore has its throughput.
import { isFrozen } from '../host/cpu';
import { findDatastore, findEndpoint, findHost } from '../look';
import type { Task } from '../task';
import { copiesFilesTo, storesOf } from '../migration/files';
import { sendsMemory } from '../migration/phase';
import type { DatastoreId, EndpointId, Guest, Host, World } from '../world';

export const sending = (host: Host): string => `tx ${host.id}`;
export const receiving = (host: Host): string => `rx ${host.id}`;

/** to one PC of a group of them, by its place among them */
export const linkOfPc = (endpoint: EndpointId, place: number): string => `${endpoint} ${String(place)}`;

/** between two sites, each way together: `site-link.ts` */
export const SITE_LINK = 'sites';

/** a host's port for migrations alone */
const OWN = 'migration ';

/** the host whose port a link is; null when it is something else */
export const portOwner = (link: string): Host['id'] | null => (/^[tr]x host:/.test(link) ? (link.slice(3) as Host['id']) : null);

/** carries nothing: a datastore whose path is lost */
const NOWHERE = 'nowhere';

/** the task copies bytes just now, and so takes part in sharing the links */
export function movesBytes(task: Task | null): boolean {
	if (task === null) return false;
	return task.kind === 'migrate' ? task.phase === 'disks' || sendsMemory(task) : 'totalBytes' in task;
}

/** links have to be shared anew when one task follows the other: they are used by others, or a sender's limit has changed */
export function sharesAnew(before: Task | null, after: Task | null): boolean {
	if (before === after) return false;
	const moves = movesBytes(after);
	if (movesBytes(before) !== moves) return true;
	if (!moves || before === null || after === null) return false;
	if (before.id !== after.id || before.kind !== 'migrate' || after.kind !== 'migrate') return before.id !== after.id;
	return before.capBytesPerS !== after.capBytesPerS || (before.phase === 'disks') !== (after.phase === 'disks');
}

/** links that the guest's task keeps busy; null when it moves no bytes just now */
export function linksOf(guest: Guest, find: Finder): string[] | null {
	const task = guest.task;
	if (task === null || !movesBytes(task)) return null;
	const home = find.host(guest.host);
	switch (task.kind) {
		case 'migrate':
			return task.phase === 'disks' ? fileLinks(guest, find) : migrationLinks(find.host(task.from), find.host(task.to));
		case 'moveStorage':
			return fileLinks(guest, find);
		case 'backup':
			return [...new Set([...storesOf(guest), task.to])].map((store) => pathTo(home, store));
		case 'recover':
			return [...new Set([task.from, ...storesOf(guest)])].map((store) => pathTo(home, store));
		case 'convertDisk':
			return [pathTo(home, guest.disks[task.disk]?.datastore ?? homeOf(guest))];
		case 'clone': {
			const source = find.guest(task.source);
			const [from, to] = [find.host(source.host), find.host(guest.host)];
			const stores = [...new Set([homeOf(source), homeOf(guest)])];
			// a host that does not see both datastores has to pass the data on to the other
			const crosses = from.id !== to.id && !stores.every((store) => to.datastores.some((id) => id === store));
			return crosses ? [...stores, sending(from), receiving(to)] : stores;
		}
		default:
			return [pathTo(home, homeOf(guest))];
	}
}

/** from the datastores where the guest's files lie to the one where they go; over the port, where their host does not see it itself */
function fileLinks(guest: Guest, find: Finder): string[] {
	const to = copiesFilesTo(guest);
	const target = guest.task?.kind === 'migrate' ? find.host(guest.task.to) : find.host(guest.host);
	const own = find.host(guest.host);
	const reader = own.power === 'on' ? own : target;
	const read = storesOf(guest).filter((store) => store !== to);
	if (to === null) return read.map((store) => pathTo(reader, store));
	const writes = reader.datastores.includes(to) ? reader : target;
	const across = writes === reader ? [] : [sending(reader), receiving(target)];
	return [...read.map((store) => pathTo(reader, store)), pathTo(writes, to), ...across];
}

const pathTo = (host: Host, store: string): string => (host.lostPaths.some((lost) => lost === store) ? NOWHERE : store);

/** each host's own port for migrations, or the one that it has for everything */
function migrationLinks(from: Host, to: Host): string[] {
	return [
		from.migrationNicBytesPerS === null ? sending(from) : OWN + sending(from),
		to.migrationNicBytesPerS === null ? receiving(to) : OWN + receiving(to)
	];
}

/** bytes per second of the port that a host's migrations use */
export const migrationBytesPerS = (host: Host): number => host.migrationNicBytesPerS ?? (host.linkUp ? host.nicBytesPerS : 0);

/** a migration between the two hosts gets on */
export const carriesMigration = (from: Host, to: Host): boolean => migrationBytesPerS(from) > 0 && migrationBytesPerS(to) > 0;

export interface Finder {
	host(id: Host['id']): Host;
	guest(id: Guest['id']): Guest;
}

/** where the guest's first disk lies, and with it its suspend file; without a disk its files cross no datastore */
export const homeOf = (guest: Guest): DatastoreId | 'no disk' => guest.disks[0]?.datastore ?? 'no disk';

/** bytes per second that a link carries, by its name; one that is not there carries nothing */
export function capacities(world: World): { get(link: string): number | undefined } {
	const hostOf = (link: string, direction: string) => findHost(world, link.slice(direction.length) as Host['id']);
	return {
		get(link) {
			if (link === SITE_LINK) return world.policy.siteLinkBytesPerS;
			if (link.startsWith(OWN)) return hostOf(link, `${OWN}tx `)?.migrationNicBytesPerS ?? 0;
			if (link.startsWith('tx ') || link.startsWith('rx ')) return portOf(hostOf(link, 'tx '));
			if (link.startsWith('pc:')) return findEndpoint(world, link.slice(0, link.lastIndexOf(' ')) as EndpointId)?.linkBytesPerS ?? 0;
			const store = findDatastore(world, link as DatastoreId);
			return store === undefined || store.lost ? 0 : store.bytesPerS;
		}
	};
}

const portOf = (host: Host | undefined): number => (host?.linkUp ? host.nicBytesPerS : 0);

/** bytes per second, each way, that a guest's own traffic asks of its host's port: half of what it sends and receives [A] */
export const trafficOf = (guest: Guest): number => (guest.state === 'running' && !isFrozen(guest) ? guest.load.networkBytesPerS / 2 : 0);

/** a guest's own traffic takes another part of a port than before */
export const asksOtherwise = (before: Guest, after: Guest): boolean => {
	const traffic = trafficOf(after);
	return trafficOf(before) !== traffic || (traffic > 0 && before.host !== after.host);
};

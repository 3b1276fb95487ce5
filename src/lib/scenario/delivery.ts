// Pools of desktops in a file: what one leaves out follows from its image.
import type { ScenarioGuest, ScenarioPool } from '$lib/sim/scenario';
import { logOffOf, POOL } from './defaults';
import type { FilePool } from './schema';

/** a pool without hosts or datastore uses those of its image */
export function completePool(pool: FilePool, guests: readonly ScenarioGuest[]): ScenarioPool {
	const image = guests.find((guest) => guest.name === pool.image);
	return {
		...pool,
		hosts: pool.hosts ?? (image ? [image.host] : []),
		datastore: pool.datastore ?? image?.disks[0]?.datastore ?? '',
		onLogOff: pool.onLogOff ?? logOffOf(pool.kind)
	};
}

/** what the file would give a pool that leaves everything out */
export function poolDefaults(pool: ScenarioPool, guests: readonly ScenarioGuest[]) {
	const image = guests.find((guest) => guest.name === pool.image);
	return { ...POOL, hosts: image ? [image.host] : [], datastore: image?.disks[0]?.datastore ?? '', onLogOff: logOffOf(pool.kind) };
}

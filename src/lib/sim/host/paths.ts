// What a host reaches of the storage: the datastores that it is connected to, while the path is not lost.
import { findDatastore } from '../look';
import { storesOf } from '../storage/chain';
import type { DatastoreId, Guest, Host, World } from '../world';

export const sees = (host: Host, store: DatastoreId): boolean => host.datastores.includes(store) && !host.lostPaths.includes(store);

/** every file of the guest's disks, on datastores that are not gone */
export const seesDisksOf = (world: World, host: Host, guest: Guest): boolean =>
	storesOf(world, guest).every((id) => sees(host, id) && findDatastore(world, id)?.lost !== true);

// Virtual desktops: a pool makes them from one image, keeps some ready, gives one to each user who logs in, and resets or destroys it afterwards.
import type { DatastoreId, GuestId, HostId, PoolId } from '../world';
import type { Tally } from './user-time';

export interface DesktopPool {
	readonly id: PoolId;
	readonly name: string;
	/** pooled: any free desktop, its changes are dropped; persistent: a user comes back to her own */
	readonly kind: 'pooled' | 'persistent';
	readonly image: GuestId;
	/** grows with each update of the image: desktops of an older one are made anew */
	readonly edition: number;
	/** the guest that assigns desktops; null: always there */
	readonly broker: GuestId | null;
	readonly hosts: readonly HostId[];
	readonly datastore: DatastoreId;
	/** most desktops */
	readonly size: number;
	/** free desktops kept running */
	readonly spare: number;
	readonly onLogOff: 'keep' | 'reset' | 'destroy';
	readonly desktops: readonly Desktop[];
	/** users who asked for a desktop and have none yet */
	readonly waiting: number;
	/** they and those who log in just now: people who can't work yet */
	readonly waits: Tally;
	/** why users wait without a desktop on its way to them; null: nothing is in the way */
	readonly blocked: Blocked | null;
	/** users still to come, evenly: the next at `dueAt` */
	readonly arriving: { readonly left: number; readonly everyNs: number } | null;
	/** users that it has seen: the number of the last one */
	readonly users: number;
	/** number of the next desktop's name */
	readonly serial: number;
	/** ns at which its next own doing happens; null when none is to come */
	readonly dueAt: number | null;
}

/** the broker does not serve; the image is gone; all desktops are taken; no host has room for one more, or none that is there can start */
export type Blocked = 'broker' | 'image' | 'size' | 'noRoom' | 'unreachable';

export interface Desktop {
	readonly guest: GuestId;
	/** of the pool when it was made */
	readonly edition: number;
	/** number of the user to whom it is assigned; null: free */
	readonly user: number | null;
	/** kept: its user has gone and comes back to it; used: it waits to be reset or destroyed */
	readonly phase: 'free' | 'loggingIn' | 'inUse' | 'kept' | 'used';
}

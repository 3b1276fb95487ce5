// What people see of users, desktops and applications: parts of the picture in `view.ts`, in people's units.
import type { ApplicationId, DatastoreId, EndpointId, GuestId, HostId, PoolId, SessionKind } from '../world';
import type { Application } from './application';
import type { Blocked, Desktop } from './pool';

export interface DeliveryView {
	readonly pools: Readonly<Record<PoolId, PoolView>>;
	readonly endpoints: Readonly<Record<EndpointId, EndpointView>>;
	readonly applications: Readonly<Record<ApplicationId, ApplicationView>>;
	readonly people: PeopleView;
}

/** All people of the estate: each counts once, at the guest that she works through or at the pool where she waits. */
export interface PeopleView {
	readonly users: number;
	/** of them, those who can't work now */
	readonly cutOff: number;
	/** since the scenario began */
	readonly lostUserMinutes: number;
	/** PCs on which something that is in use does not work */
	readonly pcsHindered: number;
}

/** How a guest serves its people. */
export interface GuestServiceView {
	readonly cutOff: number;
	readonly lostUserMinutes: number;
	/** s: since when its people are cut off, other than for the last copy of a migration; null: they are not */
	readonly cutOffSeconds: number | null;
	/** where the chain of needs broke */
	readonly because: GuestId | null;
	readonly needsAnyOf: readonly { readonly guests: readonly GuestId[]; readonly atLeast: number }[];
	readonly sessions: SessionsView | null;
	readonly queue: QueueView | null;
}

export interface SessionsView {
	readonly kind: SessionKind;
	readonly loggedOn: number;
	/** that fit, with the sources' least and most favourable figures */
	readonly most: number;
	readonly mostRange: readonly [number, number];
	/** what is used up first */
	readonly bound: 'cpu' | 'memory' | 'iops';
}

export interface QueueView {
	readonly waiting: number;
	readonly arrivalsPerHour: number;
	readonly servesPerHour: number;
	/** s that the oldest has waited */
	readonly oldestSeconds: number;
	/** s until nothing waits; null when that is now, or never comes at today's rates */
	readonly clearsInSeconds: number | null;
}

export interface PoolView {
	readonly id: PoolId;
	readonly name: string;
	readonly kind: 'pooled' | 'persistent';
	readonly image: GuestId;
	readonly broker: GuestId | null;
	readonly hosts: readonly HostId[];
	readonly datastore: DatastoreId;
	readonly size: number;
	readonly spare: number;
	readonly onLogOff: 'keep' | 'reset' | 'destroy';
	readonly desktops: readonly { readonly guest: GuestId; readonly user: number | null; readonly phase: Desktop['phase'] }[];
	readonly loggedOn: number;
	readonly loggingIn: number;
	/** free and running */
	readonly ready: number;
	/** users without a desktop, and users still to come */
	readonly waiting: number;
	readonly arriving: number;
	/** why users wait and nothing is on its way to them; null: nothing is in the way */
	readonly blocked: Blocked | null;
	/** by those who waited or logged in */
	readonly lostUserMinutes: number;
}

export interface EndpointView {
	readonly id: EndpointId;
	readonly name: string;
	readonly count: number;
	readonly memoryMiB: number;
	readonly linkMbps: number;
	readonly latencyMs: number;
	/** over which its sessions come: what it carries, what one takes, and how many it carries; null: any number */
	readonly line: { readonly Mbps: number; readonly sessionKbps: number; readonly carries: number } | null;
	readonly online: boolean;
	readonly uses: readonly UseView[];
}

export interface UseView {
	readonly application: ApplicationId;
	readonly state: 'fetching' | 'running' | 'stopped';
	/** where its code runs */
	readonly runsOn: 'server' | 'pc' | 'pcVm';
	/** for its users, now */
	readonly works: boolean;
	/** of it on each PC, MB and 0..100 */
	readonly cachedMB: number;
	readonly cachedPercent: number;
	/** Mbit/s to each PC */
	readonly rateMbps: number;
	/** s until what is being fetched has come; null when nothing is, or it does not move */
	readonly secondsLeft: number | null;
}

export interface ApplicationView {
	readonly id: ApplicationId;
	readonly name: string;
	readonly version: string;
	readonly delivery: Application['delivery'];
	readonly runsOn: 'server' | 'pc' | 'pcVm';
	readonly sizeMB: number;
	readonly server: GuestId | null;
	readonly runtime: { readonly name: string; readonly version: string } | null;
	readonly licenceDays: number;
}

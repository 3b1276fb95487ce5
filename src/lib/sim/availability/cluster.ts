// A cluster: hosts that stand in for each other. It restarts guests of a lost host, keeps rules about who runs with whom, and balances.
import type { ClusterId, GuestId, HostId } from '../world';
import { HINDRANCES } from './hindrance';

export interface Cluster {
	readonly id: ClusterId;
	readonly name: string;
	readonly hosts: readonly HostId[];
	readonly ha: HaPolicy;
	readonly balancing: 'off' | 'manual' | 'automatic';
	readonly rules: readonly PlacementRule[];
	/** the newest CPU generation that guests are shown when they power on; null: that of their host */
	readonly cpuMask: number | null;
	/** losses being noticed: what HA does about them happens at `dueAt` */
	readonly detections: readonly Detection[];
	/** guests to be started again, and why each of them has not been yet */
	readonly waiting: readonly Waiting[];
	/** ns at which hosts' loads are compared next; null: nothing has changed since they were */
	readonly balanceAt: number | null;
	/** failures within the last hour; only of Windows nodes, which are kept out when they fail too often */
	readonly absences: readonly { readonly host: HostId; readonly at: number }[];
	/** hosts kept out, and ns until when */
	readonly quarantine: readonly { readonly host: HostId; readonly until: number }[];
	/** ns at which the next of its own doings happens: the first of all the moments above; null when none is to come */
	readonly dueAt: number | null;
}

export const HA_PROFILES = ['vsphere4', 'vsphere5', 'xenserver', 'windows2008', 'windows2016'] as const;
export type HaProfile = (typeof HA_PROFILES)[number];

export interface HaPolicy {
	readonly enabled: boolean;
	/** decides how long it takes to notice a loss */
	readonly profile: HaProfile;
	/** XenServer's one timeout, s */
	readonly xenTimeoutS: number;
	readonly isolationResponse: 'leaveOn' | 'shutDown' | 'powerOff';
	readonly admission:
		| { readonly policy: 'none' }
		| { readonly policy: 'slots'; readonly hostFailures: number }
		| { readonly policy: 'percent'; readonly cpuPercent: number; readonly memoryPercent: number };
	/** a guest whose tools fall silent is reset */
	readonly guestMonitoring: boolean;
}

export interface PlacementRule {
	readonly name: string;
	readonly kind: 'together' | 'apart';
	readonly guests: readonly GuestId[];
}

/** What is left out stays. */
export interface ClusterChange {
	readonly ha?: Partial<HaPolicy>;
	readonly balancing?: Cluster['balancing'];
}

/** why a guest that was lost does not run yet */
export const WAITING_REASONS = [
	'stopping', // it is being stopped on a host that is cut off
	'placing', // the loss is being noticed, or a host is being chosen for it, or its own delay passes
	'order', // what it needs starts first
	'starting', // it boots
	'device', // it is tied to its host by a device
	'localMedia', // it is tied to its host by a disc in the drive
	...HINDRANCES
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export interface Detection {
	readonly host: HostId;
	/** what will be declared: by the others that it failed, by itself that it is cut off */
	readonly kind: 'failed' | 'isolated';
	/** ns of the loss itself, and of its declaration */
	readonly lostAt: number;
	readonly dueAt: number;
}

export interface Waiting {
	readonly guest: GuestId;
	/** started again on whichever host has room, or reset where it is because its OS or its tools fell silent */
	readonly kind: 'restart' | 'reset';
	/** where it ran */
	readonly from: HostId;
	/** ns of the loss, and of the moment at which it is known */
	readonly lostAt: number;
	readonly knownAt: number;
	/** ns of the next try; null: only when something changes */
	readonly tryAt: number | null;
	/** ns at which its boot began; null before */
	readonly startedAt: number | null;
	readonly reason: WaitingReason;
}

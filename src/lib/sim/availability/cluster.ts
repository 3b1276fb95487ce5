// A cluster: hosts that stand in for each other. It restarts guests of a lost host, keeps rules about who runs with whom, and balances.
import type { ClusterId, GuestId, HostId } from '../world';

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
	/** ns at which the next of its own doings happens; null when none is to come */
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

export interface Detection {
	readonly host: HostId;
	readonly kind: 'failed' | 'isolated' | 'pathLost';
	/** ns of the loss itself, and of its declaration */
	readonly lostAt: number;
	readonly dueAt: number;
}

export interface Waiting {
	readonly guest: GuestId;
	/** ns of the loss */
	readonly lostAt: number;
	/** ns before which it is not placed: declaration, placement, its own delay */
	readonly notBefore: number;
	readonly reason: 'placing' | 'order' | 'noHost' | 'storage';
}

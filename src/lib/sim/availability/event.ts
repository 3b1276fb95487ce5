// Facts of clusters, and of the faults that they are there for.
import type { CheckId } from '../check';
import type { ClusterId, DatastoreId, GuestId, HostId } from '../world';
import type { PlacementRule, Waiting, WaitingReason } from './cluster';
import type { Response } from './profile';

export type AvailabilityFact =
	| { readonly type: 'hostIsolated' | 'hostRejoined' | 'linkCut' | 'linkMended'; readonly host: HostId }
	/** `guests` have a disk there and have stopped dead */
	| { readonly type: 'pathLost'; readonly host: HostId; readonly datastore: DatastoreId; readonly guests: readonly GuestId[] }
	| { readonly type: 'pathRestored'; readonly host: HostId; readonly datastore: DatastoreId }
	| { readonly type: 'toolsHung'; readonly guest: GuestId }
	/** the others hear nothing from it any more; `locked` run on there, and the locks on their disks keep a second copy from starting */
	| {
			readonly type: 'hostDeclaredFailed';
			readonly cluster: ClusterId;
			readonly host: HostId;
			readonly afterNs: number;
			readonly locked: readonly GuestId[];
	  }
	/** it hears nothing from the others any more; `guests` are stopped there, to start elsewhere */
	| {
			readonly type: 'hostDeclaredIsolated';
			readonly cluster: ClusterId;
			readonly host: HostId;
			readonly afterNs: number;
			readonly response: Response;
			readonly guests: readonly GuestId[];
	  }
	| {
			readonly type: 'hostQuarantined';
			readonly cluster: ClusterId;
			readonly host: HostId;
			readonly failures: number;
			/** ns of simulated time */
			readonly until: number;
	  }
	/**
	 * A guest runs again. It has booted from its disks as after a power cut: who worked through it has lost the session. The four parts
	 * make up the outage.
	 */
	| {
			readonly type: 'guestRestarted';
			readonly cluster: ClusterId;
			readonly guest: GuestId;
			readonly from: HostId;
			readonly host: HostId;
			readonly kind: Waiting['kind'];
			readonly detectNs: number;
			readonly placeNs: number;
			readonly queueNs: number;
			readonly bootNs: number;
			readonly users: number;
	  }
	/** it stays listed and is tried again when something changes */
	| { readonly type: 'guestNotRestarted'; readonly cluster: ClusterId; readonly guest: GuestId; readonly reason: WaitingReason }
	| { readonly type: 'evacuationStarted'; readonly host: HostId; readonly guests: readonly GuestId[] }
	| {
			readonly type: 'evacuationStuck';
			readonly host: HostId;
			readonly guests: readonly { readonly guest: GuestId; readonly reason: CheckId }[];
	  }
	| { readonly type: 'evacuationStopped'; readonly host: HostId }
	/** the cluster moves a guest by itself: `before` and `after` are its imbalance */
	| {
			readonly type: 'balanceMove';
			readonly cluster: ClusterId;
			readonly guest: GuestId;
			readonly from: HostId;
			readonly to: HostId;
			readonly cause: 'rule' | 'balance';
			readonly rule: string | null;
			readonly before: number;
			readonly after: number;
	  }
	| { readonly type: 'clusterEdited'; readonly cluster: ClusterId; readonly fields: readonly string[] }
	| { readonly type: 'ruleAdded'; readonly cluster: ClusterId; readonly rule: PlacementRule }
	| { readonly type: 'ruleRemoved'; readonly cluster: ClusterId; readonly name: string };

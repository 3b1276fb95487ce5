// Commands of clusters, and the faults that they are there for.
import type { ClusterId, DatastoreId, GuestId, HostId } from '../world';
import type { ClusterChange, PlacementRule } from './cluster';

export type AvailabilityCommand =
	/** a fault: the host is cut off from the other hosts' heartbeats, while its guests run on; and its repair */
	| { readonly type: 'isolateHost' | 'rejoinHost'; readonly host: HostId }
	/** a fault: the host's port carries nothing; and its repair */
	| { readonly type: 'cutLink' | 'mendLink'; readonly host: HostId }
	/** a fault: the host's way to a datastore is lost for good, until it is restored */
	| { readonly type: 'losePath' | 'restorePath'; readonly host: HostId; readonly datastore: DatastoreId }
	/** a fault: the tools in a running guest answer no more */
	| { readonly type: 'hangTools'; readonly guest: GuestId }
	| { readonly type: 'editCluster'; readonly cluster: ClusterId; readonly change: ClusterChange }
	| { readonly type: 'addRule'; readonly cluster: ClusterId; readonly rule: PlacementRule }
	| { readonly type: 'removeRule'; readonly cluster: ClusterId; readonly name: string };

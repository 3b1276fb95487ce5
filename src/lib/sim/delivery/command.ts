// Commands of this topic.
import type { ApplicationId, DatastoreId, EndpointId, GuestId, HostId, PoolId } from '../world';

export type DeliveryCommand =
	/** so many people more open, or close, a session on a terminal server */
	| { readonly type: 'logIn' | 'logOff'; readonly guest: GuestId; readonly users: number }
	| ({ readonly type: 'createPool' } & PoolSpec)
	| { readonly type: 'resizePool'; readonly pool: PoolId; readonly size: number; readonly spare?: number }
	/** so many people ask for a desktop, evenly over `seconds`; 0: all at once */
	| { readonly type: 'logInToPool'; readonly pool: PoolId; readonly users: number; readonly seconds: number }
	/** so many people leave their desktops; with `guest`, the person on that one */
	| { readonly type: 'logOffFromPool'; readonly pool: PoolId; readonly users: number; readonly guest?: GuestId }
	/** back to its image: what was changed on it is dropped */
	| { readonly type: 'resetDesktop'; readonly guest: GuestId }
	/** all free desktops are made anew from it now, the others when their users have gone (recompose) */
	| { readonly type: 'updateImage'; readonly pool: PoolId; readonly image: GuestId }
	| { readonly type: 'deletePool'; readonly pool: PoolId }
	/** sends the whole of it to the PCs ahead of its first use */
	| { readonly type: 'publishApp' | 'launchApp' | 'closeApp'; readonly application: ApplicationId; readonly endpoint: EndpointId }
	/** a fault: the group's PCs lose their network; and its repair */
	| { readonly type: 'cutEndpoint' | 'mendEndpoint'; readonly endpoint: EndpointId };

export interface PoolSpec {
	readonly name: string;
	readonly kind: 'pooled' | 'persistent';
	readonly image: GuestId;
	readonly broker: GuestId | null;
	readonly hosts: readonly HostId[];
	readonly datastore: DatastoreId;
	readonly size: number;
	readonly spare: number;
	readonly onLogOff: 'keep' | 'reset' | 'destroy';
}

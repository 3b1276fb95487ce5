// Facts of this topic.
import type { ApplicationId, EndpointId, GuestId, HostId, PoolId } from '../world';
import type { Blocked } from './pool';
import type { WhyNot } from './serving';

export type DeliveryFact =
	/** `because`: the guest where the chain of needs broke, on `host` */
	| {
			readonly type: 'usersCutOff';
			readonly guest: GuestId;
			readonly users: number;
			readonly because: GuestId;
			readonly why: WhyNot;
			readonly host: HostId;
	  }
	| {
			readonly type: 'usersServed';
			readonly guest: GuestId;
			readonly users: number;
			/** since they were cut off */
			readonly ns: number;
			readonly userMinutes: number;
	  }
	/** what they had open and not saved is gone; `oneSystem`: all had their session in the same OS */
	| { readonly type: 'sessionsLost'; readonly guest: GuestId; readonly users: number; readonly oneSystem: boolean }
	| { readonly type: 'usersLoggedOn' | 'usersLoggedOff'; readonly guest: GuestId; readonly users: number; readonly loggedOn: number }
	| { readonly type: 'backlogCleared'; readonly guest: GuestId; readonly ns: number }
	| { readonly type: 'poolCreated'; readonly pool: PoolId; readonly size: number }
	| { readonly type: 'poolResized'; readonly pool: PoolId; readonly size: number; readonly spare: number }
	| { readonly type: 'poolDeleted'; readonly pool: PoolId; readonly name: string; readonly desktops: number }
	| { readonly type: 'usersArriving'; readonly pool: PoolId; readonly users: number; readonly ns: number }
	| { readonly type: 'desktopReset'; readonly pool: PoolId; readonly guest: GuestId; readonly droppedBytes: number }
	/** `guests`: the desktops that they left */
	| { readonly type: 'usersLeftPool'; readonly pool: PoolId; readonly users: number; readonly guests: readonly GuestId[] }
	| { readonly type: 'imageUpdated'; readonly pool: PoolId; readonly image: GuestId; readonly now: number; readonly later: number }
	/** users wait and nothing is on its way to them */
	| { readonly type: 'desktopsShort'; readonly pool: PoolId; readonly waiting: number; readonly because: Blocked }
	| {
			readonly type: 'appStarted';
			readonly application: ApplicationId;
			readonly endpoint: EndpointId;
			readonly pcs: number;
			/** where its code runs */
			readonly runsOn: 'server' | 'pc' | 'pcVm';
			/** from the click */
			readonly ns: number;
	  }
	| {
			readonly type: 'appFetching';
			readonly application: ApplicationId;
			readonly endpoint: EndpointId;
			readonly pcs: number;
			/** to each PC, until it can start */
			readonly bytes: number;
	  }
	| {
			readonly type: 'appCached';
			readonly application: ApplicationId;
			readonly endpoint: EndpointId;
			readonly pcs: number;
			readonly bytes: number;
	  }
	| {
			readonly type: 'appStopped';
			readonly application: ApplicationId;
			readonly endpoint: EndpointId;
			readonly pcs: number;
			readonly cause: 'command' | 'licence';
	  }
	/** which of its running applications stop for their users, and which go on */
	| {
			readonly type: 'endpointCut';
			readonly endpoint: EndpointId;
			readonly pcs: number;
			readonly stopped: readonly ApplicationId[];
			readonly goesOn: readonly ApplicationId[];
	  }
	| { readonly type: 'endpointMended'; readonly endpoint: EndpointId; readonly pcs: number; readonly ns: number };

// Ids carry a prefix and are made from names: `Alder` is `host:alder`. They enter logs and links, so the rule never changes.
import type { ApplicationId, ClusterId, DatastoreId, EndpointId, GuestId, HostId, NetworkId, PoolId } from './world';

/** lower case, runs of anything but letters and digits become one hyphen */
export const slug = (name: string): string =>
	name
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

export const hostId = (name: string): HostId => `host:${slug(name)}`;
export const guestId = (name: string): GuestId => `vm:${slug(name)}`;
export const datastoreId = (name: string): DatastoreId => `ds:${slug(name)}`;
export const networkId = (name: string): NetworkId => `net:${slug(name)}`;
export const clusterId = (name: string): ClusterId => `cluster:${slug(name)}`;
export const poolId = (name: string): PoolId => `pool:${slug(name)}`;
export const endpointId = (name: string): EndpointId => `pc:${slug(name)}`;
export const applicationId = (name: string): ApplicationId => `app:${slug(name)}`;

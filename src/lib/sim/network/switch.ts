// A virtual switch on every host carries the host's networks, and one uplink leads from it to the others. Who reaches whom, on plain data.

/** where a guest's network adapter is plugged in */
export interface Plug {
	/** the virtual switch: there is one on each host */
	readonly host: string;
	/** null: the adapter is connected to nothing */
	readonly network: string | null;
	/** the network has no uplink: it ends at the host's edge */
	readonly isolated: boolean;
	/** the host's uplink carries traffic */
	readonly linkUp: boolean;
}

/**
 * Frames and packets from one plug find the other.
 * - Same host, same network: inside the virtual switch, without any uplink.
 * - Same network on two hosts: over both uplinks, in its VLAN. An isolated network has no uplink, so on two hosts it is two networks.
 * - Two networks: routed. The router stands outside the hosts [A], so both uplinks are needed even on one host, and neither network may be
 *   isolated.
 */
export function plugsReach(a: Plug, b: Plug): boolean {
	if (a.network === null || b.network === null) return false;
	if (a.host === b.host && a.network === b.network) return true;
	return getsOut(a) && getsOut(b);
}

/** reaches what is outside its host: other hosts, the router, people */
export const getsOut = (plug: Plug): boolean => plug.network !== null && !plug.isolated && plug.linkUp;

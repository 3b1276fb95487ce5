// What a host draws from the socket: nearly as much idle as busy, and in between along a line (Fan, Weber and Barroso 2007).

export interface Draw {
	/** W of a host that is on and does nothing, and of one whose cores are all busy */
	readonly idleWatts: number;
	readonly busyWatts: number;
}

/** @param cpuPercent of all its cores, 0..100; a host that is off draws nothing, which is for the caller to know */
export const wattsOf = ({ idleWatts, busyWatts }: Draw, cpuPercent: number): number =>
	idleWatts + ((busyWatts - idleWatts) * Math.min(100, Math.max(0, cpuPercent))) / 100;

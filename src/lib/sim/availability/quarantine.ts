// Windows Server 2016 and later: a node that keeps failing is kept out of the cluster for a while.

/** failures within the hour that send a node into quarantine, how long it stays, and how many nodes may be in it at once */
export const QUARANTINE = { failures: 3, withinS: 3_600, staysS: 7_200, mostPercent: 25 } as const;

/**
 * @param failuresS moments of the node's failures, s, in order; the newest is the one just now
 * @param nodes how many the cluster has
 * @param quarantined how many of the others are in quarantine now
 * @returns s at which the node may join again; null when it is not put into quarantine
 * @source 3 failures within an hour, 2 hours, at most 25 % of the nodes [MS KB dn440540; windowsitpro]
 */
export function quarantineUntil(failuresS: readonly number[], nodes: number, quarantined: number): number | null {
	const now = failuresS.at(-1);
	if (now === undefined) return null;
	const recent = failuresS.filter((at) => at > now - QUARANTINE.withinS).length;
	const room = (quarantined + 1) * 100 <= QUARANTINE.mostPercent * nodes;
	return recent >= QUARANTINE.failures && room ? now + QUARANTINE.staysS : null;
}

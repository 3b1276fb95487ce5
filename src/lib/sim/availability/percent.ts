// Admission by percentage: a part of the cluster's CPU and memory stays unpromised. It says nothing about where that part lies.
import type { Pair } from './slots';

/**
 * Whole percent of the total that is not reserved, for each of the two; 0 of nothing.
 * @param hosts what each host that is up has for guests
 * @param promised reservation of each powered-on guest, memory with overhead
 * @source vSphere Availability guide: floor((total - reserved) / total * 100)
 */
export function unreservedPercent(hosts: readonly Pair[], promised: readonly Pair[]): Pair {
	return { cpu: percent(hosts, promised, 'cpu'), memory: percent(hosts, promised, 'memory') };
}

function percent(hosts: readonly Pair[], promised: readonly Pair[], of: keyof Pair): number {
	const total = hosts.reduce((sum, host) => sum + host[of], 0);
	const reserved = promised.reduce((sum, guest) => sum + guest[of], 0);
	return total > 0 ? Math.floor(((total - reserved) * 100) / total) : 0;
}

/** percent to keep free so that `failures` of so many equal hosts may be lost [vSphere Availability guide: 100 f / N] */
export const percentFor = (failures: number, hosts: number): number => (100 * failures) / hosts;

/** whether both stay at or above what is to be kept free */
export const keepsFree = (unreserved: Pair, wanted: Pair): boolean => unreserved.cpu >= wanted.cpu && unreserved.memory >= wanted.memory;

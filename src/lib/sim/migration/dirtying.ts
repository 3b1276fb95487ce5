// How much memory a running guest rewrites during a round: at its rate, up to its writable working set (linear model).
import type { Load } from '../world';
import { SECOND } from '../units';

/** bytes rewritten in `ns`: min(d·t, W) [Clark et al., NSDI 2005, section 3; cap: SimGrid 3.32 live-migration plugin] */
export function dirtied(load: Load, memoryBytes: number, ns: number): number {
	return Math.min(Math.floor((load.dirtyBytesPerS * ns) / SECOND), load.workingSetBytes, memoryBytes);
}

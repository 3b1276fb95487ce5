// How much memory a running guest rewrites in a time: at its rate, up to its writable working set, in one of two forms.
import { gone } from '../../base/gone';

export type Dirtying = 'linear' | 'saturating';

/** part of the memory that is rewritten over and over, unless said otherwise [SimGrid 3.32, live-migration plugin] */
export const WORKING_SET_FRACTION = 0.9;

/**
 * Bytes that differ after `seconds`: min(d·t, W) [Clark et al., NSDI 2005, section 3; cap: SimGrid 3.32, live-migration plugin], or
 * W·(1 - e^(-d·t/W)), where a page hit twice counts once [A].
 * @param alreadyBytes what differed before these seconds began
 */
export function rewritten(form: Dirtying, bytesPerS: number, workingSetBytes: number, seconds: number, alreadyBytes = 0): number {
	const clean = workingSetBytes - alreadyBytes;
	if (clean <= 0) return alreadyBytes;
	if (form === 'linear') return alreadyBytes + Math.min(bytesPerS * seconds, clean);
	return alreadyBytes + clean * gone((bytesPerS * seconds) / workingSetBytes);
}

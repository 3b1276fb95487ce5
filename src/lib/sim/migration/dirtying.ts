// How much memory a running guest rewrites in a time: at its rate, up to its writable working set, in one of two forms.
import { gone } from '../../base/gone';
import { SECOND } from '../units';

export type Dirtying = 'linear' | 'saturating';

/** part of the memory that is rewritten over and over, unless said otherwise [SimGrid 3.32, live-migration plugin] */
export const WORKING_SET_FRACTION = 0.9;

/**
 * Bytes that differ after `seconds`: min(d·t, W) [Clark et al., NSDI 2005, section 3; cap: SimGrid 3.32, live-migration plugin], or
 * W·(1 - e^(-d·t/W)), where a page hit twice counts once [A].
 */
export function rewritten(form: Dirtying, bytesPerS: number, workingSetBytes: number, seconds: number): number {
	if (workingSetBytes <= 0) return 0;
	if (form === 'linear') return Math.min(bytesPerS * seconds, workingSetBytes);
	return workingSetBytes * gone((bytesPerS * seconds) / workingSetBytes);
}

/** rewritten by a guest at this pace in `ns`, in whole bytes */
export const rewrittenBytes = (form: Dirtying, bytesPerS: number, workingSetBytes: number, ns: number): number =>
	Math.round(rewritten(form, bytesPerS, workingSetBytes, ns / SECOND));

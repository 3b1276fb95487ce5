// Arithmetic of what is under way. Anchors move only when a rate changes, never because somebody looked: so one step equals many.
import { SECOND } from './units';
import type { Anchor } from './world';

/** a wait of so many ns from now */
export const wait = (now: number, ns: number): Anchor => ({ at: now, left: ns, perSecond: SECOND });

/** so many bytes or cycles, not moving yet: whoever shares the rates gives it one */
export const amount = (now: number, left: number): Anchor => ({ at: now, left, perSecond: 0 });

export function leftAt(anchor: Anchor, now: number): number {
	return Math.max(0, anchor.left - Math.round((anchor.perSecond * (now - anchor.at)) / SECOND));
}

/** ns at which nothing is left; Infinity at rate 0 */
export function dueOf(anchor: Anchor): number {
	if (anchor.left === 0) return anchor.at;
	return anchor.perSecond > 0 ? anchor.at + Math.ceil((anchor.left / anchor.perSecond) * SECOND) : Infinity;
}

/** the same amount at another rate from now on; itself when nothing changes */
export function atRate(anchor: Anchor, now: number, perSecond: number): Anchor {
	return anchor.perSecond === perSecond ? anchor : { at: now, left: leftAt(anchor, now), perSecond };
}

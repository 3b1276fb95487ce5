// QEMU's remedy for a guest that rewrites its memory faster than it can be sent: its vCPUs are held back, more and more.
import { QEMU } from './policy';

export interface Throttle {
	/** by how much the guest is held back, 0..99 */
	readonly percent: number;
	/** periods with much rewriting since the throttle last rose */
	readonly highPeriods: number;
}

export const UNTHROTTLED: Throttle = { percent: 0, highPeriods: 0 };

/** what QEMU lets people set: when a period counts as one with much rewriting, and the steps of the throttle, percent */
export type ThrottleRules = {
	readonly [K in 'throttleTriggerPercent' | 'throttleFirstPercent' | 'throttleStepPercent' | 'throttleMaxPercent']: number;
};

/**
 * After a period (here: a live round). Every second period in which more than half of what was sent has been rewritten raises the
 * throttle: 0 to 20, then by 10, to 99 [QEMU, migration/ram.c, migration_trigger_throttle]. A calm period between does not reset the count.
 */
export function afterPeriod(throttle: Throttle, dirtiedBytes: number, sentBytes: number, rules: ThrottleRules = QEMU): Throttle {
	if (!isHigh(dirtiedBytes, sentBytes, rules.throttleTriggerPercent)) return throttle;
	if (throttle.highPeriods + 1 < 2) return { ...throttle, highPeriods: throttle.highPeriods + 1 };
	const percent = throttle.percent === 0 ? rules.throttleFirstPercent : throttle.percent + rules.throttleStepPercent;
	return { percent: Math.min(percent, rules.throttleMaxPercent), highPeriods: 0 };
}

/** bytes rewritten per second while held back: in proportion [A] */
export const heldBack = (dirtyBytesPerS: number, percent: number): number => dirtyBytesPerS * (1 - percent / 100);

/** it may still be held back more, so that rounds that look alike now won't stay so */
export const canRise = (throttle: Throttle, dirtiedBytes: number, sentBytes: number): boolean =>
	throttle.percent < QEMU.throttleMaxPercent && isHigh(dirtiedBytes, sentBytes, QEMU.throttleTriggerPercent);

/** much has been rewritten; a guest at exactly the limit must not pass it by a rounding to whole bytes */
const isHigh = (dirtiedBytes: number, sentBytes: number, percent: number): boolean => dirtiedBytes * 100 > sentBytes * percent * (1 + 1e-6);

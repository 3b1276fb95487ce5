// When pre-copy stops copying live and freezes the guest for the rest: pluggable, each named as in its source.
import { MiB } from '../units';
import type { StopPolicyName } from '../world';

/** bytes of a memory page */
export const PAGE = 4_096;

/** A live round that has just ended. */
export interface RoundEnd {
	/** live rounds done, this one included */
	readonly round: number;
	/** sent by this round, and by the one before; null in the first */
	readonly sentBytes: number;
	readonly sentBeforeBytes: number | null;
	/** sent by all live rounds so far */
	readonly totalBytes: number;
	/** what the first round sent: the guest's memory */
	readonly ramBytes: number;
	/** rewritten meanwhile: to be sent next */
	readonly remainingBytes: number;
	/** speed of this round */
	readonly bytesPerS: number;
	/** what the policy let the sender send at most in this round; null: no limit of its own */
	readonly capBytesPerS: number | null;
}

interface Rules {
	readonly stops: (end: RoundEnd) => boolean;
	/** it ends whatever the guest does, if need be with a long pause; without such a cap it may go on for ever */
	readonly bounded: boolean;
	/** bytes per second that the sender allows itself in the first round; null: no limit of its own */
	readonly firstCap: number | null;
}

/** s that the last copy may take [SimGrid 3.32, src/plugins/vm/VmLiveMigration.cpp] */
const THRESHOLD_S = 0.03;

/** What QEMU does unless told otherwise [QEMU 9.0, migration/options.c]; the product models all but the last two. */
export const QEMU = {
	downtimeLimitS: 0.3,
	maxBytesPerS: 128 * MiB,
	throttleTriggerPercent: 50,
	throttleFirstPercent: 20,
	throttleStepPercent: 10,
	throttleMaxPercent: 99,
	channels: 2,
	announceRounds: 5
} as const;

/** fewer pages than this are left to the last copy [Xen, tools/libxc/xc_domain_save.c; same in xg_sr_save.c] */
const FEW_BYTES = 50 * PAGE;
/** [xc_domain_save.c, DEF_MAX_ITERS and DEF_MAX_FACTOR] */
const LEGACY_ROUNDS = 29;
const LEGACY_FACTOR = 3;
/** [xg_sr_save.c, SPP_MAX_ITERATIONS] */
const CURRENT_ROUNDS = 5;

/** bytes per second */
const MBIT = 125_000;
/** Xen's sender of 2004: 100, then up to 500 Mbit/s [tools/libxc/xc_linux_save.c, print_stats; the start from Clark et al., NSDI 2005: uncertain] */
export const ADAPTIVE = { first: 100 * MBIT, step: 50 * MBIT, top: 500 * MBIT } as const;

const stopsLegacy = ({ round, sentBytes, totalBytes, ramBytes }: RoundEnd): boolean =>
	round >= LEGACY_ROUNDS || sentBytes < FEW_BYTES || totalBytes > LEGACY_FACTOR * ramBytes;

const POLICIES: Record<StopPolicyName, Rules> = {
	'fixed-threshold': {
		stops: ({ remainingBytes, bytesPerS }) => remainingBytes <= bytesPerS * THRESHOLD_S,
		bounded: false,
		firstCap: null
	},
	'xen-legacy': { stops: stopsLegacy, bounded: true, firstCap: null },
	// asked before each round about the set that it will send, and obeyed after sending it live: so this looks at what was sent
	'xen-current': { stops: ({ round, sentBytes }) => sentBytes < FEW_BYTES || round >= CURRENT_ROUNDS, bounded: true, firstCap: null },
	'xen-2004-adaptive': {
		stops: (end) => stopsLegacy(end) || (end.capBytesPerS === ADAPTIVE.top && end.sentBytes > (end.sentBeforeBytes ?? Infinity)),
		bounded: true,
		firstCap: ADAPTIVE.first
	},
	qemu: {
		stops: ({ remainingBytes, bytesPerS }) => remainingBytes <= bytesPerS * QEMU.downtimeLimitS,
		bounded: false,
		firstCap: QEMU.maxBytesPerS
	}
};

/**
 * After a live round: the rest is copied while the guest stands still. With nothing left, every policy stops.
 * @param lastCopyS what the last copy may take, instead of what the policy says; those that count rounds and bytes know no such time
 */
export function shouldStop(policy: StopPolicyName, end: RoundEnd, lastCopyS?: number): boolean {
	if (lastCopyS !== undefined && !isBounded(policy)) return end.remainingBytes <= end.bytesPerS * lastCopyS;
	return end.remainingBytes <= 0 || POLICIES[policy].stops(end);
}

/** s that the last copy may take at the speed of the round before it; null: the policy asks for no time, it counts rounds and bytes */
export const lastCopyLimitS = (policy: StopPolicyName): number | null =>
	policy === 'fixed-threshold' ? THRESHOLD_S : policy === 'qemu' ? QEMU.downtimeLimitS : null;

export const isBounded = (policy: StopPolicyName): boolean => POLICIES[policy].bounded;

/** bytes per second that the policy's sender allows itself in the first live round; null: as much as the link gives */
export const firstCap = (policy: StopPolicyName): number | null => POLICIES[policy].firstCap;

/**
 * The sender's own limit in the next live round. Xen's of 2004 follows the guest and never slows down again; the others keep theirs.
 * (The last copy knows no such limit.)
 * @param capBytesPerS that of the round just ended
 * @param dirtiedBytesPerS how fast the guest rewrote its memory in it
 * @param adaptive by how much the sender goes beyond that, and to where
 */
export function nextCap(
	policy: StopPolicyName,
	capBytesPerS: number | null,
	dirtiedBytesPerS: number,
	adaptive: { readonly step: number; readonly top: number } = ADAPTIVE
): number | null {
	// a guest that rewrites exactly what is sent must not look faster by a rounding
	if (policy !== 'xen-2004-adaptive' || capBytesPerS === null || dirtiedBytesPerS <= capBytesPerS * (1 + 1e-6)) return capBytesPerS;
	return Math.min(dirtiedBytesPerS + adaptive.step, adaptive.top);
}

export interface Bounds {
	readonly leastBytes: number;
	readonly mostBytes: number;
	readonly leastS: number;
	readonly mostS: number;
	readonly mostDowntimeS: number;
}

/**
 * Between what any guest's migration at a constant speed must lie, without set-up and resume [Akoush et al., MASCOTS 2010: uncertain as
 * quoted; follows from the code named above: the third multiple of RAM may be passed by one round, and the last copy adds one].
 * @returns null for a policy that may never end
 */
export function bounds(policy: StopPolicyName, ramBytes: number, bytesPerS: number): Bounds | null {
	const most = { 'fixed-threshold': null, 'xen-legacy': 5, 'xen-current': 6, 'xen-2004-adaptive': 5, qemu: null }[policy];
	if (most === null) return null;
	const slowest = Math.min(bytesPerS, firstCap(policy) ?? Infinity);
	return {
		leastBytes: ramBytes,
		mostBytes: most * ramBytes,
		leastS: ramBytes / slowest,
		mostS: ((most - 1) * ramBytes) / slowest + ramBytes / bytesPerS,
		mostDowntimeS: ramBytes / bytesPerS
	};
}

/** live migrations that a host takes part in at once, when each costs some of its slots [8 of 16/2: VMware performance blog, February 2021] */
export const concurrentByCost = (slots: number, costOfOne: number): number => Math.floor(slots / costOfOne);

// Sharing equal pages between guests: an option, off by default, as it has been between guests since 2014 [vSphere 6.0 docs].

/** MB (as the paper counts) of guests and what sharing gave back, on production hosts [Waldspurger, OSDI 2002, figure 5; uncertain] */
export const PRODUCTION_SHARING = [
	{ guests: '10 Windows NT', totalMB: 2_048, reclaimedMB: 673 },
	{ guests: '9 Linux', totalMB: 1_846, reclaimedMB: 345 },
	{ guests: '5 Linux', totalMB: 1_658, reclaimedMB: 120 }
] as const;

/** part of the guests' memory that sharing gives back */
export const sharingPart = (reclaimed: number, total: number): number => reclaimed / total;

/** bytes given back of what guests hold: q · P, whole */
export const sharedBytes = (q: number, heldBytes: number): number => Math.floor(q * heldBytes);

/** bytes that guests may hold in this much real memory: each real byte carries 1 / (1 - q) */
export const carriedBytes = (q: number, realBytes: number): number => realBytes / (1 - q);

// Constants of Xen's first credit scheduler, to show what "weight" and "slice" mean in numbers. Credit2 is today's default
// [xen/common/sched/Kconfig]; the model shares by weight, cap and reservation, as both promise, and needs no slices.

/** [Xen, xen/common/sched/credit.c, lines 49–57] */
export const CREDIT1 = {
	/** ms that a vCPU runs before the next one's turn */
	timesliceMs: 30,
	/** accounting points within a slice */
	ticksPerSlice: 3,
	creditsPerMs: 10,
	/** a guest's weight unless somebody says otherwise: twice as much, twice the share on a contended host [xl(1)] */
	defaultWeight: 256,
	/** µs that a vCPU runs at least, so that frequent wake-ups don't eat the core */
	ratelimitUs: 1_000
} as const;

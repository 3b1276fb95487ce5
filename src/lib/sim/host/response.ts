// How long a user waits when the CPU is shared: the less is left of what a guest may have, the longer.

/**
 * R = S / (1 - x / granted) [A: one queue with one server; for direction].
 *
 * @param serviceS s of work on an idle guest
 * @param demand what the guest uses, in the unit of `available`
 * @param available what it would be given if it wanted everything
 * @returns s, at least `serviceS`; Infinity, shown as "overloaded", when the demand reaches what is available
 */
export function responseTime(serviceS: number, demand: number, available: number): number {
	if (!(demand > 0)) return serviceS;
	return demand >= available ? Infinity : serviceS / (1 - demand / available);
}

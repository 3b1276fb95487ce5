// Sharing by weight between a floor and a limit: CPU among the guests of a host, and memory by the idle tax. One rule for both:
// each gets `level × weight`, but never less than its floor nor more than its limit, with the level at which everything is given out.

/**
 * Weighted water-filling with floors and limits, solved jointly: the level is found by giving all open claims their share, then
 * fixing those that it pushes below their floor (when these take more than the others leave) or above their limit (when the others
 * leave more), and sharing what is left among the rest. What one cannot use goes to the others; nothing is wasted while anyone
 * wants it.
 *
 * O(n) when everything fits, which is the usual case; otherwise at most n passes, in practice two to four. Allocates nothing when
 * `grants` is given.
 *
 * @param total what there is to share, in any unit
 * @param weights above 0
 * @param limits the most that each can use, in the unit of `total`
 * @param floors what each is promised; counts up to its limit. When the promises exceed `total`, each gets the same part of its own.
 * @param grants filled in place and returned: in the claims' order, their sum is at most `total`
 * @see the proportional share of Xen's credit scheduler, xl(1): weights under contention, caps always
 */
export function waterFill(
	total: number,
	weights: readonly number[],
	limits: readonly number[],
	floors: readonly number[] | null = null,
	grants: number[] = []
): number[] {
	const count = weights.length;
	grants.length = count;
	let wanted = 0;
	for (let i = 0; i < count; i++) wanted += grants[i] = limits[i] ?? 0;
	if (wanted <= total) return grants;
	const promised = floors === null ? 0 : sumOfFloors(limits, floors);
	if (floors !== null && promised >= total) {
		for (let i = 0; i < count; i++) grants[i] = Math.min(floors[i] ?? 0, limits[i] ?? 0) * (Math.max(0, total) / promised);
		return grants;
	}
	fillToLevel(total, weights, limits, floors, grants);
	return grants;
}

function sumOfFloors(limits: readonly number[], floors: readonly number[]): number {
	let sum = 0;
	for (let i = 0; i < limits.length; i++) sum += Math.min(floors[i] ?? 0, limits[i] ?? 0);
	return sum;
}

/** marks a claim that is not fixed yet */
const OPEN = -1;

function fillToLevel(
	total: number,
	weights: readonly number[],
	limits: readonly number[],
	floors: readonly number[] | null,
	grants: number[]
): void {
	const count = weights.length;
	grants.fill(OPEN);
	let left = Math.max(0, total);
	for (;;) {
		let open = 0;
		for (let i = 0; i < count; i++) if (grants[i] === OPEN) open += weights[i] ?? 0;
		if (open === 0) {
			// none left, or none with a weight: no share, only what was promised
			for (let i = 0; i < count; i++) if (grants[i] === OPEN) grants[i] = floors === null ? 0 : Math.min(floors[i] ?? 0, limits[i] ?? 0);
			return;
		}
		const level = left / open;
		// how much more the floors take than the level gives, less what the limits leave of it
		let excess = 0;
		let bound = false;
		for (let i = 0; i < count; i++) {
			if (grants[i] !== OPEN) continue;
			const share = level * (weights[i] ?? 0);
			const most = limits[i] ?? 0;
			const least = floors === null ? 0 : Math.min(floors[i] ?? 0, most);
			if (share < least) excess += least - share;
			else if (share >= most) excess -= share - most;
			else continue;
			bound = true;
		}
		for (let i = 0; i < count; i++) {
			if (grants[i] !== OPEN) continue;
			const share = level * (weights[i] ?? 0);
			const most = limits[i] ?? 0;
			const least = floors === null ? 0 : Math.min(floors[i] ?? 0, most);
			if (!bound) grants[i] = share;
			else if (excess >= 0 && share < least) left -= grants[i] = least;
			else if (excess <= 0 && share >= most) left -= grants[i] = most;
		}
		if (!bound) return;
		left = Math.max(0, left);
	}
}

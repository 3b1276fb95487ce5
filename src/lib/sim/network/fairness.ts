// Bandwidth of shared links by max-min fairness (progressive filling: Bertsekas & Gallager, Data Networks, 6.5.2).
import { at } from '../../base/at';

export interface Flow {
	/** the links it crosses, each once */
	readonly links: readonly string[];
}

/**
 * @param capacity of each link, in any unit per second
 * @returns the rate of each flow, in the flows' order: none can grow without one that is no larger shrinking
 */
export function maxMinFair(capacity: ReadonlyMap<string, number>, flows: readonly Flow[]): number[] {
	const rates = flows.map(() => 0);
	const left = new Map<string, number>();
	const users = new Map<string, number[]>();
	flows.forEach((flow, i) => {
		for (const link of flow.links) {
			left.set(link, capacity.get(link) ?? 0);
			users.set(link, [...(users.get(link) ?? []), i]);
		}
	});
	const open = new Set(flows.keys());
	while (open.size > 0) {
		const tight = tightest(left, users, open);
		if (!tight) break; // flows that cross no link at all get nothing
		for (const i of tight.flows) {
			rates[i] = tight.share;
			open.delete(i);
			for (const link of at(flows, i).links) left.set(link, Math.max(0, (left.get(link) ?? 0) - tight.share));
		}
	}
	return rates;
}

/** the link that gives its open flows the least each */
function tightest(left: ReadonlyMap<string, number>, users: ReadonlyMap<string, readonly number[]>, open: ReadonlySet<number>) {
	let least: { share: number; flows: number[] } | undefined;
	for (const [link, all] of users) {
		const flows = all.filter((i) => open.has(i));
		if (flows.length === 0) continue;
		const share = (left.get(link) ?? 0) / flows.length;
		if (!least || share < least.share) least = { share, flows };
	}
	return least;
}

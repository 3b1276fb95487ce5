// Bandwidth of shared links by max-min fairness (progressive filling: Bertsekas & Gallager, Data Networks, 6.5.2), where a flow may
// want no more than so much.
import { at } from '../../base/at';
import { Heap } from '../../base/heap';

export interface Flow {
	/** the links it crosses, each once */
	readonly links: readonly string[];
	/** the most that it can use, in the links' unit; none unless said */
	readonly demand?: number;
}

/** of a link, by its name */
type Capacity = Pick<ReadonlyMap<string, number>, 'get'>;

interface Link {
	left: number;
	/** flows on it that have no rate yet */
	open: number;
	readonly flows: number[];
}

/**
 * Repeats: the link that would give its open flows the least each, is found; flows whose own demand is no more than that get their
 * demand, or else all open flows of that link get that share. A group of flows that shares no link with the others is filled by itself, so
 * that its rates never depend, even in the last digit, on who else is there.
 * @param capacity of each link, in any unit per second; a link that is not in it carries nothing
 * @returns the rate of each flow, in the flows' order: none can grow without one that is no larger shrinking
 */
export function maxMinFair(capacity: Capacity, flows: readonly Flow[]): number[] {
	const rates = flows.map(() => 0);
	const links = linksOfAll(capacity, flows);
	for (const group of groups(flows, links)) fill(flows, links, group, rates);
	return rates;
}

function linksOfAll(capacity: Capacity, flows: readonly Flow[]): Map<string, Link> {
	const links = new Map<string, Link>();
	flows.forEach((flow, i) => {
		for (const name of flow.links) {
			const link = links.get(name) ?? { left: capacity.get(name) ?? 0, open: 0, flows: [] };
			link.flows.push(i);
			link.open++;
			links.set(name, link);
		}
	});
	return links;
}

/** flows that share links, directly or through others; flows that cross no link at all are in none, and get nothing */
function* groups(flows: readonly Flow[], links: ReadonlyMap<string, Link>): Iterable<number[]> {
	const seen = new Set<number>();
	const known = new Set<Link>();
	for (let first = 0; first < flows.length; first++) {
		if (seen.has(first) || at(flows, first).links.length === 0) continue;
		const group = [first];
		seen.add(first);
		// grows while it is gone through
		for (const i of group) {
			for (const name of at(flows, i).links) {
				const link = links.get(name);
				if (!link || known.has(link)) continue;
				known.add(link);
				for (const other of link.flows) {
					if (seen.has(other)) continue;
					seen.add(other);
					group.push(other);
				}
			}
		}
		yield group.sort((a, b) => a - b);
	}
}

function fill(flows: readonly Flow[], links: ReadonlyMap<string, Link>, group: readonly number[], rates: number[]): void {
	const crossed = [...new Set(group.flatMap((i) => at(flows, i).links))].flatMap((name) => links.get(name) ?? []);
	const open = new Set(group);
	// smallest demand last
	const modest = group.filter((i) => demandOf(at(flows, i)) < Infinity).sort((a, b) => demandOf(at(flows, b)) - demandOf(at(flows, a)));
	// a share only rises while others get their rates: what lies in the heap is at most too low, and then goes back with its share of now
	const shares = new Heap();
	crossed.forEach((link, place) => shares.push(shareOf(link), place));
	const give = (i: number, rate: number) => {
		rates[i] = rate;
		open.delete(i);
		for (const name of at(flows, i).links) {
			const link = links.get(name);
			if (!link) continue;
			link.left = Math.max(0, link.left - rate);
			link.open--;
		}
	};
	for (let noted = shares.first; noted < Infinity; noted = shares.first) {
		const place = shares.pop() ?? 0;
		const link = at(crossed, place);
		if (link.open === 0) continue;
		const share = shareOf(link);
		while (modest.length > 0 && !open.has(at(modest, modest.length - 1))) modest.pop();
		const least = modest.at(-1);
		if (share > noted) shares.push(share, place);
		else if (least !== undefined && demandOf(at(flows, least)) <= share) {
			give(least, demandOf(at(flows, least)));
			if (link.open > 0) shares.push(shareOf(link), place);
		} else for (const i of link.flows) if (open.has(i)) give(i, share);
	}
}

const demandOf = (flow: Flow): number => flow.demand ?? Infinity;
const shareOf = (link: Link): number => link.left / link.open;

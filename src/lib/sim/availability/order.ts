// The order in which guests of a lost host start again.
import { RESTART_PRIORITIES, type RestartPriority } from '../world';

export interface Restarting<Id extends string = string> {
	readonly id: Id;
	readonly priority: RestartPriority;
	/** ns */
	readonly delayNs: number;
	/** what must be up before it; who is not in the list is up, or not ours to start */
	readonly needs: readonly Id[];
}

/**
 * By priority, then start delay, then id; but what a guest needs comes before it, whatever its priority. `never` is left out.
 * @param guests without a circle of needs: what reads scenarios and commands refuses one. In a circle, the first by the order above begins.
 */
export function restartOrder<Id extends string>(guests: readonly Restarting<Id>[]): Id[] {
	const waiting = guests.filter(({ priority }) => priority !== 'never').sort(before);
	const known = new Map(waiting.map((guest) => [guest.id, guest]));
	const order: Id[] = [];
	// depth first, with a list instead of recursion: chains of needs may be long
	const open = [...waiting].reverse();
	const entered = new Set<Id>();
	for (let guest = open.at(-1); guest; guest = open.at(-1)) {
		const first = !entered.has(guest.id);
		entered.add(guest.id);
		const needed = first ? guest.needs.flatMap((id) => (entered.has(id) ? [] : (known.get(id) ?? []))) : [];
		if (needed.length > 0) {
			open.push(...needed.sort(before).reverse());
			continue;
		}
		open.pop();
		if (known.delete(guest.id)) order.push(guest.id);
	}
	return order;
}

function before(a: Restarting, b: Restarting): number {
	const urgency = RESTART_PRIORITIES.indexOf(a.priority) - RESTART_PRIORITIES.indexOf(b.priority);
	if (urgency !== 0) return urgency;
	return a.delayNs - b.delayNs || (a.id < b.id ? -1 : 1);
}

/** A binary heap of numbered items, earliest first; equal moments come out by item. Items may lie in it more than once. */
export class Heap {
	readonly #moments: number[] = [];
	readonly #items: number[] = [];

	get size(): number {
		return this.#moments.length;
	}

	/** the earliest moment; Infinity when empty */
	get first(): number {
		return this.#moments.length > 0 ? (this.#moments[0] as number) : Infinity;
	}

	push(moment: number, item: number): void {
		const moments = this.#moments;
		const items = this.#items;
		let hole = moments.length;
		moments.push(moment);
		items.push(item);
		// parents that come later move down into the hole, until the new item fits
		while (hole > 0) {
			const parent = (hole - 1) >> 1;
			const above = moments[parent] as number;
			if (above < moment || (above === moment && (items[parent] as number) <= item)) break;
			moments[hole] = above;
			items[hole] = items[parent] as number;
			hole = parent;
		}
		moments[hole] = moment;
		items[hole] = item;
	}

	/** the item of the earliest moment; undefined when empty */
	pop(): number | undefined {
		const moments = this.#moments;
		const items = this.#items;
		const top = items[0];
		const moment = moments.pop();
		const item = items.pop();
		const size = moments.length;
		if (moment === undefined || item === undefined || size === 0) return top;
		// the earlier child moves up into the hole, until the last item fits
		let hole = 0;
		for (let child = 1; child < size; child = 2 * hole + 1) {
			if (child + 1 < size && isBefore(moments, items, child + 1, child)) child++;
			const below = moments[child] as number;
			if (moment < below || (moment === below && item <= (items[child] as number))) break;
			moments[hole] = below;
			items[hole] = items[child] as number;
			hole = child;
		}
		moments[hole] = moment;
		items[hole] = item;
		return top;
	}
}

function isBefore(moments: readonly number[], items: readonly number[], a: number, b: number): boolean {
	const [m, n] = [moments[a] as number, moments[b] as number];
	return m < n || (m === n && (items[a] as number) < (items[b] as number));
}

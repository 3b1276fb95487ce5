/** A binary heap of numbered items, earliest first; equal moments come out by item. Items may lie in it more than once. */
export class Heap {
	#moments: number[] = [];
	#items: number[] = [];

	get size(): number {
		return this.#moments.length;
	}

	/** the earliest moment; Infinity when empty */
	get first(): number {
		return this.#moments[0] ?? Infinity;
	}

	push(moment: number, item: number): void {
		let place = this.#moments.length;
		this.#moments.push(moment);
		this.#items.push(item);
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (!this.#before(place, parent)) break;
			this.#swap(place, parent);
			place = parent;
		}
	}

	/** the item of the earliest moment; undefined when empty */
	pop(): number | undefined {
		const top = this.#items[0];
		const moment = this.#moments.pop();
		const item = this.#items.pop();
		if (moment === undefined || item === undefined || this.#moments.length === 0) return top;
		this.#moments[0] = moment;
		this.#items[0] = item;
		for (let place = 0; ;) {
			let least = place;
			for (const child of [2 * place + 1, 2 * place + 2]) if (child < this.#moments.length && this.#before(child, least)) least = child;
			if (least === place) return top;
			this.#swap(place, least);
			place = least;
		}
	}

	#before(a: number, b: number): boolean {
		const [m, n] = [this.#moments[a] as number, this.#moments[b] as number];
		return m < n || (m === n && (this.#items[a] as number) < (this.#items[b] as number));
	}

	#swap(a: number, b: number): void {
		const [moment, item] = [this.#moments[a] as number, this.#items[a] as number];
		this.#moments[a] = this.#moments[b] as number;
		this.#items[a] = this.#items[b] as number;
		this.#moments[b] = moment;
		this.#items[b] = item;
	}
}

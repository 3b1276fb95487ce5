// Puts amounts of memory side by side on a bay's shelves, first where there is room. What fits on no shelf in one piece goes on in the
// next; what is beyond the host's memory stands beyond its end.

export interface Item<Key> {
	readonly key: Key;
	readonly MiB: number;
}

export interface Piece {
	readonly shelf: number;
	/** from the shelf's left */
	readonly fromMiB: number;
	readonly MiB: number;
}

export interface Placed<Key> {
	readonly key: Key;
	readonly pieces: readonly Piece[];
}

export interface Filled<Key> {
	readonly placed: readonly Placed<Key>[];
	/** of each shelf; one more shelf than the host has memory for, where overcommitted guests need it */
	readonly usedMiB: readonly number[];
	readonly capacityMiB: readonly number[];
}

/** @param firstMiB what the hypervisor keeps, at the left of the first shelf */
export function fillShelves<Key>(items: readonly Item<Key>[], firstMiB: number, shelfMiB: number, totalMiB: number): Filled<Key> {
	const count = Math.max(1, Math.ceil(totalMiB / shelfMiB));
	const capacity = Array.from({ length: count }, (_, shelf) => Math.min(shelfMiB, totalMiB - shelf * shelfMiB));
	const used = capacity.map((_, shelf) => (shelf === 0 ? firstMiB : 0));
	const take = (shelf: number, MiB: number): Piece => {
		const fromMiB = used[shelf] ?? 0;
		used[shelf] = fromMiB + MiB;
		return { shelf, fromMiB, MiB };
	};
	const free = (shelf: number): number => (capacity[shelf] ?? 0) - (used[shelf] ?? 0);
	const placed = items.map(({ key, MiB }) => {
		if (count === 1) return { key, pieces: [take(0, MiB)] };
		const whole = capacity.findIndex((_, shelf) => free(shelf) >= MiB);
		if (whole >= 0) return { key, pieces: [take(whole, MiB)] };
		return { key, pieces: split(MiB) };
	});
	return { placed, usedMiB: used, capacityMiB: capacity };

	function split(MiB: number): Piece[] {
		const pieces: Piece[] = [];
		let left = MiB;
		for (let shelf = 0; shelf < count && left > 0; shelf++) {
			const part = Math.min(left, free(shelf));
			if (part <= 0) continue;
			pieces.push(take(shelf, part));
			left -= part;
		}
		for (let shelf = count; left > 0; shelf++) {
			if (shelf >= capacity.length) {
				capacity.push(0);
				used.push(0);
			}
			const part = Math.min(left, shelfMiB - (used[shelf] ?? 0));
			if (part <= 0) continue;
			pieces.push(take(shelf, part));
			left -= part;
		}
		return pieces;
	}
}

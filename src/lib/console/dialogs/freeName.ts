// A name that no guest has yet: the wish itself, or the wish with the next number.
import type { WorldView } from '$lib/sim/view';

export function freeName(wish: string, view: WorldView): string {
	const taken = new Set(Object.values(view.guests).map((guest) => guest.name));
	for (let number = 1; ; number += 1) {
		const name = number === 1 ? wish : `${wish}-${number}`;
		if (!taken.has(name)) return name;
	}
}

// How a page asks the rack for something: a menu's "Move" begins Move mode, a search shows a guest. Made by the page, given to the rack.
import type { GuestId } from '$lib/sim/world';

interface Doing {
	pickUp(guest: GuestId): void;
	focus(guest: GuestId): void;
}

export class RackControl {
	#rack: Doing | null = null;

	/** by the rack, when it is there; returns the way to leave */
	serve(rack: Doing): () => void {
		this.#rack = rack;
		return () => {
			if (this.#rack === rack) this.#rack = null;
		};
	}

	/** Move mode: the next click on a host, or arrows and Enter, move it */
	pickUp(guest: GuestId): void {
		this.#rack?.pickUp(guest);
	}

	/** scrolls to the guest and gives it the focus */
	focus(guest: GuestId): void {
		this.#rack?.focus(guest);
	}
}

// What hosts and guests are called in the figure, as they stood at one moment: told again at events and on focus, not at every frame, so
// that readers are not chattered at. Made when asked for, since of a thousand guests only those in view are.
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import { namesOf, type Names } from '$lib/words/names';
import { guestDetails, guestName, hostName } from '$lib/words/things';

export class Spoken {
	readonly view: WorldView;
	readonly #names: Names;
	readonly #made = new Map<string, string>();

	constructor(view: WorldView) {
		this.view = view;
		this.#names = namesOf(view);
	}

	host(id: HostId): string {
		return this.#once(id, () => {
			const host = this.view.hosts[id];
			return host ? hostName(host) : '';
		});
	}

	guest(id: GuestId): string {
		return this.#once(id, () => {
			const guest = this.view.guests[id];
			return guest ? guestName(guest, this.#names) : '';
		});
	}

	/** "EHR web server, 8 GB, 2 vCPUs, CPU 47%, 0 users" */
	details(id: GuestId): string {
		return this.#once(`of ${id}`, () => {
			const guest = this.view.guests[id];
			return guest ? guestDetails(guest, this.#names) : '';
		});
	}

	#once(key: string, make: () => string): string {
		const known = this.#made.get(key) ?? make();
		this.#made.set(key, known);
		return known;
	}
}

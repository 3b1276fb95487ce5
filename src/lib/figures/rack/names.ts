// What hosts and guests are called in the figure; told again at events and on focus, not at every frame, so that readers are not chattered at.
import type { WorldView } from '$lib/sim/view';
import type { GuestId, HostId } from '$lib/sim/world';
import { namesOf } from '$lib/words/names';
import { guestDetails, guestName, hostName } from '$lib/words/things';

export interface Spoken {
	readonly hosts: ReadonlyMap<HostId, string>;
	readonly guests: ReadonlyMap<GuestId, { readonly name: string; readonly details: string }>;
}

export function spokenNames(view: WorldView): Spoken {
	const names = namesOf(view);
	return {
		hosts: new Map(Object.values(view.hosts).map((host) => [host.id, hostName(host)])),
		guests: new Map(
			Object.values(view.guests).map((guest) => [guest.id, { name: guestName(guest, names), details: guestDetails(guest, names) }])
		)
	};
}

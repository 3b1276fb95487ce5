// What can be ordered for the selected thing, as buttons: each with the commands that it gives.
import type { Command } from '$lib/sim/command';
import type { GuestView, HostView, WorldView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import type { Verb } from '$lib/words/dialects';
import { clusterIn } from './estate';

export interface Order {
	readonly verb: Verb;
	/** where to, of a move */
	readonly to: HostId | null;
	/** none: nothing on that host could be moved */
	readonly commands: readonly Command[];
}

const othersOf = (view: WorldView, host: HostId): readonly HostId[] => (clusterIn(view)?.hosts ?? []).filter((id) => id !== host);

export function guestOrders(view: WorldView, guest: GuestView): Order[] {
	const power = (verb: 'powerOn' | 'resume' | 'shutDown' | 'powerOff' | 'suspend'): Order => ({
		verb,
		to: null,
		commands: [{ type: verb, guest: guest.id }]
	});
	return [
		power(guest.state === 'suspended' ? 'resume' : 'powerOn'),
		power('shutDown'),
		power('powerOff'),
		power('suspend'),
		{ verb: 'takeSnapshot', to: null, commands: [{ type: 'takeSnapshot', guest: guest.id, name: snapshotName(guest) }] },
		...othersOf(view, guest.host).map((to): Order => ({ verb: 'migrate', to, commands: [{ type: 'migrate', guest: guest.id, to }] }))
	];
}

const isFree = (guest: GuestView | undefined): boolean => guest?.state === 'running' && guest.task === null;

/** all running guests of a host, to one other: in the order of the inventory */
export function hostOrders(view: WorldView, host: HostView): Order[] {
	const movable = host.guests.filter((id) => isFree(view.guests[id]));
	return othersOf(view, host.id).map((to) => ({
		verb: 'migrate',
		to,
		commands: movable.map((guest) => ({ type: 'migrate', guest, to }))
	}));
}

/** the next free one, so that a second press works as well */
export const snapshotName = (guest: GuestView): string => `before-change-${guest.snapshots.length + 1}`;

// Whose disk is whose: where each guest's disk lies, which host holds its lock, and what became of the guest when a host or a volume failed.
import { isPowered } from '$lib/sim/guest/life-cycle';
import type { Command } from '$lib/sim/command';
import type { Scenario } from '$lib/sim/scenario';
import type { DatastoreView, GuestView, HostView, WorldView } from '$lib/sim/view';
import type { DatastoreId, HostId } from '$lib/sim/world';
import { anew, clusterOf } from './conditions';

/** where the wanderer's disk may lie: on the volume, inside its host, or on the volume with a DVD left in the host's drive */
export const PLACES = ['volume', 'inside', 'dvd'] as const;
export type Place = (typeof PLACES)[number];

/** `held`: its host runs it; `lapsed`: its host is lost, and nobody runs it; `free`: it is off; `gone`: the volume is lost */
export type Lock = { readonly is: 'held'; readonly host: HostId } | { readonly is: 'lapsed' | 'free' | 'gone'; readonly host: null };

export function lockOf(view: WorldView, guest: GuestView): Lock {
	const store = guest.disks[0] && view.datastores[guest.disks[0].datastore];
	if (store?.lost) return { is: 'gone', host: null };
	if (guest.state === 'crashed' && view.hosts[guest.host]?.power !== 'on') return { is: 'lapsed', host: null };
	return isPowered(guest.state) ? { is: 'held', host: guest.host } : { is: 'free', host: null };
}

/** the volume that all hosts of the cluster see, and the first of those that one host keeps inside */
export function storesOf(view: WorldView): { readonly shared: DatastoreView | undefined; readonly local: DatastoreView | undefined } {
	const stores = Object.values(view.datastores);
	return { shared: stores.find(({ shared }) => shared), local: stores.find(({ shared }) => !shared) };
}

/** whose host sees them */
export const ownerOf = (view: WorldView, store: DatastoreId): HostView | undefined =>
	Object.values(view.hosts).find(({ datastores }) => datastores.includes(store));

/** the guest whose disk may lie inside a host: the one that lay there at the start, or asks for its turn at the end */
export function wandererOf(scenario: Scenario, view: WorldView): GuestView | undefined {
	const local = new Set(scenario.datastores.filter(({ shared }) => !shared).map(({ name }) => name));
	const found =
		scenario.guests.find(({ disks }) => disks.some(({ datastore }) => local.has(datastore))) ??
		scenario.guests.find(({ queue, localMedia }) => queue !== null || localMedia);
	return Object.values(view.guests).find(({ name }) => name === found?.name);
}

export function placeOf(view: WorldView, guest: GuestView): Place {
	const store = guest.disks[0] && view.datastores[guest.disks[0].datastore];
	if (store && !store.shared) return 'inside';
	return guest.localMedia ? 'dvd' : 'volume';
}

/** the estate with that guest's disk there from the start, and everything whole */
export function placed(scenario: Scenario, view: WorldView, guest: GuestView, place: Place): Scenario {
	const next = anew(scenario, view, {});
	const { shared, local } = storesOf(view);
	const name = place === 'inside' ? local?.name : shared?.name;
	return {
		...next,
		guests: next.guests.map((each) =>
			each.name === guest.name && name !== undefined
				? { ...each, localMedia: place === 'dvd', disks: each.disks.map((disk) => ({ ...disk, datastore: name })) }
				: each
		)
	};
}

/** what would let the guest start elsewhere before its host fails; null: nothing keeps it */
export function cureOf(view: WorldView, guest: GuestView): Command | null {
	const { shared } = storesOf(view);
	if (view.hosts[guest.host]?.power !== 'on') return null;
	switch (placeOf(view, guest)) {
		case 'inside':
			return shared && !shared.lost ? { type: 'moveStorage', guest: guest.id, datastore: shared.id } : null;
		case 'dvd':
			return { type: 'editGuest', guest: guest.id, change: { localMedia: false } };
		case 'volume':
			return null;
	}
}

/** all guests of the cluster's hosts that are on, or were when something failed; always in the same order, wherever they run */
export function guestsOf(view: WorldView): readonly GuestView[] {
	const hosts = new Set(clusterOf(view)?.hosts);
	return Object.values(view.guests).filter(
		({ host, state, template }) => hosts.has(host) && state !== 'off' && state !== 'suspended' && !template
	);
}

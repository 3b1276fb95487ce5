// A server in the hand: carried by pointer, keys or two clicks to one of the two hosts, or back to its own box.
import type { Scenario } from '$lib/sim/scenario';
import type { GuestId, HostId } from '$lib/sim/world';
import { hostId } from '$lib/sim/ids';
import { Mover } from '../rack/drag.svelte';
import { HandMotion } from '../rack/motion';
import { fits, hostsOf, placeAt, type Packing, type Place } from './packing';

/** where all the old boxes stand together: to drop a server there takes it back */
export const BOXES: HostId = 'host:boxes';

/** what the figure lends: read anew at every use */
interface Around {
	readonly root: HTMLElement | undefined;
	readonly scenario: Scenario;
	readonly at: Packing;
	drop: (nth: number, place: Place) => void;
	/** what hovers where, for keys and two clicks */
	say: (nth: number, place: Place | null, fits: boolean) => void;
}

export class ServerHand {
	readonly #figure: Around;
	readonly motion = new HandMotion();
	/** of what hovers over a host: whether it has room there */
	readonly over: { readonly host: HostId; readonly fits: boolean } | null = $derived.by(() => this.#ask());

	readonly mover = new Mover({
		hosts: () => this.#places().map(({ host }) => host),
		homeOf: (guest) => this.#hostAt(placeAt(this.#figure.at, this.#nth(guest))),
		hostAt: (x, y) => hostUnder(this.#figure.root, x, y),
		movable: (guest) => this.#nth(guest) >= 0,
		picked: (guest, manner) => {
			if (manner !== 'pointer') this.#figure.say(this.#nth(guest), null, true);
		},
		over: (host) => {
			const carrying = this.mover.carrying;
			const place = this.#placeOf(host);
			if (carrying && carrying.manner !== 'pointer' && place) this.#figure.say(this.#nth(carrying.guest), place, this.over?.fits ?? true);
		},
		moved: (dx, dy) => this.motion.move(dx, dy),
		dropped: (guest, host) => {
			const [nth, place] = [this.#nth(guest), this.#placeOf(host)];
			if (place && place !== placeAt(this.#figure.at, nth)) this.#figure.drop(nth, place);
		},
		select: (guest) => this.mover.pickUp(guest, 'click'),
		menu: () => undefined,
		step: () => undefined
	});

	constructor(figure: Around) {
		this.#figure = figure;
	}

	#ask() {
		const carrying = this.mover.carrying;
		const place = this.#placeOf(carrying?.over ?? null);
		if (!carrying?.over || !place) return null;
		const { scenario, at } = this.#figure;
		return { host: carrying.over, fits: fits(scenario, at, this.#nth(carrying.guest), place) };
	}

	#nth(guest: GuestId): number {
		return this.#figure.scenario.guests.findIndex(({ name }) => `vm:${name}` === guest);
	}

	#places(): readonly { readonly place: Place; readonly host: HostId }[] {
		const [alder, birch] = hostsOf(this.#figure.scenario);
		return [
			{ place: '-', host: BOXES },
			{ place: 'a', host: hostId(alder ?? '') },
			{ place: 'b', host: hostId(birch ?? '') }
		];
	}

	#placeOf(host: HostId | null): Place | undefined {
		return this.#places().find((each) => each.host === host)?.place;
	}

	#hostAt(place: Place): HostId {
		return this.#places().find((each) => each.place === place)?.host ?? BOXES;
	}
}

const isHost = (id: string | undefined): id is HostId => id?.startsWith('host:') === true;

/** by their places: under a server in the hand the drawing takes no pointer */
function hostUnder(root: HTMLElement | undefined, x: number, y: number): HostId | null {
	const places = [...(root?.querySelectorAll<HTMLElement>('[data-host]') ?? [])];
	const under = places.find((each) => {
		const { left, right, top, bottom } = each.getBoundingClientRect();
		return x >= left && x <= right && y >= top && y <= bottom;
	});
	const id = under?.dataset['host'];
	return isHost(id) ? id : null;
}

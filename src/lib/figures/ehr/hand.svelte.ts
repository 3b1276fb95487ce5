// A server in the hand, however the hand works. While it hovers, the place under it answers; a drop is a live move, a new plan, or a refusal.
import type { GuestId, HostId } from '$lib/sim/world';
import { Mover } from '../rack/drag.svelte';
import { guestButton } from '../rack/hit';
import { HandMotion } from '../rack/motion';
import type { FigureProps } from '../figure';
import { answer, placesFor, type Answer } from './places';

/** what the figure lends: read anew at every use */
interface Around extends Pick<FigureProps, 'view' | 'check'> {
	readonly root: HTMLElement | undefined;
	drop: (guest: GuestId, to: HostId) => void;
	select: (guest: GuestId) => void;
	/** what hovers where, in words, for keys and two clicks */
	say: (guest: GuestId, to: HostId | null, answer: Answer | null) => void;
}

export class ServerHand {
	readonly #figure: Around;
	readonly motion = new HandMotion();
	readonly #over: { readonly guest: GuestId; readonly to: HostId; readonly answer: Answer } | null = $derived.by(() => this.#ask());

	readonly mover = new Mover({
		hosts: () => this.#hosts(),
		homeOf: (guest) => this.#home(guest),
		hostAt: (x, y) => hostAt(this.#figure.root, x, y),
		movable: (guest) => this.#figure.view.guests[guest] !== undefined,
		picked: (guest, manner) => {
			if (manner !== 'pointer') this.#figure.say(guest, this.#home(guest), null);
		},
		over: (to) => {
			const carrying = this.mover.carrying;
			if (carrying && carrying.manner !== 'pointer') this.#figure.say(carrying.guest, to, this.over?.answer ?? null);
		},
		moved: (dx, dy) => this.motion.move(dx, dy),
		dropped: (guest, to) => {
			if (to !== null && to !== this.#home(guest)) this.#figure.drop(guest, to);
		},
		select: (guest) => this.#figure.select(guest),
		menu: (guest) => this.#figure.select(guest),
		step: (from, key) => step(this.#figure.root, from, key)
	});

	constructor(figure: Around) {
		this.#figure = figure;
	}

	get over() {
		return this.#over;
	}

	/** Move mode: the next click on a place, or arrows and Enter, put it there */
	pickUp(guest: GuestId): void {
		const button = guestButton(this.#figure.root, guest);
		button?.focus();
		this.mover.pickUp(guest, 'click', button);
	}

	#ask() {
		const carrying = this.mover.carrying;
		if (!carrying?.over || carrying.over === this.#home(carrying.guest)) return null;
		const { guest, over: to } = carrying;
		return { guest, to, answer: answer(this.#figure.view, this.#figure.check, guest, to) };
	}

	/** where it stands, and where it might */
	#hosts(): readonly HostId[] {
		const { view } = this.#figure;
		const guest = this.mover.carrying?.guest;
		const places = guest ? [this.#home(guest), ...placesFor(view, guest)] : [];
		return Object.values(view.hosts).flatMap(({ id }) => (places.includes(id) ? [id] : []));
	}

	#home(guest: GuestId): HostId | null {
		return this.#figure.view.guests[guest]?.host ?? null;
	}
}

const isHost = (id: string | undefined): id is HostId => id !== undefined && id.startsWith('host:');

/** by their places: under a guest in the hand the drawing takes no pointer */
function hostAt(root: HTMLElement | undefined, x: number, y: number): HostId | null {
	const places = [...(root?.querySelectorAll<HTMLElement | SVGElement>('[data-host]') ?? [])];
	const place = places.find((each) => {
		const { left, right, top, bottom } = each.getBoundingClientRect();
		return x >= left && x <= right && y >= top && y <= bottom;
	});
	const id = place?.dataset['host'];
	return isHost(id) ? id : null;
}

/** arrows with nothing in the hand: along the servers as they stand in the page */
function step(root: HTMLElement | undefined, from: Element, key: string): void {
	const all = [...(root?.querySelectorAll<HTMLElement | SVGElement>('[data-guest] [role="button"]') ?? [])];
	const at = all.findIndex((button) => button === from || button.contains(from));
	all[at + (key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1)]?.focus();
}

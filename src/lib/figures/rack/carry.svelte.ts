// A guest on its way through the hand: from the mover's gestures to the model's answer while it hovers, and to the one `send` of the drop.
import { m } from '$lib/paraglide/messages';
import type { Check } from '$lib/sim/check';
import type { Command } from '$lib/sim/command';
import type { GuestId, HostId } from '$lib/sim/world';
import { refusalText } from '$lib/words/checks';
import { namesOf, type Names } from '$lib/words/names';
import type { Simulated } from '../figure';
import { Mover } from './drag.svelte';
import { guestButton, hostAt, hostRect, nextGuest } from './hit';
import type { HostMark, RackMarks } from './marks';
import { HandMotion } from './motion';
import { Viewport } from './viewport.svelte';

/** what the figure lends: read anew at every use */
interface Around extends Simulated {
	readonly root: HTMLElement | undefined;
	readonly marks: RackMarks | undefined;
	select: (guest: GuestId, more: boolean) => void;
	menu: (guest: GuestId, anchor: Element) => void;
	say: (text: string) => void;
}

export interface Move {
	readonly guest: GuestId;
	readonly to: HostId;
}

const fails = (check: Check): boolean => check.severity === 'refuse' && !check.passed;

export class Carry {
	readonly #figure: Around;
	readonly #planned: Move | null = $derived.by(() => this.#plan());
	readonly #checks: readonly Check[] = $derived.by(() => this.#ask());
	readonly motion = new HandMotion();
	readonly viewport = new Viewport();
	/** a drop that was refused: its card stays */
	refused: Move | null = $state.raw(null);
	/** the place on the screen of the host that the card speaks of */
	around: DOMRect | null = $state.raw(null);

	readonly mover = new Mover({
		hosts: () => Object.values(this.#figure.view.hosts).map(({ id }) => id),
		homeOf: (guest) => this.#home(guest),
		hostAt: (x, y) => (this.#figure.marks && this.#figure.root ? hostAt(this.#figure.root, this.#figure.marks, x, y) : null),
		movable: (guest) => this.#figure.view.guests[guest] !== undefined,
		picked: (guest, manner) => {
			this.refused = this.around = null;
			if (manner !== 'pointer') this.#say(m.rack_said_picked(this.#words(guest, this.#home(guest))));
		},
		over: (host) => void this.#hovered(host),
		moved: (dx, dy) => this.motion.move(dx, dy),
		dropped: (guest, to) => this.move(guest, to),
		select: (guest, more) => {
			this.refused = null;
			this.#figure.select(guest, more);
		},
		menu: (guest, anchor) => this.#figure.menu(guest, anchor),
		step: (from, key) => void this.#step(from, key)
	});

	constructor(figure: Around) {
		this.#figure = figure;
	}

	/** the move under discussion: of the guest in the hand over a host, or the one just refused */
	get planned(): Move | null {
		return this.#planned;
	}

	get checks(): readonly Check[] {
		return this.#checks;
	}

	get answer(): 'yes' | 'no' | null {
		return this.checks.length === 0 ? null : this.checks.some(fails) ? 'no' : 'yes';
	}

	/** the one command of every drag */
	move(guest: GuestId, to: HostId | null): void {
		const home = this.#home(guest);
		if (to === null || home === null || to === home) {
			this.#say(m.rack_said_stays(this.#words(guest, home)));
			return;
		}
		const command: Command = { type: 'migrate', guest, to };
		const no = this.#figure.send(command);
		if (!no) return;
		this.refused = { guest, to };
		this.around = this.#rect(to);
		this.#say(refusalText(command, no, this.#names()));
	}

	/** a cure from the card; stops at the first command that is refused */
	fix(commands: readonly Command[]): void {
		for (const command of commands) {
			const no = this.#figure.send(command);
			if (!no) continue;
			this.#say(refusalText(command, no, this.#names()));
			return;
		}
	}

	/** Move mode */
	async pickUp(guest: GuestId): Promise<void> {
		await this.focus(guest);
		this.mover.pickUp(guest, 'click', guestButton(this.#figure.root, guest));
	}

	async focus(guest: GuestId): Promise<void> {
		await this.viewport.reveal(this.#host(this.#home(guest)));
		guestButton(this.#figure.root, guest)?.focus();
	}

	/** Escape: puts the guest back, or closes the card; tells whether there was anything to leave */
	leave(): boolean {
		const busy = this.mover.carrying !== null || this.refused !== null;
		if (this.mover.carrying) this.mover.cancel();
		else this.refused = null;
		return busy;
	}

	#plan(): Move | null {
		const carrying = this.mover.carrying;
		if (!carrying) return this.refused && this.#figure.view.guests[this.refused.guest] ? this.refused : null;
		const { guest, over } = carrying;
		return over === null || over === this.#home(guest) ? null : { guest, to: over };
	}

	#ask(): readonly Check[] {
		return this.planned ? this.#figure.check({ type: 'migrate', ...this.planned }) : [];
	}

	async #step(from: Element, key: string): Promise<void> {
		const next = this.#figure.marks ? nextGuest(this.#figure.marks, from, key) : null;
		if (next) await this.focus(next.guest);
	}

	async #hovered(host: HostId | null): Promise<void> {
		const carrying = this.mover.carrying;
		if (carrying?.manner !== 'pointer') await this.viewport.reveal(this.#host(host));
		this.around = this.#rect(host);
		if (!carrying || carrying.manner === 'pointer' || host === null) return;
		if (host === this.#home(carrying.guest)) this.#say(m.rack_said_home(this.#words(carrying.guest, host)));
		else if (!this.checks.some(fails)) this.#say(m.rack_said_takes(this.#words(carrying.guest, host)));
		else this.#say(refusalText({ type: 'migrate', guest: carrying.guest, to: host }, this.checks, this.#names()));
	}

	#home(guest: GuestId): HostId | null {
		return this.#figure.view.guests[guest]?.host ?? null;
	}

	#host(host: HostId | null): HostMark | undefined {
		return this.#figure.marks?.hosts.find(({ id }) => id === host);
	}

	#rect(host: HostId | null): DOMRect | null {
		return host && this.#figure.marks ? hostRect(this.#figure.root, this.#figure.marks, host) : null;
	}

	#words(guest: GuestId, host: HostId | null): { guest: string; host: string } {
		const names = this.#names();
		return { guest: names.name(guest), host: host ? names.name(host) : '' };
	}

	#names(): Names {
		return namesOf(this.#figure.view);
	}

	#say(text: string): void {
		this.#figure.say(text);
	}
}

// One way to carry a guest, however the hand works: mouse, pen and touch by Pointer Events, keys, and two single clicks.
// Every way ends in one `drop`. What hovers where is the figure's own business; the model hears only of the drop.
import type { GuestId, HostId } from '$lib/sim/world';

export type Manner = 'pointer' | 'keys' | 'click';

export interface Carrying {
	readonly guest: GuestId;
	readonly manner: Manner;
	readonly over: HostId | null;
	/** the tile's place on the screen when it was taken */
	readonly from: DOMRect | null;
}

interface Hands {
	/** in the order of the figure */
	hosts(): readonly HostId[];
	homeOf(guest: GuestId): HostId | null;
	/** the host at a place of the screen */
	hostAt(x: number, y: number): HostId | null;
	/** true when the guest can be picked up now */
	movable(guest: GuestId): boolean;
	picked(guest: GuestId, manner: Manner): void;
	over(host: HostId | null): void;
	/** where the guest in the hand is, in px from where it was taken: called for every movement */
	moved(dx: number, dy: number): void;
	dropped(guest: GuestId, to: HostId | null): void;
	select(guest: GuestId, more: boolean): void;
	menu(guest: GuestId, anchor: Element): void;
	/** arrows, with nothing in the hand */
	step(from: Element, key: string): void;
}

/** below this a press is a click */
const SLOP = 5;
/** near the window's upper and lower edge the page scrolls under the guest in the hand */
const SCROLL_ZONE = 48;
const SCROLL_STEP = 12;

export class Mover {
	carrying: Carrying | null = $state.raw(null);
	readonly #hands: Hands;
	// The gesture lives here and not in an attachment: data changes under way, and the click after a drop must not pick up again.
	#press: { pointer: number; x: number; y: number; guest: GuestId; node: Element; end: AbortController } | null = null;
	#justDropped = false;
	#scrolling = 0;

	constructor(hands: Hands) {
		this.#hands = hands;
	}

	/** by keys or by two clicks: Move mode */
	pickUp(guest: GuestId, manner: 'keys' | 'click', node: Element | null = null): void {
		if (!this.#hands.movable(guest)) return;
		this.carrying = { guest, manner, over: this.#hands.homeOf(guest), from: node?.getBoundingClientRect() ?? null };
		this.#hands.picked(guest, manner);
	}

	cancel(): void {
		this.#finish(null);
	}

	drop(to: HostId | null): void {
		this.#finish(to);
	}

	hover(host: HostId | null): void {
		const carrying = this.carrying;
		if (!carrying || carrying.over === host) return;
		this.carrying = { ...carrying, over: host };
		this.#hands.over(host);
	}

	#finish(to: HostId | null): void {
		const carrying = this.carrying;
		this.#press?.end.abort();
		this.#press = null;
		cancelAnimationFrame(this.#scrolling);
		if (!carrying) return;
		this.carrying = null;
		this.#hands.dropped(carrying.guest, to);
	}

	/** for what stands for a guest: `{@attach mover.guest(id)}` */
	guest = (guest: GuestId) => (node: Element) => {
		const listeners = new AbortController();
		const on = <Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) => {
			// An SVG element fires the same pointer and key events as an HTML one; the DOM's types know it by another map.
			node.addEventListener(type, listener as EventListener, { signal: listeners.signal });
		};
		// Inside an SVG `touch-action` alone does not keep a browser from scrolling away with the finger; a tap is still a click.
		node.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false, signal: listeners.signal });
		on('pointerdown', (event) => this.#pressed(event, guest, node));
		on('click', (event) => this.#clicked(event, guest));
		on('keydown', (event) => this.#key(event, guest, node));
		on('contextmenu', (event) => {
			event.preventDefault();
			if (!this.carrying) this.#hands.menu(guest, node);
		});
		return () => listeners.abort();
	};

	/** for a host's part of the figure */
	host = (host: HostId) => (node: Element) => {
		const listeners = new AbortController();
		const { signal } = listeners;
		node.addEventListener('pointerenter', () => this.carrying?.manner === 'click' && this.hover(host), { signal });
		node.addEventListener('click', () => this.#placed(host), { signal });
		return () => listeners.abort();
	};

	#placed(host: HostId): void {
		if (!this.#swallowed()) this.#finish(host);
	}

	/** the browser sends a click after the pointer that dropped */
	#swallowed(): boolean {
		const swallowed = this.#justDropped;
		this.#justDropped = false;
		return swallowed;
	}

	#clicked(event: MouseEvent, guest: GuestId): void {
		if (this.#justDropped) return; // it goes on to the host, which swallows it
		if (this.carrying && this.carrying.guest !== guest) return; // a second click places: the host beneath takes it
		event.stopPropagation();
		if (this.carrying) this.cancel();
		else this.#hands.select(guest, event.shiftKey || event.ctrlKey || event.metaKey);
	}

	#pressed(event: PointerEvent, guest: GuestId, node: Element): void {
		this.#justDropped = false;
		if (event.button !== 0 || this.#press || this.carrying) return;
		const end = new AbortController();
		this.#press = { pointer: event.pointerId, x: event.clientX, y: event.clientY, guest, node, end };
		const options = { signal: end.signal };
		window.addEventListener('pointermove', (moved) => this.#moved(moved), options);
		window.addEventListener('pointerup', (up) => this.#released(up, true), options);
		window.addEventListener('pointercancel', (up) => this.#released(up, false), options);
		window.addEventListener('blur', () => this.#finish(null), options);
	}

	#moved(event: PointerEvent): void {
		const press = this.#press;
		if (!press || event.pointerId !== press.pointer) return;
		const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
		if (!this.carrying) {
			if (Math.hypot(dx, dy) < SLOP) return;
			if (!this.#hands.movable(press.guest)) {
				this.#finish(null);
				return;
			}
			this.carrying = { guest: press.guest, manner: 'pointer', over: null, from: press.node.getBoundingClientRect() };
			this.#hands.picked(press.guest, 'pointer');
		}
		event.preventDefault();
		// Looked up before anything moves: a place asked for after a style has changed makes the browser lay out at once.
		const over = this.#hands.hostAt(event.clientX, event.clientY);
		this.#hands.moved(dx, dy);
		this.hover(over);
		this.#scrollNear(event.clientX, event.clientY);
	}

	#released(event: PointerEvent, here: boolean): void {
		const press = this.#press;
		if (!press || event.pointerId !== press.pointer) return;
		if (this.carrying?.manner === 'pointer') {
			this.#justDropped = here;
			// No click follows when the pointer left the figure; the next press must not pay for it.
			setTimeout(() => (this.#justDropped = false), 50);
			this.#finish(here ? this.#hands.hostAt(event.clientX, event.clientY) : null);
		} else this.#finish(null);
	}

	#scrollNear(x: number, y: number): void {
		cancelAnimationFrame(this.#scrolling);
		const by = y < SCROLL_ZONE ? -SCROLL_STEP : y > window.innerHeight - SCROLL_ZONE ? SCROLL_STEP : 0;
		const box = by === 0 ? null : scroller(this.#press?.node ?? null);
		if (!box || this.carrying?.manner !== 'pointer') return;
		this.#scrolling = requestAnimationFrame(() => {
			box.scrollTop += by;
			this.hover(this.#hands.hostAt(x, y));
			this.#scrollNear(x, y);
		});
	}

	#key(event: KeyboardEvent, guest: GuestId, node: Element): void {
		const carrying = this.carrying;
		if (carrying?.guest === guest) {
			this.#carryKey(event, carrying);
			return;
		}
		if (event.altKey || (event.ctrlKey && event.key !== 'Enter')) return;
		if (event.key === 'Enter') this.#hands.select(guest, event.shiftKey || event.ctrlKey);
		else if (event.key === ' ') this.pickUp(guest, 'keys', node);
		else if (event.key.startsWith('Arrow')) this.#hands.step(node, event.key);
		else return;
		event.preventDefault();
	}

	#carryKey(event: KeyboardEvent, carrying: Carrying): void {
		if (event.key === 'Escape') this.cancel();
		else if (event.key === ' ' || event.key === 'Enter') this.#finish(carrying.over);
		else if (event.key.startsWith('Arrow')) {
			const hosts = this.#hands.hosts();
			const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : hosts.length - 1;
			const at = hosts.findIndex((host) => host === carrying.over);
			this.hover(hosts[(at + step) % hosts.length] ?? null);
		} else return;
		event.preventDefault();
		event.stopPropagation();
	}
}

/** the nearest element around that scrolls */
function scroller(node: Element | null): Element | null {
	for (let box = node?.parentElement ?? null; box; box = box.parentElement) {
		if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
	}
	return document.scrollingElement;
}

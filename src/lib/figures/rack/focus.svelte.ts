// A guest that changes host is drawn anew there; the focus that was on it goes with it.
import type { WorldView } from '$lib/sim/view';
import { guestButton } from './hit';

/** call while the figure is made */
export function followFocus(root: () => HTMLElement | undefined, view: () => WorldView): void {
	let guest: string | null = null;
	$effect.pre(() => {
		guest = focusedGuest(root(), view());
	});
	$effect(() => {
		followed(view());
	});
	function followed(_at: WorldView): void {
		if (guest !== null && document.activeElement === document.body) guestButton(root(), guest)?.focus({ preventScroll: true });
	}
}

function focusedGuest(root: HTMLElement | undefined, _at: WorldView): string | null {
	const active = document.activeElement;
	if (!active || !root?.contains(active)) return null;
	return active.closest<HTMLElement | SVGElement>('[data-guest]')?.dataset['guest'] ?? null;
}

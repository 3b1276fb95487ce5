// Where a floating panel goes: under its anchor, above it when there is no room, and never out of the window.

export interface Box {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}
export interface Size {
	readonly width: number;
	readonly height: number;
}

/** px between anchor and panel, and between panel and the window's edge */
const GAP = 6;

/** All in CSS pixels of the window. `end` lines up the right edges, as a menu at the right of a bar wants it. */
export function place(anchor: Box, panel: Size, room: Size, align: 'start' | 'end' = 'start'): { left: number; top: number } {
	const below = anchor.top + anchor.height + GAP;
	const above = anchor.top - GAP - panel.height;
	const fitsBelow = below + panel.height <= room.height - GAP;
	const wanted = align === 'start' ? anchor.left : anchor.left + anchor.width - panel.width;
	return {
		left: between(GAP, wanted, room.width - GAP - panel.width),
		top: between(GAP, fitsBelow || above < GAP ? below : above, room.height - GAP - panel.height)
	};
}

/** The lower bound wins when the panel is larger than the room. */
const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));

/** Moves an element in the top layer; it must be shown already, or it has no size. */
export function placeAt(panel: HTMLElement, anchor: Box, align?: 'start' | 'end'): void {
	const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
	const { left, top } = place(anchor, { width: panel.offsetWidth, height: panel.offsetHeight }, room, align);
	panel.style.left = `${left}px`;
	panel.style.top = `${top}px`;
}

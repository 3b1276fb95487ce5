// Tiles glide to their new place: to the other host after the switch, aside when a neighbor leaves. Never because the window changed.
import type { Attachment } from 'svelte/attachments';
import type { GuestId, HostId } from '$lib/sim/world';
import type { Box } from '../marks/box';

interface Place {
	readonly host: HostId;
	readonly box: Box;
	readonly width: number;
}

interface Placed {
	readonly guest: GuestId;
	readonly host: HostId;
	readonly box: Box;
}

export class Glide {
	readonly #places = new Map<GuestId, Place>();

	/** @param width of the figure: places of another width are not compared */
	settle(mark: Placed, width: number): Attachment<SVGGElement> {
		const place: Place = { host: mark.host, box: mark.box, width };
		return (node) => {
			const before = this.#places.get(mark.guest);
			this.#places.set(mark.guest, place);
			if (!before || before.width !== width) return;
			const [dx, dy] = [before.box.x - place.box.x, before.box.y - place.box.y];
			if (Math.abs(dx) < 1 && Math.abs(dy) < 1) return;
			const style = getComputedStyle(node);
			const duration = milliseconds(style.getPropertyValue(before.host === place.host ? '--d-move' : '--d-carry'));
			if (duration === 0) return;
			node.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], {
				duration,
				easing: style.getPropertyValue('--e-out').trim() || 'ease-out'
			});
		};
	}
}

/** "600ms" or ".6s" */
function milliseconds(text: string): number {
	const value = parseFloat(text);
	return Number.isNaN(value) ? 0 : text.trim().endsWith('ms') ? value : value * 1000;
}

// Carrying something to a place by dragging a part of it, with mouse, pen or finger. The part takes the whole gesture; the rest of the page
// scrolls as ever. The same must be possible without dragging: that is for whoever uses this.
import type { Attachment } from 'svelte/attachments';

interface Carry {
	/** more than a click: it leaves its place */
	lift: () => void;
	/** the `data-place` under the pointer */
	over: (place: string | null) => void;
	drop: (place: string | null) => void;
}

/** On the part to drag; the closest `[data-carried]`, or the part itself, follows the pointer. */
export const carry =
	({ lift, over, drop }: Carry): Attachment<HTMLElement | SVGElement> =>
	(part) => {
		const off = new AbortController();
		const carried = part.closest<HTMLElement>('[data-carried]') ?? part;
		let from: { x: number; y: number; pointer: number; lifted: boolean } | null = null;
		let dragged = false;
		const on = <T extends keyof HTMLElementEventMap>(
			target: Element,
			type: T,
			act: (event: HTMLElementEventMap[T]) => void,
			capture = false
		) => target.addEventListener(type, (event) => act(event as HTMLElementEventMap[T]), { signal: off.signal, capture });
		const placeUnder = (event: PointerEvent) =>
			document
				.elementsFromPoint(event.clientX, event.clientY)
				.map((element) => element.closest<HTMLElement>('[data-place]')?.dataset.place)
				.find(Boolean) ?? null;
		const end = (event: PointerEvent, place: string | null) => {
			if (event.pointerId !== from?.pointer) return;
			dragged = from.lifted;
			from = null;
			carried.style.translate = '';
			if (dragged) drop(place);
		};
		on(part, 'pointerdown', (event) => {
			if (event.button !== 0 || from) return;
			dragged = false;
			from = { x: event.clientX, y: event.clientY, pointer: event.pointerId, lifted: false };
			part.setPointerCapture(event.pointerId);
		});
		on(part, 'pointermove', (event) => {
			if (event.pointerId !== from?.pointer) return;
			const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
			if (!from.lifted && Math.hypot(dx, dy) < 5) return;
			if (!from.lifted) lift();
			from.lifted = true;
			carried.style.translate = `${dx}px ${dy}px`;
			over(placeUnder(event));
		});
		on(part, 'pointerup', (event) => end(event, placeUnder(event)));
		on(part, 'pointercancel', (event) => end(event, null));
		// the click that ends a drag is not a choice
		on(carried, 'click', (event) => dragged && event.stopPropagation(), true);
		return () => off.abort();
	};

// Dragging a card by its picture, with mouse, pen or finger. The rest of a card scrolls the page, so that a phone can pass the deck.
import type { Attachment } from 'svelte/attachments';

interface Drag {
	/** the drag began: more than a click */
	lift(): void;
	over(tray: string | null): void;
	drop(tray: string | null): void;
}

/** on the picture; the element that follows the pointer is the closest `[data-card]`, trays carry `data-tray` */
export const draggable =
	(drag: Drag): Attachment<SVGElement> =>
	(picture) => {
		const off = new AbortController();
		const card = picture.closest<HTMLElement>('[data-card]');
		let from: { x: number; y: number; pointer: number; lifted: boolean } | null = null;
		let dragged = false;
		const on = <T extends keyof HTMLElementEventMap>(
			target: Element | null,
			type: T,
			act: (event: HTMLElementEventMap[T]) => void,
			capture = false
		) => target?.addEventListener(type, (event) => act(event as HTMLElementEventMap[T]), { signal: off.signal, capture });
		const trayUnder = (event: PointerEvent) =>
			document
				.elementsFromPoint(event.clientX, event.clientY)
				.map((element) => element.closest<HTMLElement>('[data-tray]')?.dataset.tray)
				.find(Boolean) ?? null;
		const end = (event: PointerEvent, tray: string | null) => {
			if (event.pointerId !== from?.pointer) return;
			dragged = from.lifted;
			from = null;
			if (card) card.style.translate = '';
			if (dragged) drag.drop(tray);
		};
		on(picture, 'pointerdown', (event) => {
			if (event.button !== 0 || from) return;
			dragged = false;
			from = { x: event.clientX, y: event.clientY, pointer: event.pointerId, lifted: false };
			picture.setPointerCapture(event.pointerId);
		});
		on(picture, 'pointermove', (event) => {
			if (event.pointerId !== from?.pointer) return;
			const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
			if (!from.lifted && Math.hypot(dx, dy) < 5) return;
			if (!from.lifted) drag.lift();
			from.lifted = true;
			if (card) card.style.translate = `${dx}px ${dy}px`;
			drag.over(trayUnder(event));
		});
		on(picture, 'pointerup', (event) => end(event, trayUnder(event)));
		on(picture, 'pointercancel', (event) => end(event, null));
		// the click that ends a drag is not a choice
		on(card, 'click', (event) => dragged && event.stopPropagation(), true);
		return () => off.abort();
	};

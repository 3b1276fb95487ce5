// A datastore as a cylinder lying on its side, and the disks of guests as slices of it.
import { m } from '$lib/paraglide/messages';
import type { DatastoreView, WorldView } from '$lib/sim/view';
import type { GuestId } from '$lib/sim/world';
import { storage } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import type { StoreMark } from './marks';

const GAP = 4;
/** a slice never gets thinner, so that its glyph or at least its edge shows: lengths tell the order, not the ratio */
const LEAST_SLICE = 10;
const GLYPH_SLICE = 22;
/** kept for the words at the free end */
const FREE_ROOM = 110;

/** @param head px at the left for the name */
export function storeMark(view: WorldView, store: DatastoreView, box: Box, head: number): StoreMark {
	const cap = store.shared ? Math.round(box.height * 0.22) : 7;
	const inner = { x: box.x + head + 8, y: box.y, width: box.width - head - 8 - 2 * cap - 4, height: box.height };
	const usedText = m.rack_store_used({ used: storage(store.usedGiB), size: storage(store.sizeGiB) });
	const freeText = m.rack_free({ amount: storage(store.freeGiB) });
	const slices = slicesOf(view, store, inner);
	const end = slices.reduce((right, slice) => Math.max(right, slice.box.x + slice.box.width), inner.x);
	const fits = inner.x + inner.width - end >= textWidth(freeText, 12) + 16;
	return {
		id: store.id,
		name: store.name,
		box,
		inner,
		shared: store.shared,
		usedText,
		freeText,
		slices,
		free: fits ? { x: px(end + 12), y: box.y + box.height / 2 + 4 } : null
	};
}

interface Part {
	readonly guest: GuestId;
	readonly memory: boolean;
	readonly GiB: number;
}

/** One slice a guest and kind, in the order of the guests, so that slices stay in place when sizes change. */
function partsOf(view: WorldView, store: DatastoreView): Part[] {
	const sums = new Map<string, Part>();
	for (const file of store.files) {
		const memory = file.kind === 'memory';
		const key = `${file.guest} ${memory ? 'memory' : 'disk'}`;
		sums.set(key, { guest: file.guest, memory, GiB: (sums.get(key)?.GiB ?? 0) + file.GiB });
	}
	return Object.keys(view.guests).flatMap((guest) => ['disk', 'memory'].flatMap((kind) => sums.get(`${guest} ${kind}`) ?? []));
}

function slicesOf(view: WorldView, store: DatastoreView, inner: Box): StoreMark['slices'] {
	const parts = partsOf(view, store);
	const gaps = parts.length * GAP;
	const full = Math.max(0, inner.width - gaps);
	const used = parts.reduce((sum, part) => sum + part.GiB, 0);
	const least = store.shared ? GLYPH_SLICE : LEAST_SLICE;
	const room = Math.max(full * 0.8, full - FREE_ROOM);
	const length = Math.min(full, Math.max((full * used) / store.sizeGiB, Math.min(2 * parts.length * least, room)));
	if (length / Math.max(1, parts.length) < 4 || used === 0) return [];
	const floor = Math.min(least, length / parts.length);
	const spare = length - floor * parts.length;
	const inset = store.shared ? Math.round(inner.height * 0.24) : 4;
	let x = inner.x;
	return parts.map((part) => {
		const width = px(floor + (spare * part.GiB) / used);
		const box = { x: px(x), y: inner.y + inset, width, height: inner.height - 2 * inset };
		x += width + GAP;
		return {
			guest: part.guest,
			role: view.guests[part.guest]?.role ?? 'other',
			box,
			memory: part.memory,
			glyph: width >= 20 && box.height >= 20
		};
	});
}

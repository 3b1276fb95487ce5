// Where a guest in the hand would stand if it were dropped now, and what of it is beyond the host's memory.
import { m } from '$lib/paraglide/messages';
import type { WorldView } from '$lib/sim/view';
import type { HostId } from '$lib/sim/world';
import { memory } from '$lib/words/units';
import type { Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { bayOf } from './host';
import type { RackMarks } from './marks';
import { metricsFor, type RackOptions } from './metrics';
import { fillShelves } from './shelves';
import { pieceBox } from './tiles';

export interface SlotMark {
	readonly host: HostId;
	readonly boxes: readonly Box[];
	readonly surplus: Box | null;
	readonly surplusText: string;
	/** "40 GB free after", where it has room; else empty */
	readonly freeText: string;
}

export function slotFor(view: WorldView, marks: RackMarks, options: RackOptions, to: HostId, needMiB: number): SlotMark | null {
	const host = view.hosts[to];
	const mark = marks.hosts.find(({ id }) => id === to);
	if (!host || !mark) return null;
	const metrics = metricsFor(view, options);
	const { filled, sliceMiB } = bayOf(view, host, metrics);
	const items = [
		...filled.placed.map(({ key, pieces }) => ({ key, MiB: pieces.reduce((sum, { MiB }) => sum + MiB, 0) })),
		{ key: null, MiB: needMiB }
	];
	const placed = fillShelves<unknown>(items, sliceMiB, metrics.shelfMiB, host.memoryMiB).placed.at(-1);
	const floors = mark.shelves.map(({ floor }) => floor);
	const pieces = placed?.pieces ?? [];
	const overMiB = Math.min(needMiB, Math.max(0, needMiB - host.memoryFreeMiB));
	const known = pieces.filter(({ shelf }) => shelf < floors.length).map((piece) => pieceBox(piece, mark.bay.x, floors, metrics));
	const last = known.at(-1);
	const free = m.rack_free_after({ amount: memory(Math.max(0, host.memoryFreeMiB - needMiB)) });
	const surplus = last && overMiB > 0 ? endOf(last, overMiB * metrics.pxPerMiB, marks.width) : null;
	return {
		host: to,
		boxes: known,
		surplus,
		surplusText: m.rack_surplus({ amount: memory(overMiB) }),
		freeText: last && last.x + last.width + 12 + textWidth(free, 13) < mark.bay.x + mark.bay.width ? free : ''
	};
}

/** the last `width` px of a box, cut at the figure's edge and never too thin to see */
function endOf(box: Box, width: number, edge: number): Box {
	const right = Math.min(box.x + box.width, edge - 1);
	const shown = Math.min(box.width, Math.max(width, 6));
	return { ...box, x: right - shown, width: shown };
}

// Where a twin's drawing puts things, in px: its memory as squares in the tile, its driver, the packets beside it, and the disk below.
import { px, type Box } from '../marks/box';
import type { Twin } from './twin';

export const HEIGHT = 296;
export const TILE_TOP = 18;
export const WALL_Y = 172;
export const METAL_Y = 222;
export const DISK_Y = 264;
/** squares for all of a guest's memory, in rows */
export const PAGES = 32;
const COLUMNS = 16;
const [LEAST, MOST_WIDTH] = [296, 560];
const PACKET = 9;

/** used, idle: in memory; balloon: given up by the guest's own choice; gone: written to disk by the hypervisor's */
export type PageKind = 'used' | 'idle' | 'balloon' | 'gone';

export interface PageMark {
	readonly x: number;
	readonly y: number;
	readonly kind: PageKind;
}

export interface TwinMarks {
	readonly width: number;
	readonly tile: Box;
	readonly os: Box;
	readonly chip: Box;
	readonly square: number;
	/** none while the guest holds no memory */
	readonly pages: readonly PageMark[];
	/** y of the line below the squares */
	readonly captionY: number;
	/** around what the balloon holds, a box for each row */
	readonly balloons: readonly Box[];
	/** squares on the disk; `used`: the guest was using it */
	readonly onDisk: readonly { readonly x: number; readonly y: number; readonly used: boolean }[];
	/** the way of packets, right of the tile */
	readonly lane: Box;
	readonly packets: readonly { readonly x: number; readonly y: number }[];
	/** px of a packet's edge */
	readonly packet: number;
	/** the memory that guest and hypervisor share; null with an emulated card */
	readonly ring: Box | null;
	/** each is one entry into the hypervisor */
	readonly knocks: readonly { readonly x: number; readonly y: number; readonly from: number }[];
}

export function layout(twin: Twin, room: number): TwinMarks {
	const width = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST, room)));
	const tile = { x: 2, y: TILE_TOP, width: Math.round(width * 0.54), height: WALL_Y - 2 - TILE_TOP };
	const pitch = px(Math.min(15, (tile.width - 20) / COLUMNS));
	const square = px(pitch - 3);
	const left = px(tile.x + (tile.width - (COLUMNS * pitch - 3)) / 2);
	const top = TILE_TOP + 34;
	const kinds = twin.guest.holdsMemory ? kindsOf(twin) : [];
	const pages = kinds.map((kind, at) => ({ kind, x: px(left + (at % COLUMNS) * pitch), y: px(top + Math.floor(at / COLUMNS) * pitch) }));
	const used = usedPages(twin);
	const gone = kinds.flatMap((kind, at) => (kind === 'gone' ? [at] : []));
	const lane = { x: tile.x + tile.width + 12, y: TILE_TOP, width: width - tile.x - tile.width - 12, height: tile.height };
	const os = { x: tile.x + 8, y: 120, width: tile.width - 16, height: 44 };
	return {
		width,
		tile,
		os,
		chip: { x: os.x + 6, y: os.y + 21, width: Math.min(os.width - 12, 122), height: 19 },
		square,
		pages,
		captionY: px(top + 2 * pitch + 12),
		balloons: balloonsOf(pages, square),
		onDisk: gone.map((at, nth) => ({
			x: px(82 + (nth % COLUMNS) * Math.min(pitch, 11)),
			y: DISK_Y + 10 + Math.floor(nth / COLUMNS) * 9 - (gone.length > COLUMNS ? 4 : 0),
			used: at < used
		})),
		lane,
		packet: PACKET,
		...sentOn(twin, lane)
	};
}

const pagesOf = (MiB: number, { guest }: Twin): number => Math.round((MiB / guest.memoryMiB) * PAGES);
const usedPages = (twin: Twin): number => pagesOf((twin.guest.activePercent / 100) * twin.guest.memoryMiB, twin);

/** What is in use comes first. A balloon takes from the end, where nothing is in use; paging takes squares spread over all. */
function kindsOf(twin: Twin): PageKind[] {
	const used = usedPages(twin);
	const kinds = Array.from({ length: PAGES }, (_, at): PageKind => (at < used ? 'used' : 'idle'));
	const balloon = pagesOf(twin.guest.balloonMiB, twin);
	for (let at = PAGES - balloon; at < PAGES; at++) kinds[at] = 'balloon';
	const gone = Math.min(PAGES - balloon, pagesOf(twin.guest.pagedMiB, twin));
	for (let nth = 0, taken = 0; taken < gone; nth++) {
		const at = (nth * STRIDE + 1) % PAGES;
		if (kinds[at] === 'balloon') continue;
		kinds[at] = 'gone';
		taken++;
	}
	return kinds;
}

/** has no divisor in common with the number of squares: every square is met once */
const STRIDE = 13;

function balloonsOf(pages: readonly PageMark[], square: number): Box[] {
	const rows = new Map<number, PageMark[]>();
	for (const page of pages) if (page.kind === 'balloon') rows.set(page.y, [...(rows.get(page.y) ?? []), page]);
	return [...rows].flatMap(([y, row]) => {
		const [first, last] = [row[0], row.at(-1)];
		return first && last
			? [{ x: px(first.x - 2.5), y: px(y - 2.5), width: px(last.x - first.x + square + 5), height: px(square + 5) }]
			: [];
	});
}

/** Every packet with its own knocks, or all of them in one ring with one. Nothing is sent by a guest that does not run. */
function sentOn({ guest, sending }: Twin, lane: Box): Pick<TwinMarks, 'packets' | 'ring' | 'knocks'> {
	const count = guest.state === 'running' ? sending.packets : 0;
	const pitch = px(Math.min(24, lane.width / 8));
	if (sending.emulated) {
		const packets = Array.from({ length: count }, (_, nth) => ({ x: px(lane.x + nth * pitch + (pitch - PACKET) / 2), y: 104 }));
		const knocks = packets.flatMap(({ x }) =>
			Array.from({ length: sending.each }, (_, nth) => ({ x: px(x + PACKET / 2), y: WALL_Y + 9 + nth * 11, from: 104 + PACKET + 3 }))
		);
		return { packets, ring: null, knocks };
	}
	const step = px(Math.min(13, (lane.width - 12) / 8));
	const ring = { x: lane.x, y: 98, width: px(8 * step + 8), height: 21 };
	const packets = Array.from({ length: count }, (_, nth) => ({ x: px(ring.x + 6 + nth * step), y: 104 }));
	return { packets, ring, knocks: count === 0 ? [] : [{ x: px(ring.x + ring.width / 2), y: WALL_Y + 25, from: ring.y + ring.height }] };
}

// Where the pool's parts stand: two screens, the broker between them and the desktops, the images and the file share; and the lines between.
import { px, type Box } from '../marks/box';

export interface WardLayout {
	readonly width: number;
	readonly height: number;
	/** of the chosen desktop, and of who came last */
	readonly chosen: Box;
	readonly portal: Box;
	readonly broker: Box;
	readonly pool: Box;
	readonly columns: number;
	/** by place */
	readonly tiles: readonly Box[];
	/** what each row of desktops stands on */
	readonly floors: readonly Box[];
	readonly images: Box;
	readonly share: Box;
	/** the picture's way from the desktop at a place to the screen; the portal's person has a lane of her own */
	readonly wire: (to: 'chosen' | 'portal', place: number) => string;
	/** the short talks: the portal asks the broker, the broker has a desktop picked */
	readonly asks: Arrow;
	readonly picks: Arrow;
	/** where the words beside the chosen screen's wire stand, those above the desktops, and the broker's */
	readonly words: Point;
	readonly poolTitle: Point;
	readonly brokerTitle: Point;
	/** from the image at a height of its box to the pool */
	readonly makes: (y: number) => Arrow;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

export interface Arrow {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

/** the two strokes at an arrow's end, after its line */
export const headOf = ({ x1, y1, x2, y2 }: Arrow): string => {
	const [along, across] = [x1 === x2 ? Math.sign(y2 - y1) : Math.sign(x2 - x1), x1 === x2];
	return across ? `m-5 ${-6 * along}l5 ${6 * along}l5 ${-6 * along}` : `m${-6 * along} -5l${6 * along} 5l${-6 * along} 5`;
};

const TILE = 78;
const HANDLE = 9;
const FLOOR = 8;
const LANE = 24;
const TITLE = 20;
const SCREEN = 146;
const BROKER = { width: 124, height: 74 };
const WIDE = 900;

export const ward = (width: number, places: number): WardLayout => (width >= WIDE ? beside(width, places) : below(width, places));

/** screens at the left, then the broker, the pool, the images */
function beside(width: number, places: number): WardLayout {
	const screen = 208;
	const chosen = { x: 0, y: TITLE, width: screen, height: SCREEN };
	const portal = { x: 0, y: chosen.y + SCREEN + 36 + TITLE, width: screen, height: SCREEN };
	const broker = { x: screen + 24, y: portal.y + 52, ...BROKER };
	const left = broker.x + broker.width + 36;
	const side = 156;
	const pool = poolAt(left, TITLE + 50, width - side - 30 - left, places);
	const images = { x: width - side, y: TITLE + 30, width: side, height: 128 };
	const share = { x: width - side, y: images.y + images.height + 44, width: side, height: 86 };
	const gutter = { chosen: left - 22, portal: left - 14 };
	const height = Math.max(portal.y + SCREEN + 14, pool.box.y + pool.box.height + 28, share.y + share.height + 12);
	const from = { chosen: chosen.y + SCREEN / 2, portal: portal.y + 22 };
	return {
		...{ width, height, chosen, portal, broker, images, share },
		...{ pool: pool.box, columns: pool.columns, tiles: pool.tiles, floors: pool.floors },
		wire: (to, place) => `M${screen} ${from[to]}H${gutter[to]}V${pool.lane(place, to)}H${middleOf(pool.tiles[place])}v${pool.drop(to)}`,
		asks: { x1: screen, y1: broker.y + 40, x2: broker.x - 2, y2: broker.y + 40 },
		picks: { x1: broker.x + broker.width, y1: broker.y + 40, x2: left - 6, y2: broker.y + 40 },
		words: { x: screen + 10, y: from.chosen - 8 },
		poolTitle: { x: left, y: pool.box.y - 32 },
		brokerTitle: { x: broker.x, y: broker.y + broker.height + 18 },
		makes: (y) => ({ x1: images.x - 4, y1: y, x2: pool.box.x + pool.box.width + 6, y2: y })
	};
}

/** the screens above, the broker below the second of them, then the pool, then the images and the share */
function below(width: number, places: number): WardLayout {
	const gap = 16;
	const screen = px((width - gap) / 2);
	const chosen = { x: 0, y: TITLE, width: screen, height: SCREEN };
	const portal = { ...chosen, x: screen + gap };
	const broker = { x: portal.x + 34, y: chosen.y + SCREEN + 46, width: Math.min(BROKER.width, screen - 34), height: BROKER.height };
	const left = 26;
	const pool = poolAt(left, broker.y + broker.height + 64, width - left, places);
	const under = pool.box.y + pool.box.height + 28 + TITLE + 14;
	const images = { x: 0, y: under, width: screen, height: 128 };
	const share = { x: screen + gap, y: under, width: screen, height: 86 };
	const gutter = { chosen: 5, portal: 13 };
	const from = { chosen: px(screen * 0.22), portal: portal.x + 14 };
	const start = chosen.y + SCREEN + 10;
	const wire = (to: 'chosen' | 'portal', place: number) => {
		const first = pool.lane(0, to);
		const row = place < pool.columns ? '' : `H${gutter[to]}V${pool.lane(place, to)}`;
		return `M${from[to]} ${start}V${first}${row}H${middleOf(pool.tiles[place])}v${pool.drop(to)}`;
	};
	const center = broker.x + broker.width / 2;
	return {
		...{ width, height: under + 136, chosen, portal, broker, images, share },
		...{ pool: pool.box, columns: pool.columns, tiles: pool.tiles, floors: pool.floors },
		wire,
		asks: { x1: center, y1: start, x2: center, y2: broker.y - HANDLE - 2 },
		picks: { x1: center, y1: broker.y + broker.height, x2: center, y2: broker.y + broker.height + 18 },
		words: { x: from.chosen + 8, y: start + 26 },
		poolTitle: { x: from.chosen + 12, y: pool.box.y - 30 },
		brokerTitle: { x: broker.x, y: broker.y - HANDLE - 6 },
		makes: () => ({ x1: 40, y1: under - TITLE - 16, x2: 40, y2: pool.box.y + pool.box.height + 4 })
	};
}

function poolAt(x: number, y: number, width: number, places: number) {
	const columns = width >= 485 ? 10 : 5;
	const gap = 5;
	const tile = px((width - gap * (columns - 1)) / columns);
	const rows = Math.ceil(places / columns);
	const top = (row: number) => y + HANDLE + row * (HANDLE + TILE + FLOOR + LANE);
	const height = top(rows - 1) + TILE + FLOOR - y;
	const offset = { chosen: 6, portal: 13 };
	return {
		box: { x, y, width, height },
		columns,
		tiles: Array.from({ length: places }, (_, place): Box => ({
			x: px(x + (place % columns) * (tile + gap)),
			y: top(Math.floor(place / columns)),
			width: tile,
			height: TILE
		})),
		floors: Array.from({ length: rows }, (_, row): Box => ({ x, y: top(row) + TILE, width, height: FLOOR })),
		/** y above the row in which a place is */
		lane: (place: number, to: 'chosen' | 'portal') => top(Math.floor(place / columns)) - HANDLE - offset[to],
		drop: (to: 'chosen' | 'portal') => offset[to]
	};
}

const middleOf = (box: Box | undefined): number => (box ? px(box.x + box.width / 2) : 0);

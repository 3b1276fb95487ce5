// Memory as marks: the same steps of guests twice, as free memory that hardly moves and as slowness with its cliff; and promises beside the
// metal, to one scale.
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { GuestView, HostView } from '$lib/sim/view';
import { px, type Box } from '../marks/box';
import type { AtRest } from './squeezed';

/** px: left and right of the plot, and the handle on its axis, whose middle runs from `EDGE` inside the plot to `EDGE` before its end */
export const LEFT = 40;
export const RIGHT = 8;
export const EDGE = 14;
/** fewer guests are not drawn: nothing happens there */
const FEWEST = 4;
const FREE = { y: 24, height: 76 };
const SLOW = { y: 138, height: 150 };
/** times as long: the ends of the axis, on which each line is twice the one below */
const SLOWEST = 64;
/** GiB between two lines of free memory */
const STEP_GIB = 8;

export interface Curve {
	/** as far as it is true now, and from there on; SVG paths */
	readonly so: string;
	readonly then: string;
}

export interface ChartMarks {
	readonly width: number;
	readonly height: number;
	readonly free: Box & {
		readonly lines: readonly { readonly y: number; readonly GiB: number }[];
		readonly area: string;
		readonly curve: Curve;
	};
	readonly slow: Box & {
		readonly lines: readonly { readonly y: number; readonly times: number }[];
		readonly chosen: Curve;
		readonly other: string;
	};
	/** now; what is slower than the axis is long, or stands still, is at its top */
	readonly now: { readonly x: number; readonly freeY: number; readonly slowY: number };
	readonly steps: readonly { readonly x: number; readonly count: number }[];
	/** the first step on which memory in use is taken; null when there is none */
	readonly cliff: { readonly x: number; readonly count: number } | null;
	/** ends of the axis of guests */
	readonly from: number;
	readonly to: number;
}

/** @param now free memory in MiB and times as long, as they are */
export function chart(
	rest: readonly AtRest[],
	other: readonly AtRest[],
	now: { readonly count: number; readonly leftMiB: number; readonly slowness: number },
	width: number
): ChartMarks {
	const [from, to] = [FEWEST, rest.length];
	const plot = { x: LEFT, width: width - LEFT - RIGHT };
	const x = scaleLinear()
		.domain([from, to])
		.range([plot.x + EDGE, plot.x + plot.width - EDGE]);
	const top = Math.ceil((rest[FEWEST - 1]?.leftMiB ?? 0) / 1024 / STEP_GIB) * STEP_GIB;
	const freeY = scaleLinear()
		.domain([0, top])
		.range([FREE.y + FREE.height, FREE.y]);
	const slowY = scaleLog()
		.base(2)
		.domain([1, SLOWEST])
		.range([SLOW.y + SLOW.height, SLOW.y]);
	const freeOf = (each: AtRest): [number, number] => [x(each.count), freeY(Math.max(0, each.leftMiB) / 1024)];
	const slowOf = (each: AtRest): [number, number] => [x(each.count), slowY(Math.min(SLOWEST, each.slowness))];
	const shown = rest.slice(FEWEST - 1);
	const split = (at: (each: AtRest) => [number, number]): Curve => ({
		so: path(shown.filter(({ count }) => count <= now.count).map(at)),
		then: path(shown.filter(({ count }) => count >= now.count).map(at))
	});
	const bites = shown.find((each) => each.bites);
	return {
		width,
		height: SLOW.y + SLOW.height + 10,
		free: {
			...plot,
			...FREE,
			lines: Array.from({ length: top / STEP_GIB / 2 + 1 }, (_, nth) => nth * STEP_GIB * 2).map((GiB) => ({ y: px(freeY(GiB)), GiB })),
			area: `${path(shown.map(freeOf))}L${px(x(to))},${freeY(0)}L${px(x(from))},${freeY(0)}Z`,
			curve: split(freeOf)
		},
		slow: {
			...plot,
			...SLOW,
			lines: [1, 2, 4, 8, 16, 32, 64].map((times) => ({ y: px(slowY(times)), times })),
			chosen: split(slowOf),
			other: path(other.slice(FEWEST - 1).map(slowOf))
		},
		now: {
			x: px(x(Math.max(from, now.count))),
			freeY: px(freeY(Math.min(top, Math.max(0, now.leftMiB / 1024)))),
			slowY: px(slowY(Math.min(SLOWEST, now.slowness)))
		},
		steps: shown.map(({ count }) => ({ x: px(x(count)), count })),
		cliff: bites ? { x: px(x(bites.count)), count: bites.count } : null,
		from,
		to
	};
}

const path = (points: [number, number][]): string => line().digits(1)(points) ?? '';

// ── promises and metal ──

export type PartKind = 'kept' | 'shared' | 'balloon' | 'paged';

export interface PromiseMarks {
	readonly width: number;
	readonly height: number;
	readonly promises: readonly {
		readonly key: string;
		readonly box: Box;
		readonly parts: readonly { readonly kind: PartKind; readonly x: number; readonly width: number }[];
		/** it has no balloon yet */
		readonly starting: boolean;
	}[];
	readonly host: Box;
	/** hypervisor, and its part for each guest */
	readonly hyper: Box;
	/** what guests really hold of the metal */
	readonly held: readonly Box[];
	readonly free: Box;
	/** where the promises end; beyond the metal where more is promised */
	readonly end: number;
}

const TILE = 34;
const BAY = 40;
const BETWEEN = 34;

/** @param on guests that hold memory; @param all of them, so that the scale stays */
export function promises(host: HostView, on: readonly GuestView[], all: readonly GuestView[], width: number): PromiseMarks {
	const most = Math.max(
		host.memoryMiB,
		all.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0)
	);
	const perMiB = (width - 2) / most;
	const y = 8;
	const bay = { x: 0, y: y + TILE + BETWEEN, width: px(host.memoryMiB * perMiB), height: BAY };
	let promised = 0;
	let filled = host.memoryMiB - host.memoryLeftMiB - on.reduce((sum, guest) => sum + keptOf(guest), 0);
	const hyper = { ...bay, width: filled * perMiB };
	const tiles = on.map((guest) => {
		const box = { x: promised * perMiB, y, width: guest.memoryMiB * perMiB, height: TILE };
		promised += guest.memoryMiB;
		return { key: guest.id, box, parts: partsOf(guest, box, perMiB), starting: guest.state === 'starting' };
	});
	const held = on.map((guest) => {
		const box = { ...bay, x: filled * perMiB, width: keptOf(guest) * perMiB };
		filled += keptOf(guest);
		return box;
	});
	return {
		width,
		height: bay.y + BAY + 20,
		promises: tiles,
		host: bay,
		hyper,
		held,
		free: { ...bay, x: filled * perMiB, width: Math.max(0, host.memoryLeftMiB) * perMiB },
		end: promised * perMiB
	};
}

const keptOf = ({ memoryMiB, balloonMiB, pagedMiB, sharedMiB }: GuestView): number => memoryMiB - balloonMiB - pagedMiB - sharedMiB;

function partsOf(guest: GuestView, { x: left }: Box, perMiB: number): { kind: PartKind; x: number; width: number }[] {
	let x = left;
	const amounts: [PartKind, number][] = [
		['kept', keptOf(guest)],
		['shared', guest.sharedMiB],
		['balloon', guest.balloonMiB],
		['paged', guest.pagedMiB]
	];
	return amounts.flatMap(([kind, MiB]) => {
		const part = { kind, x, width: MiB * perMiB };
		x += part.width;
		return MiB > 0 ? [part] : [];
	});
}

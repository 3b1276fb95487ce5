// The measures of a rack at a width: where the plate stands, how tall tiles are, how much memory one shelf holds, and the one scale of all hosts.
import type { WorldView } from '$lib/sim/view';
import { px } from '../marks/box';

export interface RackOptions {
	/** px that the figure may take */
	readonly width: number;
	/** lower tiles, no local disks' names: for a figure between paragraphs */
	readonly compact?: boolean;
	/** one line a host, no room for wires: for estates of hundreds */
	readonly dense?: boolean;
}

export interface Metrics {
	readonly width: number;
	readonly dense: boolean;
	/** phone: the plate lies on top and the bay folds */
	readonly folded: boolean;
	readonly plateWidth: number;
	readonly plateHeight: number;
	readonly portsWidth: number;
	/** right of the hosts, for the wires */
	readonly gutter: number;
	readonly tileHeight: number;
	/** above each tile, for its handle */
	readonly handleRoom: number;
	readonly hyperHeight: number;
	readonly rulerHeight: number;
	/** between two hosts */
	readonly gap: number;
	/** memory of one shelf of the bay; all of a host's memory where it does not fold */
	readonly shelfMiB: number;
	readonly pxPerMiB: number;
}

export const EDGE = 2;
const GIB = 1024;
/** below this the names of usual servers do not fit, so the bay folds [mock-ups: 4 to 5 px per GB] */
const LEAST_PX_PER_GIB = 3.9;
const DENSE_PX_PER_GIB = 6;
const MOST_PX_PER_GIB = 40;

export function metricsFor(view: WorldView, options: RackOptions): Metrics {
	const dense = options.dense === true;
	const folded = options.width < 560;
	const narrow = options.width < 860;
	const base = {
		width: options.width,
		dense,
		folded,
		plateWidth: folded ? 0 : dense ? 104 : narrow ? 104 : 128,
		plateHeight: folded ? 36 : 0,
		portsWidth: dense ? 0 : folded ? 26 : narrow ? 32 : 40,
		gutter: dense || folded ? 0 : narrow ? 44 : 56,
		handleRoom: dense ? 9 : 13,
		hyperHeight: dense ? 6 : 9,
		rulerHeight: dense ? 6 : 20,
		gap: dense ? 10 : 16
	};
	const bay = options.width - base.plateWidth - base.portsWidth - base.gutter - 2 * EDGE;
	const hosts = Object.values(view.hosts);
	const largest = Math.max(16 * GIB, ...hosts.map((host) => host.memoryMiB));
	const shelfMiB = shelfFor(largest, bay, dense, folded);
	const overhang = Math.max(0, ...hosts.map((host) => (shelfMiB < largest ? 0 : host.memoryUsedMiB)));
	const room = bay + base.portsWidth + base.gutter - 8;
	const pxPerMiB = Math.min(MOST_PX_PER_GIB / GIB, bay / shelfMiB, overhang > 0 ? room / overhang : Infinity);
	const tall = shelfMiB < largest || folded ? 94 : 104;
	return { ...base, shelfMiB, pxPerMiB, tileHeight: dense ? 34 : options.compact ? 78 : tall };
}

/**
 * Shelves of 64 GB or a multiple, so wide that names keep their room. In an estate of small guests they are as long as possible while a
 * guest of 4 GB keeps 24 px from its neighbor's middle, so that each can be pressed. Except on phones all shelves of the largest host are
 * about equally long.
 */
function shelfFor(largest: number, bay: number, dense: boolean, folded: boolean): number {
	const least = dense ? DENSE_PX_PER_GIB : LEAST_PX_PER_GIB;
	const step = dense ? 16 : 64;
	if (bay / (largest / GIB) >= least) return largest;
	const steps = Math.max(64 / step, Math.floor(bay / least / step));
	const longest = Math.min(largest, steps * step * GIB);
	if (folded) return longest;
	const count = Math.ceil(largest / longest);
	return Math.ceil(largest / count / (16 * GIB)) * 16 * GIB;
}

/** px of an amount of memory, to a tenth */
export const memoryPx = (metrics: Metrics, MiB: number): number => px(MiB * metrics.pxPerMiB);

// A chain of files as marks: a strip of sixteen squares a file, the newest on top, what the guest reads above them all; one read falls
// through the strips until it finds its square.
import { px, type Box } from '../marks/box';
import { WINDOW, markAt, readOf, type ChainFile } from './chain';

const GUTTER = 18;
const LABEL = 168;
const TAG = 92;
const WIDEST = 50;
const TALLEST = 32;
/** px above the strips, for the numbers of the squares */
const AXIS = 22;
/** below this many px the labels stand above their strips */
const FOLD = 560;

export interface Cell extends Box {
	/** the write whose data it is: 0 was there before; null: nothing */
	readonly mark: number | null;
}

export interface Strip {
	/** the file's id; null: what the guest reads */
	readonly id: string | null;
	readonly cells: readonly Cell[];
	/** of its two lines of words, the baseline of the first */
	readonly label: { readonly x: number; readonly y: number };
	readonly onWay: boolean;
	/** the snapshot that froze it, as a line above it with its name at the right */
	readonly flag: { readonly y: number; readonly name: string; readonly deleted: boolean } | null;
}

export interface ChainMarks {
	readonly width: number;
	readonly height: number;
	readonly folded: boolean;
	readonly cell: number;
	/** px where the first square begins */
	readonly left: number;
	readonly reads: Strip;
	readonly strips: readonly Strip[];
	/** what lies on what: paths in the gutter */
	readonly ties: readonly { readonly d: string; readonly onWay: boolean }[];
	readonly fall: {
		readonly x: number;
		readonly from: number;
		readonly to: number;
		readonly stops: readonly { readonly y: number; readonly number: number; readonly found: boolean }[];
		/** it found nothing: zeros */
		readonly zeros: boolean;
	};
	/** the numbers of the squares, above the strips: every second one where they are narrow */
	readonly axis: { readonly y: number; readonly numbers: readonly { readonly x: number; readonly number: number }[] };
}

/** @param rows files to keep room for, so that the page does not jump when some come or go */
export function layoutChain(files: readonly ChainFile[], square: number, width: number, rows = files.length): ChainMarks {
	const folded = width < FOLD;
	const left = folded ? GUTTER : GUTTER + LABEL;
	const cell = Math.max(14, Math.min(WIDEST, Math.floor((width - left - (folded ? 2 : TAG)) / WINDOW.squares)));
	const high = Math.min(cell, TALLEST);
	const [lead, gap] = folded ? [20, 22] : [0, 26];
	const pitch = lead + high + gap;
	const top = (nth: number): number => AXIS + lead + nth * pitch + (nth > 0 ? 10 : 0);
	const stripAt = (nth: number, id: string | null, marks: readonly (number | null)[], onWay: boolean, flag: Strip['flag']): Strip => ({
		id,
		cells: marks.map((mark, column) => ({ x: left + column * cell, y: top(nth), width: cell, height: high, mark })),
		label: folded ? { x: GUTTER, y: top(nth) - 7 } : { x: GUTTER + 2, y: top(nth) + high / 2 - 3 },
		onWay,
		flag
	});
	const squares = Array.from({ length: WINDOW.squares }, (_, place) => place);
	const reads = stripAt(
		0,
		null,
		squares.map((place) => readOf(files, place).mark),
		true,
		null
	);
	const strips = files.map((file, nth) =>
		stripAt(
			nth + 1,
			file.id,
			squares.map((place) => markAt(file.extents, place)),
			file.onWay,
			file.frozenBy && {
				y: px(top(nth + 1) - lead - (gap - (folded ? 4 : 0)) / 2 + (folded ? 2 : 0)),
				name: file.frozenBy.name,
				deleted: file.frozenBy.deleted
			}
		)
	);
	const middle = (id: string): number | null => {
		const nth = files.findIndex((file) => file.id === id);
		return nth < 0 ? null : top(nth + 1) + high / 2;
	};
	const read = readOf(files, square);
	const stops = read.looked.map((file, nth) => ({ y: middle(file.id) ?? 0, number: nth + 1, found: file === read.found }));
	const last = stops.at(-1)?.y ?? top(0);
	const height = top(Math.max(rows, files.length)) + high + 36;
	return {
		width,
		height,
		folded,
		cell,
		left,
		reads,
		strips,
		ties: files.flatMap(({ id, below, onWay }) => {
			const [from, to] = [middle(id), below === null ? null : middle(below)];
			if (from === null || to === null) return [];
			const x = onWay ? 11 : 4;
			return [{ d: onWay ? `M${x} ${from}V${to}` : `M11 ${from}H${x}V${to}H11`, onWay }];
		}),
		fall: {
			x: px(left + (square + 0.5) * cell),
			from: top(0) + high,
			to: read.found ? last : top(files.length) + high + 16,
			stops,
			zeros: read.found === null
		},
		axis: {
			y: top(0) - lead - 7,
			numbers: squares
				.filter((place) => cell >= 24 || place % 2 === 0)
				.map((place) => ({ x: px(left + (place + 0.5) * cell), number: place + 1 }))
		}
	};
}

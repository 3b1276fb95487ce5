// How many have come, and how many work: two lines, the waiting people between them, and the longest wait as the widest gap.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { px } from '../marks/box';
import type { Forecast } from './plan';

export const PEOPLE = 96;

export interface PeopleMarks {
	readonly top: number;
	readonly bottom: number;
	readonly came: string;
	readonly works: string;
	/** between the two: those who wait */
	readonly waiting: string;
	/** of whoever waits longest */
	readonly longest: { readonly x1: number; readonly x2: number; readonly y: number };
}

export function peopleMarks(
	{ arrivals, ends, people, slowest }: Forecast,
	times: readonly number[],
	x: (at: number) => number,
	top: number
): PeopleMarks {
	const y = scaleLinear([0, people], [top + PEOPLE, top]);
	const counts = times.map((at) => ({ at, came: countUpTo(arrivals, at), works: countUpTo(ends, at) }));
	type Count = (typeof counts)[number];
	const drawn = (of: (count: Count) => number) =>
		line<Count>(
			({ at }) => px(x(at)),
			(count) => px(y(of(count)))
		)(counts) ?? '';
	return {
		top,
		bottom: top + PEOPLE,
		came: drawn(({ came }) => came),
		works: drawn(({ works }) => works),
		waiting:
			area<Count>()
				.x(({ at }) => px(x(at)))
				.y0(({ works }) => px(y(works)))
				.y1(({ came }) => px(y(came)))(counts) ?? '',
		longest: { x1: px(x(arrivals[slowest] ?? 0)), x2: px(x(ends[slowest] ?? 0)), y: px(y(slowest + 0.5)) }
	};
}

/** how many of these moments, in order, have passed */
function countUpTo(moments: readonly number[], at: number): number {
	let [low, high] = [0, moments.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((moments[middle] ?? Infinity) <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}

// The hour before the doors open, on a time scale of its own: desktops that boot in groups, one after the other.
import { scaleLinear } from 'd3-scale';
import { askedBy, givenTo } from '$lib/sim/delivery/morning';
import { px, type Box } from '../marks/box';
import { EARLY } from './plan';
import { sumOf } from './wave';

export interface EarlyMarks {
	readonly left: number;
	readonly right: number;
	/** px of each group's boots */
	readonly bars: readonly Box[];
	/** of a group */
	readonly iops: number;
	/** s after midnight at which the last ones have booted */
	readonly until: number;
}

/** each group takes its minute as long as the array gives what it asks */
export function earlyMarks(
	place: { left: number; right: number },
	desktops: number,
	iops: number,
	y: (iops: number) => number,
	bottom: number
): EarlyMarks {
	const x = scaleLinear([EARLY.from, EARLY.from + 3600], [place.left, place.right]);
	const moment = { booting: EARLY.group, loggingIn: 0, working: 0 };
	const given = sumOf(givenTo(moment, iops));
	const seconds = 60 * (sumOf(askedBy(moment)) / given);
	const groups = Math.ceil(desktops / EARLY.group);
	return {
		...place,
		bars: Array.from({ length: groups }, (_, nth) => ({
			x: px(x(EARLY.from + nth * EARLY.everyS)),
			y: px(y(given)),
			width: px(x(seconds) - x(0)),
			height: px(bottom - y(given))
		})),
		iops: desktops > 0 ? given : 0,
		until: EARLY.from + Math.max(0, groups - 1) * EARLY.everyS + seconds
	};
}

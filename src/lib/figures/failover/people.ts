// The people cut off, as steps over the seconds. The area under them is exactly the user-minutes lost: a px is as many seconds and people
// everywhere.
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { lostMinutes, returns, type Outage, type PeopleStep } from './outage';
import * as words from './timeline-words';

export interface PeopleMarks {
	readonly box: Box;
	/** one glyph stands for so many people; they stand at these x */
	readonly each: number;
	readonly crowd: readonly number[];
	/** outlines of the areas; empty when there is none */
	readonly past: string;
	readonly ahead: string;
	readonly count: string;
	readonly minutes: { readonly x: number; readonly y: number; readonly width: number; readonly text: string };
	readonly back: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

/** people that one glyph stands for */
const EACH = 20;
const GLYPH = 17;

/** @param end s of the axis' end; @param now s since the loss, null before it */
export function peopleMarks({ people }: Outage, now: number | null, x: (seconds: number) => number, end: number, box: Box): PeopleMarks {
	const all = Math.max(1, ...people.map(({ cutOff }) => cutOff));
	const y = scaleLinear([0, all], [box.y + box.height, box.y]);
	const steps = area<PeopleStep>()
		.x(({ at }) => px(x(at)))
		.y0(px(y(0)))
		.y1(({ cutOff }) => px(y(cutOff)))
		.curve(curveStepAfter);
	const outline = (points: readonly PeopleStep[]) => (points.length > 1 ? (steps([...points]) ?? '') : '');
	const step = (at: number): PeopleStep => ({ at, cutOff: people.findLast((each) => each.at <= at)?.cutOff ?? 0 });
	const last = people.at(-1);
	const ends = last?.cutOff === 0;
	const over = ends ? last.at : end;
	const passed = Math.min(now ?? 0, over);
	const first = returns(people)[0]?.at ?? end;
	const text = words.minutes(lostMinutes(people, passed), lostMinutes(people, over), ends, now === null);
	const wide = textWidth(text, 14, 'bold') + 20;
	const inside = wide <= x(first) - x(0) - 8;
	return {
		box,
		each: EACH,
		crowd: crowdOf(all, x(0) + 8, x(first) - 8),
		past: now === null ? '' : outline([...people.filter(({ at }) => at <= passed), step(passed)]),
		ahead: passed >= over ? '' : outline([step(passed), ...people.filter(({ at }) => at > passed), step(over)]),
		count: words.people(all),
		minutes: {
			x: px(inside ? (x(0) + x(first) - wide) / 2 : x(0)),
			y: box.y + (inside ? box.height / 2 + 6 : box.height + 4),
			width: px(wide),
			text
		},
		back: backLabels(people, box, x, (cutOff) => y(cutOff))
	};
}

/** beside each step, none on top of the one before it */
function backLabels(
	people: readonly PeopleStep[],
	box: Box,
	x: (seconds: number) => number,
	y: (people: number) => number
): PeopleMarks['back'] {
	let above = -Infinity;
	return returns(people).map(({ at, back, before }) => {
		const wanted = Math.min(y(before) + 12, box.y + box.height - 4);
		above = Math.max(wanted, above + 15);
		return { x: px(x(at) + 6), y: px(above), text: words.back(at, back) };
	});
}

/** as many as have room */
function crowdOf(people: number, from: number, until: number): number[] {
	const fit = Math.max(0, Math.floor((until - from) / GLYPH));
	return Array.from({ length: Math.min(fit, Math.ceil(people / EACH)) }, (_, nth) => px(from + nth * GLYPH));
}

// The end of a move, enlarged: the last round, what the rule calls little enough, and the pause. Pure, in px.
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { m } from '$lib/paraglide/messages';
import { MiB } from '$lib/sim/units';
import { duration } from '$lib/words/time';
import { decimal, memory, size } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { FLOOR, leftOver, TOP } from './chart';
import { enoughBytes, type Plan } from './plan';
import type { Run } from './run';

/** px beside the chart, or below it where there is no room */
export const ZOOM = 232;
export const BELOW = 132;

export interface ZoomMarks {
	readonly frame: Box;
	/** two dotted lines from the end on the chart; empty where it is not drawn */
	readonly rays: string;
	readonly title: string;
	/** what it will show, or why it never will; null: it shows it */
	readonly note: string | null;
	readonly floor: number;
	readonly bar: { readonly box: Box; readonly left: string; readonly rewritten: string; readonly text: string } | null;
	readonly enough: { readonly y: number; readonly text: string } | null;
	readonly pause: { readonly box: Box; readonly text: string } | null;
}

/**
 * @param frame where it stands
 * @param from x on the chart's floor where the last round begins; null: it is not drawn there
 */
export function zoom(run: Run, plan: Plan, frame: Box, from: number | null): ZoomMarks {
	const floor = frame.y + frame.height - 26;
	const empty = { frame, rays: '', floor, bar: null, enough: null, pause: null };
	if (run.phase !== 'done' && run.phase !== 'pull') {
		const note = run.endless ? m.race_zoomNever() : m.race_zoomLater();
		return { ...empty, title: m.race_zoomTitle(), note };
	}
	const { pause } = run;
	if (!pause) return { ...empty, title: m.race_zoomTitle(), note: m.race_zoomLater() };
	const round = run.rounds.at(-1);
	const begins = round?.from ?? pause.from - (pause.to - pause.from) / 2;
	const enough = enoughBytes(plan);
	const most = Math.max(round?.MiB ?? 0, pause.lastCopyMiB, round && enough !== null ? enough / MiB : 0) * MiB;
	const x = scaleLinear()
		.domain([begins, pause.to])
		.range([frame.x + 16, frame.x + frame.width - 16]);
	const y = scaleLinear()
		.domain([0, most])
		.range([floor, frame.y + 44]);
	const dirtied: [number, number][] = round
		? [
				[round.from, 0],
				[round.to, round.dirtiedMiB * MiB]
			]
		: [];
	return {
		...empty,
		title: round ? m.race_zoomOf({ time: duration(pause.to - begins) }) : m.race_zoomPause(),
		note: null,
		rays: from === null ? '' : raysTo(frame, from),
		bar: round
			? {
					box: rect(x(round.from), x(round.to), y(round.MiB * MiB), floor),
					left: leftOver(round, { x, y }),
					rewritten: line()(dirtied.map(([s, bytes]) => [px(x(s)), px(y(bytes))])) ?? '',
					text: m.race_barShort({ round: decimal(round.nth, 0), sent: memory(round.MiB) })
				}
			: null,
		enough: enough === null || !round ? null : { y: px(y(enough)), text: m.race_enough({ size: size(enough) }) },
		pause: {
			box: rect(x(pause.from), Math.max(x(pause.to), x(pause.from) + 3), Math.min(y(pause.lastCopyMiB * MiB), floor - 4), floor),
			text: m.race_pauseOf({ time: duration(pause.to - pause.from) })
		}
	};
}

const rect = (left: number, right: number, top: number, floor: number): Box => ({
	x: px(left),
	y: px(top),
	width: px(Math.max(1, right - left)),
	height: px(floor - top)
});

const raysTo = (frame: Box, from: number): string =>
	frame.y < FLOOR
		? `M${from} ${FLOOR}L${frame.x} ${frame.y + 4}M${from} ${FLOOR}L${frame.x} ${frame.y + frame.height - 4}`
		: `M${from} ${FLOOR}L${frame.x + 4} ${frame.y}M${from} ${FLOOR}L${frame.x + frame.width - 4} ${frame.y}`;

/** beside a chart that is wide enough, else below it */
export const frameAt = (width: number, beside: boolean): Box =>
	beside
		? { x: width - ZOOM + 0.5, y: TOP - 22.5, width: ZOOM - 1, height: FLOOR + 22 - TOP + 8 }
		: { x: 0.5, y: FLOOR + 54.5, width: width - 1, height: BELOW };

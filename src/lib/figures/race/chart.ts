// A lane's chart: each round a bar as wide as its seconds and as tall as its bytes, in it what is still to be sent, and what is rewritten
// meanwhile. Pure: from a run and a plan to px.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { m } from '$lib/paraglide/messages';
import { MiB } from '$lib/sim/units';
import { rewritten } from '$lib/sim/migration/dirtying';
import { duration } from '$lib/words/time';
import { decimal, memory, size } from '$lib/words/units';
import { px, type Box } from '../marks/box';
import { textWidth } from '../marks/measure';
import { enoughBytes, type Plan } from './plan';
import type { Round, Run, Stretch } from './run';

/** px: the axis of bytes at the left, what stands above the plot, and the plot */
export const LEFT = 46;
export const TOP = 30;
export const PLOT = 132;
export const FLOOR = TOP + PLOT;
/** right of the axis of time: where "never" stands */
export const NEVER = 58;
/** below the floor: the ticks of time, and what was predicted */
const FOOT = 42;

export interface ChartMarks {
	readonly width: number;
	readonly height: number;
	readonly plot: Box;
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
	/** x of "never"; null where nobody predicts */
	readonly never: number | null;
	readonly bars: readonly Bar[];
	readonly pause: Box | null;
	/** y of what the rule leaves to the last copy; null: it names no amount */
	readonly enough: number | null;
	/** at the right end: rounds that go on and on */
	readonly more: { readonly x: number; readonly y: number; readonly text: string } | null;
	/** x of now, while it is under way */
	readonly now: number | null;
}

export interface Tick {
	readonly at: number;
	readonly text: string;
}

export interface Bar {
	readonly key: string;
	readonly kind: 'disk' | 'round' | 'pull';
	/** not yet true: what the round will be */
	readonly planned: boolean;
	readonly box: Box;
	/** paths; empty where there is nothing */
	readonly left: string;
	readonly rewritten: string;
	readonly label: (Tick & { readonly y: number }) | null;
}

export interface Scale {
	/** s and bytes at the ends of the axes */
	readonly span: number;
	readonly top: number;
}

export type Axes = Record<'x' | 'y', ScaleLinear<number, number>>;

/** @param right px that the plot leaves free at its right, for the last round enlarged */
export function chart(run: Run, plan: Plan, { span, top }: Scale, width: number, right: number, predicts: boolean): ChartMarks {
	const plot = { x: LEFT, y: TOP, width: Math.max(60, width - LEFT - right - (predicts ? NEVER : 12)), height: PLOT };
	const x = scaleLinear()
		.domain([0, span])
		.range([plot.x, plot.x + plot.width]);
	const y = scaleLinear().domain([0, top]).range([FLOOR, TOP]);
	const enough = enoughBytes(plan);
	const shown = run.phase === 'ready' ? [planned(plan)] : stretchesOf(run, plan);
	const bars = withLabels(
		shown.filter(({ stretch }) => stretch.from < span),
		{ x, y },
		// what goes on and on has its word at the right end
		plot.x + plot.width + (run.endless ? 0 : NEVER)
	);
	const last = run.rounds.at(-1);
	return {
		width,
		height: FLOOR + FOOT,
		plot,
		xTicks: ticksOf(x, plot.width),
		yTicks: [0.5, 1].map((part) => ({ at: px(y(top * part)), text: part === 1 ? size(top) : decimal((top * part) / 2 ** 30, 1) })),
		never: predicts ? px(plot.x + plot.width + NEVER - 14) : null,
		bars,
		pause: run.pause && run.pause.from < span ? pauseBox(run.pause, { x, y }) : null,
		enough: enough === null ? null : px(y(enough)),
		more:
			run.endless && last
				? { x: px(plot.x + plot.width), y: px(y(last.MiB * MiB)), text: m.race_andSoOn({ round: decimal(run.round, 0) }) }
				: null,
		now: run.phase === 'ready' || run.phase === 'done' || run.seconds > span ? null : px(x(run.seconds))
	};
}

interface Shown {
	readonly key: string;
	readonly kind: Bar['kind'];
	readonly planned: boolean;
	readonly stretch: Stretch;
	/** s at which it will be over */
	readonly until: number;
	readonly dirtied: readonly (readonly [number, number])[];
	/** from long to short */
	readonly names: readonly string[];
}

/** before the start: the first round, as the numbers on the sliders have it */
function planned(plan: Plan): Shown {
	const seconds = plan.ramBytes / plan.liveBytesPerS;
	const from = plan.setupS;
	const stretch = { from, to: from + seconds, MiB: plan.ramBytes / MiB, leftMiB: 0 };
	const words = { sent: size(plan.ramBytes), time: duration(seconds) };
	if (plan.diskBytes > 0) {
		const disk = { from, to: from + plan.diskS, MiB: plan.diskBytes / MiB, leftMiB: 0 };
		const copied = { sent: size(plan.diskBytes), time: duration(plan.diskS) };
		return { key: 'disk', kind: 'disk', planned: true, stretch: disk, until: disk.to, dirtied: [], names: [m.race_plannedDisk(copied)] };
	}
	if (plan.method === 'post-copy')
		return { key: 'pull', kind: 'pull', planned: true, stretch, until: stretch.to, dirtied: [], names: [m.race_plannedPull(words)] };
	const names = [m.race_plannedRound(words), m.race_barShort({ round: '1', sent: words.sent })];
	return { key: 'round 1', kind: 'round', planned: true, stretch, until: stretch.to, dirtied: rewriting(plan, from, seconds), names };
}

/** points (s, bytes) of what is rewritten: at the guest's rate, until it has gone once around what it rewrites */
function rewriting(plan: Plan, from: number, seconds: number): [number, number][] {
	const { dirtying, dirtyBytesPerS, workingSetBytes } = plan;
	const after = (s: number): [number, number] => [
		from + s,
		rewritten(dirtying, dirtyBytesPerS, Math.min(workingSetBytes, plan.ramBytes), s)
	];
	const around = dirtyBytesPerS > 0 ? workingSetBytes / dirtyBytesPerS : Infinity;
	return around < seconds ? [after(0), after(around), after(seconds)] : [after(0), after(seconds)];
}

function stretchesOf(run: Run, plan: Plan): Shown[] {
	const shown: Shown[] = [];
	if (run.disk) {
		const { disk } = run;
		const until = disk.leftMiB > 0 ? disk.from + plan.diskS : disk.to;
		const words = { sent: memory(disk.MiB), time: duration(until - disk.from) };
		shown.push({ key: 'disk', kind: 'disk', planned: false, stretch: disk, until, dirtied: [], names: [m.race_barDisk(words)] });
	}
	for (const round of run.rounds) shown.push(roundShown(round, plan));
	if (run.pull) {
		const { pull } = run;
		const until = pull.to + (pull.leftMiB * MiB) / plan.liveBytesPerS;
		const words = { sent: memory(pull.MiB), time: duration(until - pull.from) };
		const names = [m.race_barPull(words), m.race_barPullShort({ sent: words.sent })];
		shown.push({ key: 'pull', kind: 'pull', planned: false, stretch: pull, until, dirtied: [], names });
	}
	return shown;
}

function roundShown(round: Round, plan: Plan): Shown {
	const seconds = round.to - round.from;
	const until = round.to + (round.leftMiB * MiB) / plan.liveBytesPerS;
	const words = { round: decimal(round.nth, 0), sent: memory(round.MiB), time: duration(until - round.from) };
	const steady = rewriting(plan, round.from, seconds);
	const bytes = round.dirtiedMiB * MiB;
	// its rate was another one for a part of the round: what is known are the two ends
	const known = Math.abs((steady.at(-1)?.[1] ?? 0) - bytes) <= MiB;
	return {
		key: `round ${round.nth}`,
		kind: 'round',
		planned: false,
		stretch: round,
		until,
		dirtied: known
			? steady
			: [
					[round.from, 0],
					[round.to, bytes]
				],
		names: [m.race_barLong(words), m.race_barShort(words), words.round]
	};
}

const LABEL = 13;
/** px of a bar that has room for its number at least */
const OWN = 24;

/** The longest name that stands in nobody's way: above its bar, and over the bars to its right where they are lower. */
function withLabels(shown: readonly Shown[], { x, y }: Axes, right: number): Bar[] {
	const placed: Box[] = [];
	const boxes = shown.map(({ stretch, until }) =>
		boxOf(stretch.from, Math.min(until, x.domain()[1] ?? until), stretch.MiB * MiB, { x, y })
	);
	return shown.flatMap(({ key, kind, planned, stretch, dirtied, names }, nth) => {
		const box = boxes[nth];
		if (!box) return [];
		const label = { x: box.x + 2, y: box.y - 6 - LABEL, width: 0, height: LABEL + 2 };
		// a bar to the right stands in its way where it is taller, or has room for a name of its own in the same line
		const next = boxes.slice(nth + 1).find((other) => other.y < box.y - 2 || (other.y < box.y + LABEL + 2 && other.width >= OWN));
		const room = next?.x ?? right;
		const text = names
			.map((words) => ({ words, width: textWidth(words, LABEL, 'bold') }))
			.find(({ width }) => label.x + width <= room - 4 && !placed.some((other) => overlap({ ...label, width }, other)));
		if (text) placed.push({ ...label, width: text.width });
		return {
			key,
			kind,
			planned,
			box,
			left: leftOver(stretch, { x, y }),
			rewritten: dirtied.length > 0 ? (line()(dirtied.map(([s, bytes]) => [px(x(s)), px(y(bytes))])) ?? '') : '',
			label: text ? { at: label.x, y: box.y - 6, text: text.words } : null
		};
	});
}

const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6 && a.y < b.y + b.height && b.y < a.y + a.height;

const boxOf = (from: number, to: number, bytes: number, { x, y }: Axes): Box => ({
	x: px(x(from)),
	y: px(y(bytes)),
	width: px(Math.max(1, x(to) - x(from))),
	height: px(y(0) - y(bytes))
});

/** what is still to be sent: falls evenly from the bar's top */
export const leftOver = ({ from, to, MiB: sent, leftMiB }: Stretch, { x, y }: Axes): string =>
	area<readonly [number, number]>()
		.x(([s]) => px(x(s)))
		.y0(px(y(0)))
		.y1(([, bytes]) => px(y(bytes)))([
		[from, sent * MiB],
		[to, leftMiB * MiB]
	]) ?? '';

/** at least so wide that it is seen */
const pauseBox = ({ from, to, lastCopyMiB }: NonNullable<Run['pause']>, { x, y }: Axes): Box => ({
	x: px(x(from)),
	y: Math.min(px(y(lastCopyMiB * MiB)), FLOOR - 6),
	width: px(Math.max(3, x(to) - x(from))),
	height: Math.max(6, px(y(0) - y(lastCopyMiB * MiB)))
});

/** whole steps, as many as have room for their words; minutes where seconds would be hundreds */
function ticksOf(x: Axes['x'], width: number): Tick[] {
	const span = x.domain()[1] ?? 1;
	const unit = span >= 300 ? 60 : 1;
	const ticks = scaleLinear()
		.domain([0, span / unit])
		.ticks(Math.max(2, Math.min(6, Math.floor(width / 70))));
	return ticks.map((tick, nth) => {
		const value = decimal(tick, 1);
		const last = nth === ticks.length - 1;
		return { at: px(x(tick * unit)), text: !last ? value : unit === 60 ? m.race_minutes({ value }) : m.race_seconds({ value }) };
	});
}

// The morning as marks: what the desktops ask of the array over time and what it gives, and below it how many have come and how many work.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { askedBy, givenTo, type Moment, type Shares } from '$lib/sim/delivery/morning';
import { hourAndMinute } from './time-of-day';
import { px } from '../marks/box';
import { DOORS, EARLY, momentAt, type Forecast } from './plan';
import { sumOf, writesOf, type Image } from './wave';

export type Layer = 'steady' | 'login' | 'boot' | 'writes' | 'reads' | 'given';

export interface ChartMarks {
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly yTicks: readonly { readonly y: number; readonly iops: number }[];
	readonly xTicks: readonly { readonly x: number; readonly text: string }[];
	/** y of what the array can do */
	readonly limit: number;
	/** from the bottom up; what is still to come */
	readonly ahead: readonly { readonly layer: Layer; readonly d: string }[];
	/** what has happened */
	readonly past: readonly { readonly layer: Layer; readonly d: string }[];
	/** asked for, and the part of it that is not given */
	readonly asked: string;
	readonly short: string;
	/** asked for if the desktops started when asked; empty where they do */
	readonly compared: string;
	/** the highest point of what is asked */
	readonly peak: { readonly x: number; readonly y: number };
	readonly now: number | null;
	readonly early: EarlyMarks;
	readonly people: PeopleMarks;
}

/** the hour before, on a time scale of its own */
export interface EarlyMarks {
	readonly left: number;
	readonly right: number;
	/** px of each group's boots */
	readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
	readonly iops: number;
	readonly until: number;
}

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

export interface Shown {
	readonly forecast: Forecast;
	/** the same people, each desktop started when asked; null where that is what is shown */
	readonly compared: Forecast | null;
	/** what has happened in the world, and its clock, s; null: the doors are closed */
	readonly past: readonly Moment[];
	readonly now: number | null;
	/** what fills the wave; `hidden`: only how high it is */
	readonly fill: 'hidden' | 'phases' | 'writes';
	readonly image: Image;
	readonly desktops: number;
}

const SPANS = [8, 10, 15, 20, 30, 40, 60, 90]; // min
const TOPS = [4000, 5000, 6000, 7000, 8000, 10_000, 12_000];
const [CHART, PEOPLE, GAP] = [230, 96, 44];
const TOP = 30;

export function chart({ forecast, compared, past, now, fill, image, desktops }: Shown, width: number): ChartMarks {
	const narrow = width < 560;
	const left = narrow ? 46 : 56;
	const early = { left, right: left + (narrow ? 56 : 104) };
	const main = { left: early.right + (narrow ? 14 : 26), right: width - (narrow ? 8 : 112) };
	const bottom = TOP + CHART;
	const end = spanFor(Math.max(forecast.end, compared?.end ?? 0));
	const highest = Math.max(forecast.iops, ...[forecast, ...(compared ? [compared] : [])].map(({ moments }) => mostAsked(moments)));
	const top = TOPS.find((most) => most >= highest * 1.06) ?? highest * 1.1;
	const x = scaleLinear([-30, end], [main.left, main.right]);
	const y = scaleLinear([0, top], [bottom, TOP]);
	const times = sampled(-30, end, main.right - main.left);
	const ahead = times.map((at) => ({ at, moment: momentAt(forecast.moments, at) }));
	const upTo = now === null ? [] : [...times.filter((at) => at < now), Math.min(now, end)];
	const behind = upTo.map((at) => ({ at, moment: momentAt(past, at) }));
	const askedLine = line<Sample>(
		({ at }) => px(x(at)),
		({ moment }) => px(y(sumOf(askedBy(moment))))
	);
	const peak = ahead.reduce((best, each) => (sumOf(askedBy(each.moment)) > sumOf(askedBy(best.moment)) ? each : best), at0(ahead));
	const stack = (samples: readonly Sample[]) => stacked(samples, layersOf(fill, image, forecast.iops), x, y);
	return {
		width,
		height: bottom + GAP + PEOPLE + 20,
		left: main.left,
		right: main.right,
		top: TOP,
		bottom,
		yTicks: y.ticks(5).map((iops) => ({ y: px(y(iops)), iops })),
		xTicks: ticksOf(end, main.right - main.left).map((at) => ({ x: px(x(at)), text: hourAndMinute(DOORS + at) })),
		limit: px(y(forecast.iops)),
		ahead: stack(ahead),
		past: fill === 'hidden' ? [] : stack(behind),
		asked: askedLine(ahead) ?? '',
		short:
			area<Sample>()
				.x(({ at }) => px(x(at)))
				.y0(({ moment }) => px(y(Math.min(forecast.iops, sumOf(askedBy(moment))))))
				.y1(({ moment }) => px(y(sumOf(askedBy(moment)))))(ahead) ?? '',
		compared: compared ? (askedLine(times.map((at) => ({ at, moment: momentAt(compared.moments, at) }))) ?? '') : '',
		peak: { x: px(x(peak.at)), y: px(y(sumOf(askedBy(peak.moment)))) },
		now: now === null ? null : px(x(Math.min(now, end))),
		early: earlyMarks(early, forecast.early ? desktops : 0, forecast.iops, y, bottom),
		people: peopleMarks(forecast, times, x, bottom + GAP)
	};
}

interface Sample {
	readonly at: number;
	readonly moment: Moment;
}

const at0 = (samples: readonly Sample[]): Sample => samples[0] ?? { at: 0, moment: momentAt([], 0) };
const mostAsked = (moments: readonly Moment[]): number => moments.reduce((most, moment) => Math.max(most, sumOf(askedBy(moment))), 0);

/** s, until a while after the last one works */
function spanFor(end: number): number {
	const minutes = (Number.isFinite(end) ? end : 0) / 60 + 1.5;
	return (SPANS.find((span) => span >= minutes) ?? Math.ceil(minutes / 30) * 30) * 60;
}

/** every two px */
function sampled(from: number, to: number, width: number): number[] {
	const count = Math.max(2, Math.round(width / 2));
	return Array.from({ length: count + 1 }, (_, nth) => from + ((to - from) * nth) / count);
}

/** full minutes, as many as there is room for */
function ticksOf(end: number, width: number): number[] {
	const most = Math.max(2, Math.floor(width / 64));
	const step = [1, 2, 5, 10, 15, 20, 30].find((minutes) => end / 60 / minutes <= most) ?? 30;
	const first = Math.ceil(DOORS / 60 / step) * step * 60 - DOORS;
	return Array.from({ length: Math.floor((end - first) / 60 / step) + 1 }, (_, nth) => first + nth * step * 60);
}

type Part = { readonly layer: Layer; readonly of: (given: Shares) => number };

const PHASES: readonly Part[] = [
	{ layer: 'steady', of: ({ steady }) => steady },
	{ layer: 'login', of: ({ login }) => login },
	{ layer: 'boot', of: ({ boot }) => boot }
];

function layersOf(fill: Shown['fill'], image: Image, iops: number): (moment: Moment) => readonly { layer: Layer; value: number }[] {
	const parts: readonly Part[] =
		fill === 'hidden'
			? [{ layer: 'given', of: sumOf }]
			: fill === 'phases'
				? PHASES
				: [
						{ layer: 'writes', of: (given) => writesOf(given, image) },
						{ layer: 'reads', of: (given) => sumOf(given) - writesOf(given, image) }
					];
	return (moment) => {
		const given = givenTo(moment, iops);
		return parts.map(({ layer, of }) => ({ layer, value: of(given) }));
	};
}

function stacked(
	samples: readonly Sample[],
	layersAt: ReturnType<typeof layersOf>,
	x: (at: number) => number,
	y: (iops: number) => number
): { layer: Layer; d: string }[] {
	const rows = samples.map(({ at, moment }) => ({ at, layers: layersAt(moment) }));
	const below = rows.map(() => 0);
	return (rows[0]?.layers ?? []).map(({ layer }, nth) => {
		const bands = rows.map(({ at, layers }, i) => {
			const from = below[i] ?? 0;
			const to = from + (layers[nth]?.value ?? 0);
			below[i] = to;
			return { at, from, to };
		});
		const draw = area<(typeof bands)[number]>()
			.x(({ at }) => px(x(at)))
			.y0(({ from }) => px(y(from)))
			.y1(({ to }) => px(y(to)));
		return { layer, d: draw(bands) ?? '' };
	});
}

/** groups that boot one after the other; each takes its minute as long as the array gives what it asks */
function earlyMarks(
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

function peopleMarks(
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

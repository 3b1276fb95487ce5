// The morning as marks: what the desktops ask of the array over time and what it gives, and below it how many have come and how many work.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { askedBy, type Moment } from '$lib/sim/delivery/morning';
import { hourAndMinute } from './time-of-day';
import { px } from '../marks/box';
import { earlyMarks, type EarlyMarks } from './early-marks';
import { layersOf, stacked, type Fill, type Layer, type Sample } from './layers';
import { PEOPLE, peopleMarks, type PeopleMarks } from './people-marks';
import { DOORS, momentAt, type Forecast } from './plan';
import { sumOf, type Image } from './wave';

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

export interface Shown {
	readonly forecast: Forecast;
	/** the same people, each desktop started when asked; null where that is what is shown */
	readonly compared: Forecast | null;
	/** what has happened in the world, and its clock, s; null: the doors are closed */
	readonly past: readonly Moment[];
	readonly now: number | null;
	readonly fill: Fill;
	readonly image: Image;
	readonly desktops: number;
}

const SPANS = [8, 10, 15, 20, 30, 40, 60, 90]; // min
const TOPS = [4000, 5000, 6000, 7000, 8000, 10_000, 12_000];
const [CHART, GAP] = [230, 44];
const TOP = 30;

export function chart({ forecast, compared, past, now, fill, image, desktops }: Shown, width: number): ChartMarks {
	const narrow = width < 560;
	const left = narrow ? 46 : 56;
	const early = { left, right: left + (narrow ? 56 : 104) };
	const main = { left: early.right + (narrow ? 14 : 26), right: width - (narrow ? 8 : 122) };
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
